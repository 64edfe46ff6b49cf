/** What rules would have done, as it is shown: with the words behind it for who may read them. */
import type { RulesPreview } from '../../../contract/suppression-rules.ts'
import type { WrittenRules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { previewRules } from '../../use/suppression/preview-rules.ts'
import { type Looking, reasonsWith } from './suppression-held.ts'

export async function showTried(looking: Looking & { ctx: Context }, rules: WrittenRules): Promise<RulesPreview> {
  const { since, examples, ...sums } = await previewRules(looking.ctx, looking.organisationId, rules)
  const holding = examples.map(({ now, tried }) => (tried.verdict === 'send' ? now : tried).why)
  const show = await reasonsWith(looking, holding.flat())
  return {
    ...sums,
    since: since.toISOString(),
    examples: examples.map(({ contactId, name, at, campaign, now, tried }, i) => ({
      contact: { id: contactId, name },
      ...{ at: at.toISOString(), campaign, now: now.verdict, tried: tried.verdict },
      reasons: holding[i]?.map(show) ?? [],
    })),
  }
}
