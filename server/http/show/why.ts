/** Why a message is read as it is: the words that decided, and what people said of it. */
import type { Answer } from '../../../contract/endpoint.ts'
import type { explainJudgement as endpoint } from '../../../contract/understanding.ts'
import { sentiments } from '../../../domain/language/judgement.ts'
import { wordsToJudge } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { correctionsOf, readWorded } from '../../store/correction.ts'
import { readWhose } from '../../understand/whose.ts'
import { toldOfDanger } from '../../use/notify/danger.ts'
import { showMade } from '../../use/understanding/read-corrections.ts'
import { showJudgement } from './judgement.ts'

export async function showWhy(
  ctx: Context,
  organisationId: string,
  messageId: string,
): Promise<Answer<typeof endpoint>> {
  const [message] = await readWorded(ctx.db, organisationId, [messageId], false)
  if (!message) throw refuse('not-found', { detail: 'There is no such message of a customer, or its words are gone' })
  const judgement = showJudgement(message)
  const { words, from } = wordsToJudge({ ...message, quotedFrom: message.quoted_from })
  const chances = message.judged?.sentiment
  // Where it is not sure, why it leans to what is likeliest.
  const likeliest = chances && sentiments[chances.indexOf(Math.max(...chances))]
  const asked = [
    ...(likeliest ? [{ aspect: 'sentiment' as const, is: likeliest as string }] : []),
    ...(judgement?.traits ?? []).map(({ trait }) => ({ aspect: 'trait' as const, is: trait as string })),
    ...(judgement?.topics ?? []).map(({ labelId }) => ({ aspect: 'topic' as const, is: labelId })),
  ]
  const because = await ctx.understanding.because(
    words,
    asked.map(({ is }) => is),
    await readWhose(ctx, organisationId),
  )
  return {
    judgement,
    reasons: asked.map((one) => ({
      ...one,
      // Words of the subject decide too, and stand elsewhere.
      words: (because.get(one.is) ?? [])
        .map((word) => ({ ...word, from: word.from - from, until: word.until - from }))
        .filter((word) => word.from >= 0),
    })),
    corrections: (await correctionsOf(ctx.db, organisationId, messageId)).flatMap((row) => showMade(row) ?? []),
    told: await toldOfDanger(ctx.db, organisationId, messageId),
  }
}
