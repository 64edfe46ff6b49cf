/** What a decision has to know of those whom it is about, loaded with a handful of statements however many they are. */

import { daysLater } from '../../../domain/routing/working-day.ts'
import type { Named } from '../../../domain/suppression/addressee.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import type { State } from '../../../domain/suppression/decide.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import { type Clock, standingOf, worstOf } from '../../../domain/suppression/situation.ts'
import type { Store } from '../../store/database.ts'
import { contactKey, nameKey } from '../../store/guard.ts'
import { inTurn } from '../../store/in-turn.ts'
import { readConsents, readDialogues, readHands, readSegments, readSent } from '../../store/suppression.ts'
import { mayBe, namesOf, partsOf, whoIs } from '../../store/whom.ts'

const day = 86_400_000
/** Two days: what hurt today may have been said yesterday on the clocks of the store. */
const leastLooked = 2 * day

/** Somebody as they stand: what a decision needs, and the guards that must be held for it to stay so. */
export type Known = { state: State; contactId: string | null; keys: readonly string[] }

/** @param asked null is a name that nobody can have. The answers stand in the same order. */
export async function knownOf(
  store: Store,
  organisationId: string,
  asked: readonly (Named | null)[],
  rules: Rules,
  clock: Clock,
): Promise<Known[]> {
  const found = await whoIs(store, organisationId, asked)
  const roots = [...new Set(found.map(({ root }) => root))]
  const own = await partsOf(store, organisationId, roots)
  const alike = await mayBe(store, organisationId, own)
  const others = [...new Set(alike.map(({ other }) => other))].filter((other) => !roots.includes(other))
  const parts = [...own, ...(await partsOf(store, organisationId, others))]
  const people = [...roots, ...others]
  const byPart = new Map(parts.map(({ root, part }) => [part, root]))
  const since = new Date(clock.now.getTime() - Math.max(leastLooked, rules.inDialogue.hours * 3_600_000))
  const hands = await readHands(store, organisationId, [...byPart.keys()])
  const spoken = hands.flatMap(({ contactId }) => byPart.get(contactId) ?? [])
  const names = await namesOf(store, organisationId, roots)
  const called = [...names, ...asked.flatMap((one) => (one && 'network' in one ? [one] : []))]
  const distinct = [...new Map(called.map((one) => [nameKey(one.network, one.value), one])).values()]
  const keys = [...distinct.map((one) => nameKey(one.network, one.value)), ...own.map(({ part }) => contactKey(part))]
  const from = dayName(
    daysLater(clock.zones.wall(clock.zone, clock.now), -Math.max(0, ...rules.caps.map((one) => one.days))),
  )
  const [dialogues, consents, sent, segments] = await inTurn([
    readDialogues(store, organisationId, people, since, spoken),
    readConsents(store, organisationId, distinct),
    readSent(store, organisationId, rules.caps.length > 0 ? keys : [], from),
    readSegments(
      store,
      organisationId,
      own.map(({ part }) => part),
    ),
  ])
  const dialoguesOf = grouped(dialogues, ({ contactId }) => contactId)
  const handsOf = grouped(hands, ({ contactId }) => byPart.get(contactId) ?? contactId)
  const namesBy = grouped(names, ({ root }) => root)
  const consentsBy = grouped(consents, (one) => nameKey(one.network, one.value))
  const sentBy = grouped(sent, ({ key }) => key)
  const segmentsBy = grouped(segments, ({ contact_id }) => byPart.get(contact_id) ?? contact_id)
  const partsBy = grouped(own, ({ root }) => root)
  const alikeBy = grouped(alike, ({ root }) => root)
  const foundBy = grouped(found, ({ place }) => place)
  const standings = new Map(
    people.map((root) => [root, standingOf(dialoguesOf(root), handsOf(root), rules, clock)] as const),
  )
  const standing = (root: string) => standings.get(root) ?? worstOf([])

  return asked.map((to, place) => {
    const sure = foundBy(place).flatMap((one) => (one.possibly ? [] : [one.root]))
    const maybe = [
      ...foundBy(place).flatMap((one) => (one.possibly ? [one.root] : [])),
      ...sure.flatMap((root) => alikeBy(root).map(({ other }) => other)),
    ].filter((root, i, all) => !sure.includes(root) && all.indexOf(root) === i)
    const name = to && 'network' in to ? nameKey(to.network, to.value) : null
    const all = new Set([
      ...(name ? [name] : []),
      ...sure.flatMap((root) => namesBy(root).map((one) => nameKey(one.network, one.value))),
    ])
    const counted = [...all, ...sure.flatMap((root) => partsBy(root).map(({ part }) => contactKey(part)))]
    return {
      contactId: sure[0] ?? null,
      keys: [...(name ? [name] : []), ...[...sure, ...maybe].map(contactKey)],
      state: {
        known: sure.length > 0,
        // An address that several people share is as badly off as the worst of them.
        own: worstOf(sure.map(standing)),
        possibly: maybe.map(standing),
        consents: [...all].flatMap(consentsBy),
        sent: counted.flatMap(sentBy),
        segments: sure.flatMap((root) => segmentsBy(root).map(({ segment }) => segment)),
        issue: null,
      },
    }
  })
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): (key: K) => readonly T[] {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const held = groups.get(key)
    if (held) held.push(one)
    else groups.set(key, [one])
  }
  return (key) => groups.get(key) ?? []
}
