/** What the machine knows of how this organisation is spoken to, for the page about it. */
import type { Answer } from '../../../contract/endpoint.ts'
import {
  type readUnderstanding as endpoint,
  type OwnModel,
  type Training,
  trainingProblems,
} from '../../../contract/understanding.ts'
import { traits } from '../../../domain/language/judgement.ts'
import type { Context } from '../../context.ts'
import { countCorrections, waitingToBeJudged } from '../../store/correction.ts'
import { countLabelled } from '../../store/example.ts'
import { listModels, type ModelRow } from '../../store/language-model.ts'
import { freshCorrections, readTraining } from '../../store/training.ts'
import { learnsFrom } from './learn-from-team.ts'

/** Longer than judging ever takes when it works. */
const patienceMs = 5 * 60_000

export async function readUnderstanding(ctx: Context, organisationId: string): Promise<Answer<typeof endpoint>> {
  const [counts, labelled, models, training, waiting] = await Promise.all([
    countCorrections(ctx.db, organisationId),
    countLabelled(ctx.db, organisationId),
    listModels(ctx.db, organisationId),
    showTraining(ctx, organisationId),
    waitingToBeJudged(ctx.db, organisationId),
  ])
  return {
    examples: (['language', 'sentiment', ...traits] as const).map((aspect) => ({ aspect, n: counts.get(aspect) ?? 0 })),
    topics: [...labelled].map(([labelId, n]) => ({ labelId, n: n + (counts.get(`topic:${labelId}`) ?? 0) })),
    training,
    models: models.map(showModel),
    waiting: waiting.n,
    stuck: waiting.since !== null && ctx.clock().getTime() - waiting.since.getTime() > patienceMs,
  }
}

export async function showTraining(ctx: Context, organisationId: string): Promise<Training> {
  const now = await readTraining(ctx.db, organisationId)
  const { n } = await freshCorrections(ctx.db, organisationId, now?.learnt_until ?? null)
  const state = now?.state ?? 'idle'
  return {
    state,
    fresh: n,
    from: learnsFrom,
    since: state === 'idle' ? null : (now?.since.toISOString() ?? null),
    // An earlier version wrote down what the machine said.
    problem: now?.problem ? (trainingProblems.find((one) => one === now.problem) ?? 'broken') : null,
  }
}

function showModel(row: ModelRow): OwnModel {
  return {
    id: row.id,
    madeAt: row.made_at.toISOString(),
    by: row.made_by && row.made_by_alias !== null ? { id: row.made_by, alias: row.made_by_alias } : null,
    taken: row.taken,
    better: row.better,
    seconds: row.seconds,
    languages: row.figures,
  }
}
