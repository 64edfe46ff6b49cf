/** Hints on what somebody is writing. Nothing is written, and nothing remembered: not what was hinted, nor what became of it. */
import { type Hint, type HintContext, hintKinds } from '../../../domain/guideline/hint.ts'
import { hintsOn } from '../../../domain/guideline/hints-on.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { hasCommitment, readGuideline, saidSinceAnswer } from '../../store/guideline.ts'
import { findTold, type Told } from '../../store/told.ts'
import { shippedSense } from '../../understand/weights.ts'

type Asked = { conversationId: string; text: string; public: boolean }

/** @throws ProblemError `not-found` */
export async function readHints(
  ctx: Pick<Context, 'db'>,
  organisationId: string,
  asked: Asked,
): Promise<{ hints: Hint[]; told: Told | null }> {
  const { conversationId, text } = asked
  const of = await ctx.db
    .selectFrom('conversation')
    .select('contact_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!of) throw refuse('not-found', { detail: 'There is no such conversation' })
  const [guideline, customer, told, promised] = await Promise.all([
    readGuideline(ctx.db, organisationId),
    saidSinceAnswer(ctx.db, organisationId, conversationId),
    findTold(ctx.db, organisationId, of.contact_id, text),
    hasCommitment(ctx.db, organisationId, conversationId),
  ])
  const context: HintContext = {
    customer,
    public: asked.public,
    address: guideline.address,
    promised,
    guidelines: guideline.own,
    kinds: hintKinds.filter((kind) => !guideline.without.includes(kind)),
    sentBefore: told !== null,
  }
  const hints = hintsOn(text, context, shippedSense())
  return { hints, told }
}
