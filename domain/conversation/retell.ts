/**
 * Something that was said belongs elsewhere. Both conversations are told anew, with and without it, and only what comes out differently
 * changes: whether and since when they wait for us, how often they came to us, the clocks. What somebody of us set by hand is part of the
 * story, so it stays. Where a conversation does not stand as its story tells (it took another in, say), its work is left as it is,
 * except that a wait which begins is never lost.
 */
import { type Due, nobodyWaits } from '../routing/turn.ts'
import type { Trace } from './change.ts'
import {
  type ClockMove,
  type Conversation,
  clockMoves,
  clockOf,
  hearCustomer,
  hearUs,
  type Spoken,
} from './conversation.ts'

/** What was said, and what was set by hand (the fields that an act left), in the order in which it happened. */
export type Part = (Spoken & { ours: boolean }) | { at: Date; set: Trace }
export type Story = readonly Part[]

const work = ['workState', 'waitsSince', 'snoozedUntil'] as const

/** @param now whose story it is; who and where it is about does not change */
export function tell(now: Conversation, story: Story, due: Due): { one: Conversation; clocks: ClockMove[] } {
  const first = story.find((part) => !('set' in part))
  let one: Conversation = {
    ...now,
    workState: 'answered',
    ...nobodyWaits,
    snoozedUntil: null,
    contactCount: 1,
    said: 0,
    history: first !== undefined && 'history' in first && first.history,
    lastDirection: 'in',
    lastMessageAt: first?.at ?? now.openedAt,
    snippet: '',
    mergedInto: null,
  }
  const clocks: ClockMove[] = []
  for (const part of story) {
    const after = 'set' in part ? Object.assign({}, one, revived(part.set)) : heard(one, part, due)
    clocks.push(...clockMoves(one, after, part.at))
    one = after
  }
  return { one, clocks }
}

const heard = (before: Conversation, said: Spoken & { ours: boolean }, due: Due) =>
  said.ours ? hearUs(before, said, null) : hearCustomer(before, said, due)

const moment = (value: unknown) => (typeof value === 'string' ? new Date(value) : null)
const revived = ({ workState, waitsSince, snoozedUntil }: Trace): Partial<Conversation> => ({
  workState: workState as Conversation['workState'],
  waitsSince: moment(waitsSince),
  snoozedUntil: moment(snoozedUntil),
})

export type Retold = {
  after: Conversation
  /** What replaces every clock since the first difference; null when they go on from how they stand. */
  clocks: ClockMove[] | null
}

/** @param since the moment of the first difference between the stories */
export function retell(now: Conversation, was: Story, is: Story, since: Date, due: Due): Retold {
  const [before, after] = [tell(now, was, due), tell(now, is, due)]
  const same = (a: Conversation, b: Conversation) =>
    work.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
  const asTold = same(now, before.one) && clockOf(now) === clockOf(before.one)
  const begins = after.one.workState === 'open' && before.one.workState !== 'open' && now.workState !== 'open'
  const from = asTold || begins ? after.one : now
  const { workState, waitsSince, snoozedUntil } = from
  const { lastMessageAt, lastDirection, snippet } = after.one
  const contactCount = Math.max(1, now.contactCount + after.one.contactCount - before.one.contactCount)
  const moved: Conversation = {
    ...now,
    ...{ workState, waitsSince, snoozedUntil, lastMessageAt, lastDirection, snippet, contactCount },
    ...(workState === 'open' && waitsSince ? due(waitsSince, contactCount, now) : { dueAt: null, boost: null }),
    version: now.version + 1,
  }
  const anew = asTold && clockOf(moved) === clockOf(after.one)
  return { after: moved, clocks: anew ? after.clocks.filter(({ at }) => at >= since) : null }
}
