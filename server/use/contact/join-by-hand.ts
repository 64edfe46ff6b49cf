/** A colleague says that two contacts are one person. What was suggested about them goes along as evidence. */
import type { Context } from '../../context.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { suggestionsFor } from '../../store/contact-suggestion.ts'
import { joinContacts } from './join-contacts.ts'

const mostLooked = 50

/**
 * @param intoId stands for the person from now on
 * @throws ProblemError as `joinContacts` does
 */
export async function joinByHand(
  ctx: Context,
  by: { organisationId: string; agentId: string },
  intoId: string,
  fromId: string,
  anyway: boolean | undefined,
): Promise<{ joinId: string; id: string }> {
  const root = await standsFor(ctx.db, by.organisationId, intoId)
  const other = await standsFor(ctx.db, by.organisationId, fromId)
  const parts = await readParts(ctx.db, by.organisationId, root ?? intoId)
  const suggested = (await suggestionsFor(ctx.db, by.organisationId, parts, mostLooked)).find(
    ({ with_id }) => with_id === other,
  )
  const said = { kind: 'by hand' as const, value: null, verified: false }
  return joinContacts(ctx, by, { fromId, intoId, evidence: [said, ...(suggested?.evidence ?? [])], anyway })
}
