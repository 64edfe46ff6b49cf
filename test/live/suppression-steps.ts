/** Steps of an evening in which people say what they want to be sent, and the rules of it change. */
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { noteConsent } from '../../server/use/suppression/note-consent.ts'
import type { TestHouse } from '../http/house.ts'
import type { TestOrganisation } from '../support/organisation.ts'

export function suppressionSteps(house: () => TestHouse) {
  const consents = (name: string) => (to: TestOrganisation) =>
    noteConsent(house().ctx, to, {
      by: { account: { network: 'plain', id: name.slice(0, 4) } },
      ...{ kind: 'objection', purpose: 'marketing', medium: 'any', source: 'telefoon' },
      ...{ proof: null, since: null, until: null },
    })
  const rules = (to: TestOrganisation) => changeRules(house().ctx, to, written(defaultRules), 0)
  return { consents, rules }
}
