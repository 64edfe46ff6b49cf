/**
 * People on whom rules are tried: as it stood with them at any moment of last month. Some hundreds at most, so that it is answered while
 * somebody waits. What they said about being sent things counts from when they said it; what was taken back since is not known any more.
 */
import { dayName } from '../../../domain/suppression/cap.ts'
import type { State } from '../../../domain/suppression/decide.ts'
import { dialogueAt } from '../../../domain/suppression/past.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import { type Clock, type Standing, standingOf } from '../../../domain/suppression/situation.ts'
import type { Store } from '../../store/database.ts'
import { contactKey, nameKey } from '../../store/guard.ts'
import { pastDialogues, pastHands } from '../../store/suppression-past.ts'
import { partsOf } from '../../store/whom.ts'
import { grouped, loadPeople } from './load-people.ts'

const day = 86_400_000

/** How it stood with somebody at a moment, by these rules. */
export type StateAt = (person: string, rules: Rules, clock: Clock) => State

/**
 * @param people the contacts that stand for them
 * @param all the rules that will be asked about
 * @param from the first moment that will be asked about
 */
export async function triedOn(
  store: Store,
  organisationId: string,
  people: readonly string[],
  all: readonly Rules[],
  { now, zone, zones }: Clock,
  from: Date,
): Promise<StateAt> {
  const [first] = all
  if (!first) throw new Error('rules are tried, and none were given')
  const widest = { ...first, caps: all.flatMap(({ caps }) => caps) }
  const asked = people.map((contact) => ({ contact }))
  const loaded = await loadPeople(store, organisationId, asked, widest, { now: from, zone, zones })
  const alike = (person: string) => loaded.alike(person).filter((other) => other !== person)
  const everybody = [...new Set([...people, ...people.flatMap(alike)])]
  const days = Math.max(...all.map(({ painful, inDialogue }) => Math.max(painful.quietDays, inDialogue.hours / 24)))
  const since = new Date(from.getTime() - (days + 1) * day)
  const dialogues = await pastDialogues(store, organisationId, everybody, since)
  const parts = await partsOf(store, organisationId, everybody)
  const hands = await pastHands(
    store,
    organisationId,
    parts.map(({ part }) => part),
  )
  const partsBy = grouped(parts, ({ root }) => root)
  const handsBy = grouped(hands, ({ contactId }) => contactId)

  const standing = (person: string, rules: Rules, clock: Clock): Standing =>
    standingOf(
      (dialogues.get(person) ?? []).flatMap((one) => dialogueAt(one, clock.now) ?? []),
      partsBy(person)
        .flatMap(({ part }) => handsBy(part))
        .filter(({ at }) => at <= clock.now),
      rules,
      clock,
    )
  return (person, rules, clock) => {
    const today = dayName(zones.wall(zone, clock.now))
    const names = loaded.names(person)
    const keys = [
      ...names.map(({ network, value }) => nameKey(network, value)),
      ...loaded.parts(person).map(contactKey),
    ]
    return {
      known: true,
      own: standing(person, rules, clock),
      possibly: alike(person).map((other) => standing(other, rules, clock)),
      consents: names.flatMap(loaded.consents).filter(({ since: said }) => said <= clock.now || clock.now >= now),
      // What was sent that very day may be the mail that is asked about.
      sent: [...new Set(keys)].flatMap(loaded.sent).filter((one) => one.day < today),
      segments: loaded.segments(person),
      unread: false,
      issue: null,
    }
  }
}
