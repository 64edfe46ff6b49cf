/**
 * A larger model looks at what customers say, after ours did: what it sees takes the place of that, and nobody waits for it. It follows
 * the events, so that an edit, or a judgement of ours made anew, is looked at again. While it cannot be asked ours stand; what is more
 * than an hour old by then is not caught up with.
 */
import { isByLarger } from '../../../domain/language/larger.ts'
import { type Judged, wordsToJudge } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { readWorded, type Worded } from '../../store/correction.ts'
import { transact } from '../../store/database.ts'
import { type EventRow, newestPosition, readEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import {
  countJudged,
  forgetFault,
  type LargerModelRow,
  noteFault,
  readLargerModel,
  saidToUsNow,
} from '../../store/larger-model.ts'
import { zoneOf } from '../../store/organisation.ts'
import { LargerFault, withLarger } from '../../understand/larger/larger.ts'
import { openLarger } from '../../understand/larger/open.ts'
import { readWhose } from '../../understand/whose.ts'
import { dayIn } from '../accept-arrivals.ts'
import { holdWorded, settleReadings } from './settle-readings.ts'

const largerReader = 'larger-model'
const atOnce = 100
const askedAtOnce = 16
const hourMs = 3_600_000
/** It is tried again after so many minutes, longer each time in a row. */
const rests = [1, 2, 5, 15]
const looked: ReadonlySet<string> = new Set(['message.received', 'message.revised', 'message.judged'])

/** @returns when to look again at the latest; null where there is nothing to do, or no larger model is wanted */
export async function lookWithLarger(
  ctx: Context,
  organisationId: string,
  stopping: AbortSignal,
): Promise<Date | null> {
  for (;;) {
    const chosen = await readLargerModel(ctx.db, organisationId)
    if (!chosen?.active || stopping.aborted) return null
    if (chosen.rests_until && chosen.rests_until > ctx.clock()) return chosen.rests_until
    const position = await readEventCursor(ctx.db, organisationId, largerReader)
    const events = await readEvents(ctx.db, organisationId, position, atOnce)
    const last = events.at(-1)
    if (!last) return null
    const { messages, next } = await toLookAt(ctx, organisationId, events)
    try {
      await look(ctx, chosen, messages, { position, reached: next ? next.position - 1 : last.position })
    } catch (error) {
      if (!(error instanceof LargerFault)) throw error
      return rest(ctx, chosen, error)
    }
  }
}

/**
 * Messages in the order of their first event, with what ours judged of them, each once and no more than are asked at once.
 * @returns `next` is the first event about a message that has to wait; none where all of them are there
 */
async function toLookAt(
  ctx: Context,
  organisationId: string,
  events: readonly EventRow[],
): Promise<{ messages: Worded[]; next: EventRow | undefined }> {
  const since = ctx.clock().getTime() - hourMs
  const about = events.filter(({ kind, at }) => looked.has(kind) && at.getTime() > since)
  const inOrder = [...new Set(about.map(({ objectId }) => objectId))]
  const ids = await saidToUsNow(ctx.db, organisationId, inOrder)
  const found = new Map((await readWorded(ctx.db, organisationId, ids, false)).map((one) => [one.id, one]))
  const wanted = inOrder
    .flatMap((id) => found.get(id) ?? [])
    .filter(({ judged }) => judged !== null && !isByLarger(judged))
  const waits = wanted[askedAtOnce]?.id
  return { messages: wanted.slice(0, askedAtOnce), next: about.find(({ objectId }) => objectId === waits) }
}

async function look(
  ctx: Context,
  chosen: LargerModelRow,
  before: readonly Worded[],
  { position, reached }: { position: number; reached: number },
): Promise<void> {
  const organisationId = chosen.organisation_id
  const day = dayIn(await zoneOf(ctx.db, organisationId), ctx.clock())
  const words = before.map((one) => wordsToJudge({ ...one, quotedFrom: one.quoted_from }).words)
  const found = words.length === 0 ? [] : await judge(ctx, chosen, words, day)
  const seen = new Map(before.map((one, i) => [one.id, { ...one, now: found[i] ?? null }]))
  await transact(ctx.db, async (tx) => {
    // Another program was here meanwhile: what it did stands.
    if ((await lockEventCursor(tx, organisationId, largerReader, position)) !== position) return
    const { messages, conversations } = await holdWorded(tx, organisationId, [...seen.keys()])
    const changed = messages.flatMap((message) => {
      const as = seen.get(message.id)
      const isSame = as?.text === message.text && as.subject === message.subject
      return isSame && isByLarger(as.now) ? [{ ...message, judged: as.now }] : []
    })
    await settleReadings(tx, organisationId, changed, conversations, 'machine', ctx.clock())
    if (changed.length > 0) await countJudged(tx, organisationId, day, changed.length)
    await moveEventCursor(tx, organisationId, largerReader, reached)
  })
  if (words.length === 0) return
  await forgetFault(ctx.db, organisationId)
  await ctx.wake.ring('events', organisationId)
}

async function judge(ctx: Context, chosen: LargerModelRow, words: string[], day: string): Promise<(Judged | null)[]> {
  const larger = await openLarger(ctx, chosen, day)
  const whose = await readWhose(ctx, chosen.organisation_id)
  return withLarger(ctx.understanding, larger).judgeMany(words, whose)
}

async function rest(ctx: Context, { organisation_id, failures }: LargerModelRow, fault: LargerFault): Promise<Date> {
  const at = ctx.clock()
  const minutes = rests[Math.min(failures, rests.length - 1)] ?? 15
  const until = new Date(at.getTime() + minutes * 60_000)
  await noteFault(ctx.db, organisation_id, { code: fault.code, says: fault.message.slice(0, 300), at, until })
  ctx.log.warn({ organisation: organisation_id, fault: fault.code }, 'the larger model does not judge; ours does')
  return until
}

/** From now on only what is said from now on. */
export async function beginNow(tx: Parameters<typeof lockEventCursor>[0], organisationId: string): Promise<void> {
  const newest = await newestPosition(tx, organisationId)
  await lockEventCursor(tx, organisationId, largerReader, newest)
  await moveEventCursor(tx, organisationId, largerReader, newest)
}
