/**
 * What this browser knows, and how a fact is put into it. Facts come from answers of the server and from live events; they may come
 * twice and in any order, so each object is only ever replaced by a version that is not older, and what is gone stays gone.
 */
import type { ArrivalDay } from '../../contract/arrival.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { LiveEvent, Thing } from '../../contract/live.ts'
import type { Agent } from '../../contract/organisation.ts'

/**
 * A part of a conversation without gaps, oldest first, mostly its end. `before` and `after` are the cursors to what stands before and
 * after it, null at the ends. What is older than `floor` or newer than `ceiling` was not loaded, and an event about it changes nothing
 * here.
 */
export type Thread = {
  readonly messages: readonly Message[]
  readonly before: string | null
  readonly floor: Place | null
  readonly after: string | null
  readonly ceiling: Place | null
  /** Messages have come or gone that no event tells of: it is to be fetched anew. */
  readonly regrouped?: boolean
}
export type Place = Pick<Message, 'receivedAt' | 'id'>

/** The ledger has no versions: the row that was counted at the highest position is the newest. */
type CountedDay = { readonly row: ArrivalDay; readonly position: number }

type Table<T> = Readonly<Record<string, T>>

/** What stands by itself and has a version: labels, teams, rules and the like. */
export type ThingOf<T extends Thing> = NonNullable<LiveEvent['now'][T]>
export type AnyThing = ThingOf<Thing>
type Things = { readonly [T in Thing]?: Table<ThingOf<T>> }

export type LiveState = {
  /** Of the newest event that was applied. */
  readonly position: number
  readonly conversations: Table<Conversation>
  /** Only of conversations that were opened. */
  readonly threads: Table<Thread>
  readonly channels: Table<Channel>
  readonly agents: Table<Agent>
  readonly accounts: Table<{
    readonly id: string
    readonly version: number
    readonly name: string
    readonly handle: string | null
    readonly url: string | null
  }>
  readonly contacts: Table<{ readonly id: string; readonly version: number; readonly name: string }>
  readonly days: Table<CountedDay>
  readonly things: Things
  /** Id to the version at which it was gone. */
  readonly gone: Table<number>
  /** Position of the last removal of the demo firm: whatever of it was said before then is gone. */
  readonly demoEnded: number
}

export const emptyState: LiveState = {
  position: 0,
  conversations: {},
  threads: {},
  channels: {},
  agents: {},
  accounts: {},
  contacts: {},
  days: {},
  things: {},
  gone: {},
  demoEnded: -1,
}

type Slice = 'conversations' | 'threads' | 'channels' | 'agents' | 'accounts' | 'contacts' | 'days' | 'gone'

/** A state being changed. A slice is copied the first time something is put into it, so a batch of events costs one copy. */
export type Draft = { state: LiveState; copied: Set<Slice | Thing> }

export const draft = (state: LiveState): Draft => ({ state, copied: new Set() })

export function set<S extends Slice>(into: Draft, slice: S, id: string, value: LiveState[S][string]): void {
  writable(into, slice)[id] = value
}

export function drop(into: Draft, slice: Slice, id: string): void {
  if (id in into.state[slice]) delete writable(into, slice)[id]
}

/** Put a thing in its place, or take it away (null). */
export function setThing(into: Draft, kind: Thing, id: string, thing: AnyThing | null): void {
  if (!into.copied.has(kind)) {
    into.copied.add(kind)
    const things = { ...into.state.things, [kind]: { ...into.state.things[kind] } }
    into.state = { ...into.state, things }
  }
  const table = into.state.things[kind] as Record<string, AnyThing>
  if (thing) table[id] = thing
  else delete table[id]
}

function writable<S extends Slice>(into: Draft, slice: S): Record<string, LiveState[S][string]> {
  if (!into.copied.has(slice)) {
    into.copied.add(slice)
    into.state = { ...into.state, [slice]: { ...into.state[slice] } }
  }
  return into.state[slice] as Record<string, LiveState[S][string]>
}

export const dayKey = (row: ArrivalDay): string => `${row.channel.id}/${row.day}`

/** The order of a conversation: by when we received it, as the store orders it. */
export function byReceived(a: Place, b: Place): number {
  return Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
