/** Putting facts into the state: the only code that decides what is newer, what is gone, and whose name stands on it. */
import type { ArrivalDay } from '../../contract/arrival.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Contact } from '../../contract/contact.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { type Thing, thingNames } from '../../contract/live.ts'
import type { Agent } from '../../contract/organisation.ts'
import {
  type AnyThing,
  byReceived,
  type Draft,
  dayKey,
  draft,
  drop,
  type LiveState,
  type Place,
  set,
  setThing,
  type ThingOf,
  type Thread,
} from './state.ts'

/** A page of messages. One that was asked for with a cursor of what we have is `joins` to it by that cursor. */
export type ThreadPage = {
  id: string
  messages: readonly Message[]
  before: string | null
  /** Absent as well at the end of the conversation. */
  after?: string | null
  joins?: string
}

/** What an answer of the server tells us. */
export type Facts = {
  conversations?: readonly Conversation[]
  thread?: ThreadPage
  messages?: readonly Message[]
  channels?: readonly Channel[]
  agents?: readonly Agent[]
  contact?: Contact
  days?: readonly ArrivalDay[]
  things?: { [T in Thing]?: readonly ThingOf<T>[] }
}

/** @param position of the event up to which the facts were read; later events are still to be applied */
export function learn(state: LiveState, facts: Facts, position: number): LiveState {
  const into = draft(state)
  for (const channel of facts.channels ?? []) putChannel(into, channel, position)
  for (const agent of facts.agents ?? []) putAgent(into, agent)
  if (facts.contact) putContact(into, facts.contact)
  for (const conversation of facts.contact?.conversations ?? []) putConversation(into, conversation, position)
  for (const conversation of facts.conversations ?? []) putConversation(into, conversation, position)
  if (facts.thread) putThread(into, facts.thread)
  for (const message of facts.messages ?? []) putMessage(into, message)
  for (const row of facts.days ?? []) putDay(into, row, position)
  for (const kind of thingNames) for (const thing of facts.things?.[kind] ?? []) putThing(into, kind, thing)
  return into.state
}

/** Seen at this version is stronger than gone at this version: the one who saw it was the later to look. */
const isGone = (into: Draft, id: string, version: number) => (into.state.gone[id] ?? -1) > version
const isOlder = (known: { version: number } | undefined, version: number) =>
  known !== undefined && known.version > version
const isRemovedDemo = (into: Draft, demo: boolean, position: number) => demo && position <= into.state.demoEnded

export function putConversation(into: Draft, conversation: Conversation, position: number): void {
  const { id, version } = conversation
  if (isRemovedDemo(into, conversation.channel.demo, position)) return
  if (isGone(into, id, version) || isOlder(into.state.conversations[id], version)) return
  set(into, 'conversations', id, named(into.state, conversation))
}

/** Into its conversation's thread, when that was opened and reaches that far. */
export function putMessage(into: Draft, message: Message): void {
  const thread = message.conversationId === null ? undefined : into.state.threads[message.conversationId]
  if (!thread || message.conversationId === null || isGone(into, message.id, message.version)) return
  const known = thread.messages.find((other) => other.id === message.id)
  if (isOlder(known, message.version)) return
  if (!known && thread.floor && byReceived(message, thread.floor) < 0) return
  if (!known && thread.ceiling && byReceived(message, thread.ceiling) > 0) return
  const others = thread.messages.filter((other) => other.id !== message.id)
  set(into, 'threads', message.conversationId, {
    ...thread,
    messages: [...others, signed(into.state, message)].sort(byReceived),
  })
}

/** What we have and what comes are each without gaps. Where they touch they become one; else what comes takes its place. */
function putThread(into: Draft, page: ThreadPage): void {
  const known = into.state.threads[page.id]
  if (page.joins !== undefined && page.joins !== known?.before && page.joins !== known?.after) return
  const reach = reachOf(page)
  const one = known && (page.joins !== undefined || (!known.regrouped && touch(known, reach)))
  set(into, 'threads', page.id, one ? { ...known, ...together(known, reach) } : { messages: [], ...reach })
  for (const message of page.messages) putMessage(into, message)
}

/** Messages have come to it from elsewhere, or gone: what we hold of it is shown until it is fetched anew. */
export function putRegrouped(into: Draft, id: string): void {
  const thread = into.state.threads[id]
  if (thread && !thread.regrouped) set(into, 'threads', id, { ...thread, regrouped: true })
}

type Reach = Omit<Thread, 'messages' | 'regrouped'>

