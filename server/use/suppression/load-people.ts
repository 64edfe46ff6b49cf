/** What the store says of people, loaded with a handful of statements however many they are, to be looked up afterwards. */
import { daysLater } from '../../../domain/routing/working-day.ts'
import type { Named } from '../../../domain/suppression/addressee.ts'
import { dayName, type Sent } from '../../../domain/suppression/cap.ts'
import type { Consent } from '../../../domain/suppression/decide.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import { type Clock, type Standing, standingOf, worstOf } from '../../../domain/suppression/situation.ts'
import { isAnyUnjudged } from '../../store/correction.ts'
import type { Store } from '../../store/database.ts'
import { contactKey, nameKey } from '../../store/guard.ts'
import { inTurn } from '../../store/in-turn.ts'
import { type Name, readConsents, readDialogues, readHands, readSegments, readSent } from '../../store/suppression.ts'
import { mayBe, namesOf, partsOf, type Whom, whoIs } from '../../store/whom.ts'

export type People = {
  /** Who is meant at a place of the question. */
  at(place: number): readonly Whom[]
  /** Everything that a person is called. */
  names(root: string): readonly Name[]
  /** The contacts that a person consists of. */
  parts(root: string): readonly string[]
  /** Who may be the same person. */
  alike(root: string): readonly string[]
  standing(root: string): Standing
  segments(root: string): readonly string[]
  consents(name: Name): readonly Consent[]
  /** @param key of a guard */
  sent(key: string): readonly Sent[]
  /** Something that somebody said to the organisation could not be read yet. */
  unread: boolean
}

const hour = 3_600_000
/** What hurt today may have been said yesterday on the clocks of the store. */
const leastHours = 48

export async function loadPeople(
  store: Store,
  organisationId: string,
  asked: readonly (Named | null)[],
  rules: Rules,
  clock: Clock,
): Promise<People> {
  const found = await whoIs(store, organisationId, asked)
  const roots = unique(found.map(({ root }) => root))
  const [own, names] = await inTurn([partsOf(store, organisationId, roots), namesOf(store, organisationId, roots)])
  const alike = await mayBe(store, organisationId, own)
  const others = unique(alike.map(({ other }) => other)).filter((other) => !roots.includes(other))
  const parts = [...own, ...(others.length > 0 ? await partsOf(store, organisationId, others) : [])]
  const rootOf = new Map(parts.map(({ root, part }) => [part, root]))
  const hands = await readHands(store, organisationId, [...rootOf.keys()])
  const called = [...names, ...asked.flatMap((one) => (one && 'network' in one ? [one] : []))]
  const ownParts = own.map(({ part }) => part)
  const keys = [...called.map(({ network, value }) => nameKey(network, value)), ...ownParts.map(contactKey)]
  const since = new Date(clock.now.getTime() - Math.max(leastHours, rules.inDialogue.hours) * hour)
  const longest = Math.max(0, ...rules.caps.map(({ days }) => days))
  const day = dayName(daysLater(clock.zones.wall(clock.zone, clock.now), -longest))
  const spoken = unique(hands.flatMap(({ contactId }) => rootOf.get(contactId) ?? []))
  const [dialogues, consents, sent, segments, unread] = await inTurn([
    readDialogues(store, organisationId, [...roots, ...others], since, spoken),
    readConsents(store, organisationId, [...new Map(called.map((one) => [nameOf(one), one])).values()]),
    readSent(store, organisationId, longest > 0 ? unique(keys) : [], day),
    readSegments(store, organisationId, ownParts),
    isAnyUnjudged(store, organisationId),
  ])
  const dialoguesOf = grouped(dialogues, ({ contactId }) => contactId)
  const handsOf = grouped(hands, ({ contactId }) => rootOf.get(contactId) ?? contactId)
  const standings = new Map(
    [...roots, ...others].map((root) => [root, standingOf(dialoguesOf(root), handsOf(root), rules, clock)]),
  )
  const namesBy = grouped(names, ({ root }) => root)
  const partsBy = grouped(own, ({ root }) => root)
  const alikeBy = grouped(alike, ({ root }) => root)
  const segmentsBy = grouped(segments, ({ contact_id }) => rootOf.get(contact_id) ?? contact_id)
  const consentsBy = grouped(consents, nameOf)
  return {
    at: grouped(found, ({ place }) => place),
    names: namesBy,
    parts: (root) => partsBy(root).map(({ part }) => part),
    alike: (root) => alikeBy(root).map(({ other }) => other),
    standing: (root) => standings.get(root) ?? worstOf([]),
    segments: (root) => segmentsBy(root).map(({ segment }) => segment),
    consents: (name) => consentsBy(nameOf(name)),
    sent: grouped(sent, ({ key }) => key),
    unread,
  }
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]
const nameOf = ({ network, value }: Name) => `${network} ${value}`

/** @returns those with a key, none for one that nobody has */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): (key: K) => readonly T[] {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const held = groups.get(keyOf(one))
    if (held) held.push(one)
    else groups.set(keyOf(one), [one])
  }
  return (key) => groups.get(key) ?? []
}
