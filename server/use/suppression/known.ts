/** Addressees as they stand now: what a decision about each has to know. */
import type { Named } from '../../../domain/suppression/addressee.ts'
import type { State } from '../../../domain/suppression/decide.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import type { Clock } from '../../../domain/suppression/situation.ts'
import type { Store } from '../../store/database.ts'
import { contactKey, nameKey } from '../../store/guard.ts'
import { loadPeople, type People } from './load-people.ts'
import { meantBy, stateOf } from './meant.ts'

/** @property keys the guards that must be held for it to stay so; the first is what they were called */
export type Known = { state: State; contactId: string | null; keys: readonly string[] }

/** @param asked null is a name that nobody can have. The answers stand in the same order. */
export async function knownOf(
  store: Store,
  organisationId: string,
  asked: readonly (Named | null)[],
  rules: Rules,
  clock: Clock,
): Promise<Known[]> {
  const people = await loadPeople(store, organisationId, asked, rules, clock)
  return asked.map((to, place) => knownAt(people, to, place))
}

function knownAt(people: People, to: Named | null, place: number): Known {
  const meant = meantBy(people.at(place), people.alike)
  const { sure, maybe } = meant
  const called = to && 'network' in to ? [to] : []
  const names = [...new Map([...called, ...sure.flatMap(people.names)].map((one) => [nameOf(one), one])).values()]
  const ownKeys = names.map(({ network, value }) => nameKey(network, value))
  return {
    contactId: sure[0] ?? null,
    keys: [...called.map(({ network, value }) => nameKey(network, value)), ...[...sure, ...maybe].map(contactKey)],
    state: stateOf(meant, people, {
      consents: names.flatMap(people.consents),
      sent: [...new Set([...ownKeys, ...sure.flatMap(people.parts).map(contactKey)])].flatMap(people.sent),
    }),
  }
}

const nameOf = ({ network, value }: { network: string; value: string }) => `${network} ${value}`
