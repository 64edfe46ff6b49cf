/**
 * The machine learns from what people corrected: when somebody asks, or by itself when there are enough new corrections and people have
 * paused. What it learnt is taken when it is better on corrections that did not teach it; earlier models stay, and one can go back.
 */
import type { trainingProblems } from '../../../contract/understanding.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { putUnjudged } from '../../store/correction.ts'
import { Passing, type Transaction, transact } from '../../store/database.ts'
import { openMessages } from '../../store/example.ts'
import { forgetModels, insertModel, readModelBytes, readTaken, setTaken } from '../../store/language-model.ts'
import { freshCorrections, holdTraining, putTraining, readTraining, type Training } from '../../store/training.ts'
import { learnAside } from '../../understand/learning.ts'
import { logAct } from '../log-act.ts'
import { gatherExamples } from './gather-examples.ts'

/** New corrections from which it learns by itself. */
export const learnsFrom = 20
/** As long as people go on correcting it waits. */
const pauseMs = 60_000
/** A program that took so long to learn has died. */
const diedMs = 10 * 60_000
const keptModels = 6
/** A new model looks again at what stands open, as far as this. */
const looksAgainAt = { conversations: 500, messages: 10 }

export async function askToLearn(ctx: Context, by: { organisationId: string; agentId: string }): Promise<void> {
  const { organisationId, agentId } = by
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    if (isLearning(await holdTraining(tx, organisationId, at), at)) return
    await putTraining(tx, organisationId, { state: 'waiting', since: at, asked_by: agentId, problem: null })
  })
  await ctx.wake.ring('events', organisationId)
}

/** Learn when it is time to. @returns when to look again, or null for when something happens */
export async function learnWhenDue(ctx: Context, organisationId: string, stopping: AbortSignal): Promise<Date | null> {
  const now = await readTraining(ctx.db, organisationId)
  if (now && isLearning(now, ctx.clock())) return diesAt(now)
  const { n, newest } = await freshCorrections(ctx.db, organisationId, now?.learnt_until ?? null)
  // Where a program died while it learnt, another learns in its stead.
  if (now?.state !== 'waiting' && now?.state !== 'training') {
    if (n < learnsFrom || !newest) return null
    const quiet = new Date(newest.getTime() + pauseMs)
    if (quiet > ctx.clock()) return quiet
  }
  await learnNow(ctx, organisationId, newest ?? now?.learnt_until ?? null, stopping)
  return null
}

async function learnNow(
  ctx: Context,
  organisationId: string,
  until: Date | null,
  stopping: AbortSignal,
): Promise<void> {
  const asked = await transact(ctx.db, async (tx) => {
    const since = ctx.clock()
    const before = await holdTraining(tx, organisationId, since)
    if (isLearning(before, since)) return null
    await putTraining(tx, organisationId, { state: 'training', since, problem: null })
    return { by: before.asked_by }
  })
  if (!asked) return
  const put = (change: Omit<Parameters<typeof putTraining>[2], 'since'>) =>
    transact(ctx.db, (tx) => putTraining(tx, organisationId, { ...change, since: ctx.clock() }))
  try {
    await makeModel(ctx, organisationId, { madeBy: asked.by, until }, stopping)
  } catch (error) {
    if (stopping.aborted) return put({ state: 'waiting', asked_by: asked.by })
    ctx.log.error({ err: error }, 'learning from corrections failed')
    // Tried again when there is something new to learn from, or when somebody asks.
    await put({ state: 'failed', asked_by: null, problem: problemOf(error), learnt_until: until })
  }
  await ctx.wake.ring('events', organisationId)
}

async function makeModel(
  ctx: Context,
  organisationId: string,
  { madeBy, until }: { madeBy: string | null; until: Date | null },
  stopping: AbortSignal,
): Promise<void> {
  const { language: home, modelId } = await readTaken(ctx.db, organisationId)
  const examples = await gatherExamples(ctx, organisationId, home)
  const present = modelId ? await readModelBytes(ctx.db, organisationId, modelId) : { nl: null, en: null }
  const clock = performance.now()
  const { own, better, languages } = await learnAside({ examples, present, seed: 1 }, stopping)
  const seconds = (performance.now() - clock) / 1000
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    await holdTraining(tx, organisationId, at)
    const idle = { state: 'idle', asked_by: null, problem: null, learnt_until: until } as const
    await putTraining(tx, organisationId, { ...idle, since: at })
    if (languages.length === 0) return
    const id = ctx.newId()
    const made = { made_by: madeBy, made_at: at, figures: JSON.stringify(languages) }
    await insertModel(tx, organisationId, { id, ...own, ...made, seconds, better })
    // It is better than what was in use when it began; what a person took meanwhile stands.
    const isSame = (await readTaken(tx, organisationId)).modelId === modelId
    if (better && isSame) await takeWithin(ctx, tx, organisationId, id)
    await forgetModels(tx, organisationId, keptModels)
  })
}

const diesAt = ({ since }: Training) => new Date(since.getTime() + diedMs)
const isLearning = (of: Training, at: Date): boolean => of.state === 'training' && diesAt(of) > at

/** What somebody can do something with; the rest stands in the log. */
function problemOf(error: unknown): (typeof trainingProblems)[number] {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'TOOK_TOO_LONG') return 'too-long'
  return error instanceof Passing || code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'no-room' : 'broken'
}

/** Judge with this model from now on; null is the shipped one. @throws ProblemError when there is no such model */
export async function takeModel(
  ctx: Context,
  by: { organisationId: string; agentId: string },
  modelId: string | null,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    await holdTraining(tx, by.organisationId, ctx.clock())
    await takeWithin(ctx, tx, by.organisationId, modelId)
    await logAct(ctx, tx, by, { kind: 'model-taken', subjectId: null, about: { own: modelId !== null } })
  })
  await ctx.wake.ring('events', by.organisationId)
}

async function takeWithin(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  modelId: string | null,
): Promise<void> {
  if (!(await setTaken(tx, organisationId, modelId)))
    throw refuse('not-found', { detail: 'There is no such model any more' })
  const { conversations, messages } = looksAgainAt
  await putUnjudged(tx, organisationId, await openMessages(tx, organisationId, conversations, messages), ctx.clock())
}
