/** Messages that wait for it are judged: those of which judging failed, and those of open conversations after a new model was taken. */
import { type Judged, wordsToJudge } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { readWorded, someUnjudged, takeUnjudged } from '../../store/correction.ts'
import { transact } from '../../store/database.ts'
import type { For } from '../../understand/understanding.ts'
import { readWhose } from '../../understand/whose.ts'
import { holdWorded, settleReadings } from './settle-readings.ts'

const atOnce = 200

/**
 * @returns whether there may be more
 * @throws Error when judging still does not work: they wait on
 */
export async function judgeWaiting(ctx: Context, organisationId: string): Promise<boolean> {
  const waiting = await someUnjudged(ctx.db, organisationId, atOnce)
  if (waiting.length === 0) return false
  const ids = waiting.map(({ message_id }) => message_id)
  const before = new Map((await readWorded(ctx.db, organisationId, ids, false)).map((one) => [one.id, one]))
  const words = [...before.values()].map((one) => wordsToJudge({ ...one, quotedFrom: one.quoted_from }).words)
  const found = await judgeApart(ctx, words, await readWhose(ctx, organisationId))
  const judged = new Map([...before.keys()].map((id, i) => [id, found[i]]))
  await transact(ctx.db, async (tx) => {
    const { messages, conversations } = await holdWorded(tx, organisationId, ids)
    // What was reworded meanwhile was judged anew as it came in, or waits again.
    const same = messages.filter(({ id, text, subject }) => {
      const read = before.get(id)
      return read?.text === text && read.subject === subject
    })
    const changed = same.flatMap((message) => {
      const now = judged.get(message.id)
      const isNews = now !== undefined && JSON.stringify(now) !== JSON.stringify(message.judged)
      return isNews ? [{ ...message, judged: now }] : []
    })
    await settleReadings(tx, organisationId, changed, conversations, 'machine', ctx.clock())
    await takeUnjudged(tx, organisationId, waiting)
  })
  await ctx.wake.ring('events', organisationId)
  return waiting.length === atOnce
}

/** Where all together fail, each is tried alone. @returns undefined for one that fails while others do not */
async function judgeApart(ctx: Context, texts: readonly string[], whose: For): Promise<(Judged | null | undefined)[]> {
  try {
    return await ctx.understanding.judgeMany(texts, whose)
  } catch (error) {
    const alone = await Promise.allSettled(texts.map((text) => ctx.understanding.judgeMany([text], whose)))
    const failed = alone.filter(({ status }) => status === 'rejected').length
    if (failed === texts.length) throw error
    ctx.log.error({ err: error, messages: failed }, 'some messages cannot be judged, and stay as they are')
    return alone.map((one) => (one.status === 'fulfilled' ? (one.value[0] ?? null) : undefined))
  }
}