/** An end of the conversation has no limit. */
function reachOf({ messages, before, after = null }: ThreadPage): Reach {
  const [oldest, newest] = [messages[0] ?? null, messages.at(-1) ?? null]
  return { before, floor: before === null ? null : oldest, after, ceiling: after === null ? null : newest }
}

/** Whoever thought to have the end may have missed something: what counts is the newest message that is there. */
const touch = (known: Thread, page: Reach) =>
  reaches(known.messages.at(-1) ?? null, page.floor) && reaches(page.ceiling, known.floor)
const reaches = (ceiling: Place | null, floor: Place | null) => !ceiling || !floor || byReceived(ceiling, floor) >= 0

function together(a: Reach, b: Reach): Reach {
  const low = !a.floor || (b.floor && byReceived(a.floor, b.floor) <= 0) ? a : b
  const high = !a.ceiling || (b.ceiling && byReceived(a.ceiling, b.ceiling) >= 0) ? a : b
  return { before: low.before, floor: low.floor, after: high.after, ceiling: high.ceiling }
}

export function putChannel(into: Draft, channel: Channel, position: number): void {
  const { id, version } = channel
  if (isRemovedDemo(into, channel.demo, position)) return
  if (isGone(into, id, version) || isOlder(into.state.channels[id], version)) return
  const renamed = into.state.channels[id]?.name !== channel.name
  set(into, 'channels', id, teamed(into.state, channel))
  if (!renamed) return
  renameConversations(into, (conversation) => conversation.channel.id === id)
  for (const day of Object.values(into.state.days))
    if (day.row.channel.id === id) set(into, 'days', dayKey(day.row), { ...day, row: titled(into.state, day.row) })
}

export function putAgent(into: Draft, agent: Agent): void {
  const { id, version } = agent
  const known = into.state.agents[id]
  if (isGone(into, id, version) || isOlder(known, version)) return
  set(into, 'agents', id, agent)
  if (known?.alias === agent.alias && known.face === agent.face) return
  renameConversations(into, (conversation) => conversation.agent?.id === id)
  signAgain(into, (message) => message.author.agentId === id || message.logged?.byId === id)
}

export function putAccount(into: Draft, account: LiveState['accounts'][string]): void {
  if (isOlder(into.state.accounts[account.id], account.version)) return
  set(into, 'accounts', account.id, account)
  signAgain(into, ({ author, spread }) => author.accountId === account.id || spread?.by?.accountId === account.id)
}

export function putContact(into: Draft, contact: { id: string; version: number; name: string }): void {
  const { id, version, name } = contact
  const known = into.state.contacts[id]
  if (isOlder(known, version)) return
  set(into, 'contacts', id, { id, version, name })
  if (known?.name !== name) renameConversations(into, (conversation) => conversation.contact.id === id)
}

export function putThing(into: Draft, kind: Thing, thing: AnyThing): void {
  const { id, version } = thing
  if (isGone(into, id, version) || isOlder(into.state.things[kind]?.[id], version)) return
  const meant = kind === 'label' && into.state.things.label?.[id]?.meaning !== (thing as ThingOf<'label'>).meaning
  const renamed = kind === 'team' && into.state.things.team?.[id]?.name !== (thing as ThingOf<'team'>).name
  setThing(into, kind, id, thing)
  if (meant) renameConversations(into, (conversation) => conversation.labelIds.includes(id))
  if (renamed) renameTeam(into, id)
}

function renameTeam(into: Draft, id: string): void {
  renameConversations(into, (conversation) => conversation.team?.id === id)
  for (const channel of Object.values(into.state.channels))
    if (channel.team?.id === id) set(into, 'channels', channel.id, teamed(into.state, channel))
}

export function putThingGone(into: Draft, kind: Thing, id: string, version: number): void {
  set(into, 'gone', id, Math.max(into.state.gone[id] ?? -1, version))
  if ((into.state.things[kind]?.[id]?.version ?? version) < version) setThing(into, kind, id, null)
  if (kind === 'label') renameConversations(into, (conversation) => conversation.labelIds.includes(id))
  if (kind === 'team') renameTeam(into, id)
}

export function putDay(into: Draft, row: ArrivalDay, position: number): void {
  if (isRemovedDemo(into, row.channel.demo, position)) return
  const key = dayKey(row)
  if ((into.state.days[key]?.position ?? -1) > position) return
  set(into, 'days', key, { row: titled(into.state, row), position })
}

