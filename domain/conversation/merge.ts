/**
 * Two conversations that turn out to be one dialogue. One goes on as part of the other: what stood there stands there now, and whatever
 * still comes in for it follows. It can be taken apart again, and then each has what belongs to it, also what was said meanwhile.
 *
 * The conversation that was merged stands still as it was. Of the other is remembered how it stood before and after, so that taking
 * apart changes only what merging did.
 */
import { type Danger, worst } from '../language/reading.ts'
import { type Due, nobodyWaits, ownTurn } from '../routing/turn.ts'
import type { Trace } from './change.ts'
import { type Conversation, hearCustomer, hearUs, type Spoken } from './conversation.ts'

/** How the conversation that took another in stood before that and after, as JSON carries it; never what was said in it. */
export type Standing = { before: Trace; after: Trace }

const work = ['workState', 'snoozedUntil', 'waitsSince', 'dueAt', 'boost'] as const
const talk = ['lastMessageAt', 'lastDirection', 'contactCount', 'history'] as const
const owner = ['agentId', 'takenAt'] as const
const whole = [...work, ...talk, ...owner, 'teamId', 'labelIds', 'followerIds', 'danger', 'soothedAt'] as const

/** Without what influence gave: taking apart gives it to nobody again (see `ownTurn`). */
export function standingOf(one: Conversation): Trace {
  const plain = { ...one, ...ownTurn(one) }
  return JSON.parse(JSON.stringify(Object.fromEntries(whole.map((field) => [field, plain[field]]))))
}

const dates: readonly string[] = ['snoozedUntil', 'waitsSince', 'dueAt', 'lastMessageAt', 'takenAt', 'soothedAt']

/** These fields of a conversation as they stood. */
function stood(trace: Trace, fields: readonly (keyof Conversation)[]): Partial<Conversation> {
  const revive = (field: string, value: unknown) =>
    typeof value === 'string' && dates.includes(field) ? new Date(value) : value
  return Object.fromEntries(fields.map((field) => [field, revive(field, trace[field] ?? null)]))
}

/**
 * `into` takes `from` in. Work of either is work: the longest wait counts, and the customer came to us as often as to both together.
 * Labels and followers of both stay; it is still its own agent's and team's, or else those of the other.
 */
export function absorb(into: Conversation, from: Conversation): Conversation {
  const newest = from.lastMessageAt > into.lastMessageAt ? from : into
  const { snippet, lastMessageAt, lastDirection } = newest
  const owned = into.agentId ? into : from
  return {
    ...into,
    ...{ snippet, lastMessageAt, lastDirection },
    ...workOf(into, from),
    agentId: owned.agentId,
    takenAt: owned.takenAt,
    teamId: into.teamId ?? from.teamId,
    labelIds: union(into.labelIds, from.labelIds),
    followerIds: union(into.followerIds, from.followerIds),
    contactCount: into.contactCount + from.contactCount,
    history: into.history && from.history,
    danger: worst(into.danger, from.danger),
    // Who let one of them go did not let the other go.
    soothedAt: into.soothedAt && from.soothedAt && earliest(into.soothedAt, from.soothedAt),
    said: into.said + from.said,
    version: into.version + 1,
  }
}

function workOf(into: Conversation, from: Conversation): Partial<Conversation> {
  if (into.workState !== 'open' && from.workState !== 'open') return {}
  const waitsSince = earliest(into.waitsSince, from.waitsSince)
  return { workState: 'open', waitsSince, ...soonest(into, from), snoozedUntil: null }
}

/** What influence gives is room in the queue of one team. */
function soonest(into: Conversation, from: Conversation): Pick<Conversation, 'dueAt' | 'boost'> {
  const other = (into.teamId ?? from.teamId) === from.teamId ? from : { ...from, ...ownTurn(from) }
  const { dueAt, boost } = other.dueAt && (!into.dueAt || other.dueAt < into.dueAt) ? other : into
  return { dueAt, boost }
}

const earliest = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b))
const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

/** It goes on as part of that one; null when it stands on its own again. What was said shows in the other from now on, and only there. */
export function partOf(one: Conversation, mergedInto: string | null): Conversation {
  return { ...one, mergedInto, snippet: '', version: one.version + 1 }
}

/** Something was said that belongs to a conversation which goes on as part of another: it is as fresh as that, and as much in danger. */
export function heardElsewhere(home: Conversation, at: Date, danger: Danger | null): Conversation {
  const lastMessageAt = at > home.lastMessageAt ? at : home.lastMessageAt
  return { ...home, lastMessageAt, danger: worst(home.danger, danger), version: home.version + 1 }
}

/** What was said, and by whom. */
export type Heard = Spoken & { ours: boolean }

/** A conversation that stood still hears what was said for it meanwhile, in order. */
export function catchUp(from: Conversation, heard: readonly Heard[], due: Due): Conversation {
  return heard.reduce((one, said) => (said.ours ? hearUs(one, said, null) : hearCustomer(one, said, due)), from)
}

/**
 * `into` lets go of what it had taken in. What nobody of us changed since is as it would have been without: how it stood, and then what
 * was said. Where somebody set the work otherwise that stays; only a wait of nobody who is still here is over.
 * @param own what was said since that stays, in order @param went the danger that goes back
 * @param snippet of the newest thing that stays
 * @param worked whether somebody of us said since what there still is to do
 */
export function release(
  now: Conversation,
  { before, after }: Standing,
  own: readonly Heard[],
  went: Danger | null,
  snippet: string,
  worked: boolean,
  due: Due,
): Conversation {
  const grown = catchUp({ ...now, ...stood(before, [...work, ...talk]) }, own, due)
  const waits = own.some((said) => !said.ours && !said.automatic && now.waitsSince && said.at >= now.waitsSince)
  const idle = { workState: 'answered', ...nobodyWaits, snoozedUntil: null } as const
  const still = standingOf(now)
  const ifSame = (deciding: keyof Conversation, fields: readonly (keyof Conversation)[]) =>
    JSON.stringify(still[deciding]) === JSON.stringify(after[deciding]) ? stood(before, fields) : {}
  return {
    ...now,
    ...pick(grown, talk),
    ...(worked ? (now.workState === 'open' && !waits ? idle : {}) : pick(grown, work)),
    ...ifSame('agentId', owner),
    ...ifSame('teamId', ['teamId']),
    ...ifSame('soothedAt', ['soothedAt']),
    danger: now.danger === worst(dangerWith(after, own), went) ? dangerWith(before, own) : now.danger,
    labelIds: without(now.labelIds, before, after, 'labelIds'),
    followerIds: without(now.followerIds, before, after, 'followerIds'),
    snippet,
    version: now.version + 1,
  }
}

/** The danger that was there, and what was said since. */
const dangerWith = ({ danger }: Trace, heard: readonly Heard[]): Danger | null =>
  heard.reduce((sofar, said) => worst(sofar, said.danger ?? null), danger as Danger | null)

function pick(of: Conversation, fields: readonly (keyof Conversation)[]): Partial<Conversation> {
  return Object.fromEntries(fields.map((field) => [field, of[field]]))
}

/** Those that came with the other leave with it. */
function without(ids: readonly string[], before: Trace, after: Trace, field: 'labelIds' | 'followerIds'): string[] {
  const [had, got] = [before[field] as string[], after[field] as string[]]
  return ids.filter((id) => had.includes(id) || !got.includes(id))
}
