/** Decisions from memory, in microseconds: who is meant, how it stands with them, and then the same rules as at the hand-over. */
import type { Ask } from '../../domain/suppression/ask.ts'
import type { Sent } from '../../domain/suppression/cap.ts'
import { type Consent, type Decision, decide } from '../../domain/suppression/decide.ts'
import { type Clock, calmStanding, type Standing, standingOf } from '../../domain/suppression/situation.ts'
import { type Meant, meantBy, stateOf } from '../use/suppression/meant.ts'
import { by } from './called.ts'
import type { Lists } from './lists.ts'
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
  const people = {
    standing: (root: number) => standingIn(memory, root, clock),
    segments: (root: number) => segmentsIn(memory, root),
    unread: memory.unread,
  }
  const alike = (root: number) => alikeIn(memory, root)
  const decideFor = (meant: Meant<number>, { agreed, sent }: Said) => {
    const said = { consents: agreed.flat(), sent: sent.flat() }
    return decide(ask, stateOf(meant, people, said), memory.rules, clock, stale)
  }
  // Most people are calm, and what goes by their names is the same list for many of them: then it is the same decision.
  const known = new Map<readonly unknown[], Map<readonly unknown[], Decision>>()
  const unknown: typeof known = new Map()
  return (words, at) => {
    const meant = meantBy(whoIs(memory, words, at), alike)
    const { sure, maybe } = meant
    const [contact = -1] = sure
    const said = saidBy(memory, sure, words, at)
    const { agreed, sent } = said
    const isPlain = maybe.length === 0 && agreed.length <= 1 && sent.length <= 1 && areCalm(memory, sure)
    if (!isPlain) return { decision: decideFor(meant, said), contact }
    const among = contact < 0 ? unknown : known
    const [consents = none, counts = none] = [agreed[0], sent[0]]
    const bySent = among.get(consents) ?? new Map<readonly unknown[], Decision>()
    const decision = bySent.get(counts) ?? decideFor(meant, said)
    among.set(consents, bySent.set(counts, decision))
    return { decision, contact }
  }
}

type Found = { root: number; possibly: boolean }
const none: readonly never[] = []

function whoIs({ contacts, names }: Memory, words: Uint32Array, at: number): readonly Found[] {
  const kind = words[at] ?? by.nothing
  if (kind === by.nothing) return none
  if (kind === by.contact) {
    const contact = contacts.find(words, at + 1)
    return contact < 0 ? none : [{ root: contacts.rootOf(contact), possibly: false }]
  }
  const found: Found[] = []
  for (let one = names.first(words[at + 1] ?? 0, words[at + 2] ?? 0); one >= 0; one = names.next(one)) {
    const isOwn = (names.kindOf(one) & (as.account | as.key)) > 0
    if (isOwn || names.kindOf(one) & as.mailbox) see(found, contacts.rootOf(names.contactOf(one)), !isOwn)
  }
  if (kind === by.mailbox)
    for (let one = names.first(words[at + 3] ?? 0, words[at + 4] ?? 0); one >= 0; one = names.next(one))
      if (names.kindOf(one) & (as.key | as.mailbox)) see(found, contacts.rootOf(names.contactOf(one)), true)
  return found
}

function see(found: Found[], root: number, possibly: boolean): void {
  const known = found.find((one) => one.root === root)
  if (known) known.possibly &&= possibly
  else found.push({ root, possibly })
}

/** Who may be the same person, and of whom nobody said that they are not: one step, never on from there. */
function alikeIn({ contacts, suggested, apart }: Memory, root: number): readonly number[] {
  const parts = contacts.partsOf(root)
  const found = suggested.size === 0 ? none : parts.flatMap((part) => suggested.get(part) ?? none)
  if (found.length === 0) return none
  const isApart = (other: number) =>
    parts.some((part) => apart.get(part)?.some((one) => contacts.rootOf(one) === other))
  return [...new Set(found.map(contacts.rootOf))].filter((other) => other !== root && !isApart(other))
}

type Said = { agreed: readonly (readonly Consent[])[]; sent: readonly (readonly Sent[])[] }

/** What goes by any name of these people, and by the one that was asked about; two names of one mailbox are counted as one. */
function saidBy(
  { contacts, names, consents, sent, sentTo }: Memory,
  sure: readonly number[],
  words: Uint32Array,
  at: number,
): Said {
  const agreed: (readonly Consent[])[] = []
  const counted: number[] = []
  const kind = words[at]
  if (kind === by.name || kind === by.mailbox) {
    const from = at + (kind === by.mailbox ? 3 : 1)
    add(agreed, listAt(consents, words[at + 1] ?? 0, words[at + 2] ?? 0))
    add(counted, placeOf(sent, words[from] ?? 0, words[from + 1] ?? 0))
  }
  const themselves: (readonly Sent[])[] = []
  for (const root of sure)
    for (const part of contacts.partsOf(root)) {
      add(themselves, sentTo.get(part) ?? null)
      for (let one = names.firstOf(part); one >= 0; one = names.nextOf(one)) {
        const [low, high] = [names.lowOf(one), names.highOf(one)]
        if (names.kindOf(one) & (as.account | as.key | as.silent)) add(agreed, listAt(consents, low, high))
        add(counted, placeOf(sent, low, high))
      }
    }
  return { agreed, sent: counted.length > 0 ? [...counted.map(sent.at), ...themselves] : themselves }
}

function placeOf(lists: Lists<Sent>, low: number, high: number): number | null {
  const place = lists.isEmpty() ? -1 : lists.find(low, high)
  return place < 0 ? null : place
}

function listAt(lists: Lists<Consent>, low: number, high: number): readonly Consent[] | null {
  const place = lists.isEmpty() ? -1 : lists.find(low, high)
  return place < 0 ? null : lists.at(place)
}

function add<T>(all: T[], one: T | null): void {
  if (one !== null && !all.includes(one)) all.push(one)
}

function areCalm({ contacts, dialogues, hands, segments }: Memory, sure: readonly number[]): boolean {
  for (const root of sure) {
    if (dialogues.has(root)) return false
    for (const part of contacts.partsOf(root)) if (hands.has(part) || segments.has(part)) return false
  }
  return true
}

function standingIn({ contacts, dialogues, hands, rules }: Memory, root: number, clock: Clock): Standing {
  const said = contacts.partsOf(root).flatMap((part) => hands.get(part) ?? none)
  const known = dialogues.get(root)
  return known || said.length > 0 ? standingOf(known ?? none, said, rules, clock) : calmStanding
}

const segmentsIn = ({ contacts, segments }: Memory, root: number) =>
  contacts.partsOf(root).flatMap((part) => segments.get(part) ?? none)