/** Not there at this version: deleted, or no longer for this viewer, unless it is seen at this version or a later one. */
export function putGone(
  into: Draft,
  slice: 'conversations' | 'channels' | 'agents',
  id: string,
  version: number,
): void {
  set(into, 'gone', id, Math.max(into.state.gone[id] ?? -1, version))
  if ((into.state[slice][id]?.version ?? version) >= version) return
  drop(into, slice, id)
  if (slice === 'conversations') drop(into, 'threads', id)
}

export function putMessageGone(into: Draft, id: string, version: number): void {
  set(into, 'gone', id, Math.max(into.state.gone[id] ?? -1, version))
  for (const [threadId, thread] of Object.entries(into.state.threads)) {
    const left = thread.messages.filter((message) => message.id !== id || message.version >= version)
    if (left.length < thread.messages.length) set(into, 'threads', threadId, { ...thread, messages: left })
  }
}

/** Everything of the demo firm that was said up to this position. */
export function putDemoEnd(into: Draft, position: number): void {
  if (position <= into.state.demoEnded) return
  into.state = { ...into.state, demoEnded: position }
  for (const { id, channel } of Object.values(into.state.conversations))
    if (channel.demo) {
      drop(into, 'conversations', id)
      drop(into, 'threads', id)
    }
  for (const { id, demo } of Object.values(into.state.channels)) if (demo) drop(into, 'channels', id)
  for (const { row } of Object.values(into.state.days)) if (row.channel.demo) drop(into, 'days', dayKey(row))
}

function renameConversations(into: Draft, whose: (conversation: Conversation) => boolean): void {
  for (const conversation of Object.values(into.state.conversations))
    if (whose(conversation)) set(into, 'conversations', conversation.id, named(into.state, conversation))
}

/** A conversation carries names of others; the newest that we know of them is what stands on it. */
function named(state: LiveState, conversation: Conversation): Conversation {
  const agent = conversation.agent && state.agents[conversation.agent.id]
  const contact = state.contacts[conversation.contact.id]
  return {
    ...teamed(state, titled(state, meant(state, conversation))),
    ...(agent ? { agent: { id: agent.id, alias: agent.alias, face: agent.face } } : {}),
    ...(contact ? { contact: { id: contact.id, name: contact.name } } : {}),
  }
}

/** What a label means may have changed since, and a label that is gone means nothing. */
function meant(state: LiveState, conversation: Conversation): Conversation {
  const { complaint } = conversation
  const means = (id: string) => {
    const label = state.things.label?.[id]
    return label ? label.meaning === 'complaint' : state.gone[id] === undefined && complaint.labelIds.includes(id)
  }
  const labelIds = conversation.labelIds.filter(means)
  const situation = labelIds.length > 0 ? complaint.with : complaint.without
  return { ...conversation, situation, complaint: { ...complaint, labelIds } }
}

function teamed<T extends { team: Conversation['team'] }>(state: LiveState, on: T): T {
  const team = on.team && state.things.team?.[on.team.id]
  if (on.team && !team && state.gone[on.team.id] !== undefined) return { ...on, team: null }
  return team ? { ...on, team: { id: team.id, name: team.name } } : on
}

function titled<T extends { channel: Conversation['channel'] }>(state: LiveState, on: T): T {
  const channel = state.channels[on.channel.id]
  return channel ? { ...on, channel: { ...on.channel, name: channel.name } } : on
}

/** Names change on what was said before, too. */
function signAgain(into: Draft, whose: (message: Message) => boolean): void {
  for (const [threadId, thread] of Object.entries(into.state.threads))
    if (thread.messages.some(whose))
      set(into, 'threads', threadId, { ...thread, messages: thread.messages.map((each) => signed(into.state, each)) })
}

/** Who passes it on may go by another name by now. */
function passedOn(state: LiveState, one: Message): Message {
  const by = one.spread?.by
  const known = by && state.accounts[by.accountId]
  return one.spread && known
    ? { ...one, spread: { ...one.spread, by: { accountId: known.id, name: known.name } } }
    : one
}

function signed(state: LiveState, said: Message): Message {
  const one = passedOn(state, said)
  const listener = one.logged?.byId ? state.agents[one.logged.byId] : undefined
  const message = one.logged && listener ? { ...one, logged: { ...one.logged, by: listener.alias } } : one
  const { author } = message
  const agent = author.agentId === null ? undefined : state.agents[author.agentId]
  if (agent) return { ...message, author: { ...author, name: agent.alias, face: agent.face } }
  const account = author.accountId === null ? undefined : state.accounts[author.accountId]
  return account
    ? { ...message, author: { ...author, name: account.name, handle: account.handle, url: account.url } }
    : message
}
