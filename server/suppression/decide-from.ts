/** Decisions from memory, in microseconds: who is meant, how it stands with them, and then the same rules as at the hand-over. */
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Sent } from '../../domain/suppression/cap.ts'
import { type Consent, type Decision, decide, nobody } from '../../domain/suppression/decide.ts'
import { type Clock, calmStanding, type Standing, standingOf } from '../../domain/suppression/situation.ts'
import { meantBy, stateOf } from '../use/suppression/meant.ts'
import { by } from './called.ts'
import type { Memory } from './memory.ts'
import { as } from './names.ts'

/** @property contact whom it is about, -1 when nobody here is meant */
export type Decided = { decision: Decision; contact: number }

/** @returns what decides about one, given as `called.ts` has it, from a place on */
export function decideFrom(
  memory: Memory,
  ask: Ask,
  clock: Clock,
  stale: boolean,
): (words: Uint32Array, at: number) => Decided {
  // Most people are calm and nothing was ever said by their names: then it is the same for all of them.
  const unknown = decide(ask, nobody, memory.rules, clock, stale)
  const calm = decide(ask, { ...nobody, known: true }, memory.rules, clock, stale)
  return (words, at) => {
    const found = whoIs(memory, words, at)
    const meant = meantBy(found, (root) => alike(memory, root))
    const [contact = -1] = meant.sure
    const said = saidBy(memory, meant.sure, words, at)
    const plain = meant.maybe.length === 0 && said.consents.length + said.sent.length === 0
    if (plain && meant.sure.length === 0) return { decision: unknown, contact }
    if (plain && meant.sure.every((root) => isCalm(memory, root))) return { decision: calm, contact }
    const people = {
      standing: (root: number) => standingIn(memory, root, clock),
      segments: (root: number) => segmentsIn(memory, root),
    }
    return { decision: decide(ask, stateOf(meant, people, said), memory.rules, clock, stale), contact }
  }
}

type Found = { root: number; possibly: boolean }

function whoIs({ contacts, names }: Memory, words: Uint32Array, at: number): Found[] {
  const kind = words[at] ?? by.nothing
  if (kind === by.nothing) return []
  if (kind === by.contact) {
    const contact = contacts.find(words, at + 1)
    return contact < 0 ? [] : [{ root: contacts.rootOf(contact), possibly: false }]
  }
  const found: Found[] = []
  const see = (contact: number, possibly: boolean) => {
    const root = contacts.rootOf(contact)
    const known = found.find((one) => one.root === root)
    if (known) known.possibly &&= possibly
    else found.push({ root, possibly })
  }
  names.each(words[at + 1] ?? 0, words[at + 2] ?? 0, (contact, kind) => {
    if (kind & (as.account | as.key)) see(contact, false)
    else if (kind & as.mailbox) see(contact, true)
  })
  if (kind === by.mailbox)
    names.each(words[at + 3] ?? 0, words[at + 4] ?? 0, (contact, kind) => {
      if (kind & (as.key | as.mailbox)) see(contact, true)
    })
  return found
}

/** Who may be the same person, and of whom nobody said that they are not: one step, never on from there. */
function alike({ contacts, suggested, apart }: Memory, root: number): number[] {
  if (suggested.size === 0) return []
  const parts = contacts.partsOf(root)
  const others = new Set(parts.flatMap((part) => suggested.get(part) ?? []).map(contacts.rootOf))
  others.delete(root)
  const isApart = (other: number) =>
    parts.some((part) => apart.get(part)?.some((one) => contacts.rootOf(one) === other))
  return [...others].filter((other) => !isApart(other))
}

/** What was said about being sent things by any name of these people, and how much they were sent. */
function saidBy(memory: Memory, sure: readonly number[], words: Uint32Array, at: number) {
  const { contacts, names, consents, sent, sentTo } = memory
  const agreed: Consent[] = []
  const got = new Set<number>()
  const gotThemselves: Sent[] = []
  const kind = words[at] ?? by.nothing
  const isName = kind === by.name || kind === by.mailbox
  const agree = (low: number, high: number) => {
    const place = consents.find(low, high)
    if (place >= 0) agreed.push(...consents.at(place))
  }
  const count = (low: number, high: number) => {
    const place = sent.find(low, high)
    if (place >= 0) got.add(place)
  }
  const look = (low: number, high: number, kinds: number) => {
    if (kinds & (as.account | as.key | as.silent)) agree(low, high)
    count(low, high)
  }
  if (isName) {
    const from = at + (kind === by.mailbox ? 3 : 1)
    agree(words[at + 1] ?? 0, words[at + 2] ?? 0)
    count(words[from] ?? 0, words[from + 1] ?? 0)
  }
  if (!consents.isEmpty() || !sent.isEmpty())
    for (const root of sure) for (const part of contacts.partsOf(root)) names.of(part, look)
  if (sentTo.size > 0)
    for (const root of sure) for (const part of contacts.partsOf(root)) gotThemselves.push(...(sentTo.get(part) ?? []))
  return { consents: agreed, sent: [...[...got].flatMap((place) => sent.at(place)), ...gotThemselves] }
}

function isCalm({ contacts, dialogues, hands, segments }: Memory, root: number): boolean {
  if (dialogues.has(root)) return false
  return contacts.partsOf(root).every((part) => !hands.has(part) && !segments.has(part))
}

function standingIn({ contacts, dialogues, hands, rules }: Memory, root: number, clock: Clock): Standing {
  const said = contacts.partsOf(root).flatMap((part) => hands.get(part) ?? [])
  const known = dialogues.get(root)
  return known || said.length > 0 ? standingOf(known ?? [], said, rules, clock) : calmStanding
}

const segmentsIn = ({ contacts, segments }: Memory, root: number) =>
  contacts.partsOf(root).flatMap((part) => segments.get(part) ?? [])
