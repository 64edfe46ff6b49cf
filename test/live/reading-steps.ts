/** What is said of what customers say, as steps of an evening. */
import fc from 'fast-check'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import type { TestHouse } from '../http/house.ts'
import type { TestOrganisation } from '../support/organisation.ts'

/** @param house as it is when the step is taken */
export function readingSteps(house: () => TestHouse) {
  const corrects = (n: number, trait: 'threat' | 'thanks', value: boolean | null) => async (to: TestOrganisation) => {
    const { ctx } = house()
    const rows = await ctx.db
      .selectFrom('message')
      .select('id')
      .where('organisation_id', '=', to.organisationId)
      .where('direction', '=', 'in')
      .where('state', '<>', 'deleted')
      .orderBy('id')
      .execute()
    const found = rows[n % rows.length]
    if (found) await correctJudgement(ctx, to, found.id, { aspect: 'trait', trait, value })
  }
  const anyCorrection = fc
    .tuple(fc.nat(9), fc.constantFrom('threat' as const, 'thanks' as const), fc.constantFrom(true, false, null))
    .map((of) => corrects(...of))
  return { corrects, anyCorrection }
}
