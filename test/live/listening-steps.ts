/** What is done with what is overheard, as steps of an evening: terms, what meets them, and a long post that is cut short. */
import { sql } from 'kysely'
import { shortenSome } from '../../server/use/shorten-listened.ts'
import { addTerm, createTermGroup } from '../../server/use/term/change-terms.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, type TestOrganisation } from '../support/organisation.ts'

/** @param house as it is when the step is taken */
export function listeningSteps(house: () => TestHouse) {
  const overhears = (id: string) => async (to: TestOrganisation) => {
    const { ctx } = house()
    while (await followTerms(ctx, to.organisationId));
    const group = await createTermGroup(ctx, to, { name: id, about: 'topic', colour: 'blue', teamId: null })
    await addTerm(ctx, to, group, 'storing', true)
    const actor = { network: 'plain', id: `om ${id}` }
    const text = `storing ${'en nog iets '.repeat(200)}`
    await bring(ctx, to, [create({ id: `om ${id}`, text, actor, addressed: false, visibility: 'public' })])
    while (await followTerms(ctx, to.organisationId));
    await sql`
      update message set received_at = received_at - interval '2 days'
      where organisation_id = ${to.organisationId} and not addressed`.execute(ctx.db)
    while (await shortenSome(ctx, to.organisationId));
  }
  return { overhears }
}
