/** Reading what changed of some people, or of some names, into memory. What is read is always how it stands: read twice, it is the same. */
import { daysLater } from '../../domain/routing/working-day.ts'
import { dayName, type Sent } from '../../domain/suppression/cap.ts'
import type { Consent } from '../../domain/suppression/decide.ts'
import type { Rules } from '../../domain/suppression/rules.ts'
import type { Database } from '../store/database.ts'
import {
  type Name,
  type PersonDialogue,
  readConsents,
  readDialogues,
  readHands,
  readSegments,
  readSent,
} from '../store/suppression.ts'
import { groupsOf, namesOfPeople, type Pair, pairsOf } from '../store/suppression-memory.ts'
import { zones } from '../zones.ts'
import { nameIn } from './called.ts'
import { hashText } from './hash.ts'
import { wordsOf } from './ids.ts'
import { keep, type Memory } from './memory.ts'
import { takeName } from './who.ts'

/** Where and when it is read. */
export type Reading = { db: Database; organisationId: string; now: Date }

const hour = 3_600_000
/** What hurt today may have been said yesterday on the clocks of the store. */
const leastHours = 48
const mostShared = 500

/** Since when a dialogue counts that nothing else speaks for. */
export const dialoguesSince = (rules: Rules, now: Date) =>
  new Date(now.getTime() - Math.max(leastHours, rules.inDialogue.hours) * hour)

/** After which day it counts what was sent. */
export function sentAfter({ rules, zone }: Memory, now: Date): string {
  const longest = Math.max(0, ...rules.caps.map(({ days }) => days))
  return dayName(daysLater(zones.wall(zone, now), -longest))
}

export const usesSegments = ({ segments, campaigns }: Rules) =>
  segments.length > 0 || campaigns.some(({ segment }) => segment !== null)

export const numberOf = ({ contacts }: Memory, id: string) => contacts.take(wordsOf(id), 0)

/** Everything about these people: who they are, what they are called, how it stands with them. @param ids contacts */
export async function readPeople(memory: Memory, reading: Reading, ids: readonly string[]): Promise<void> {
  const all = new Set(ids)
  // Those who were one person with them may be by themselves now.
  for (const id of ids) {
    const { contacts } = memory
    for (const part of contacts.partsOf(contacts.rootOf(numberOf(memory, id)))) all.add(contacts.idOf(part))
  }
  const list = [...all]
  for (let from = 0; from < list.length; from += mostShared)
    await readSome(memory, reading, list.slice(from, from + mostShared))
}

async function readSome(memory: Memory, reading: Reading, ids: readonly string[]): Promise<void> {
  const { db, organisationId } = reading
  const { contacts, names } = memory
  const groups = await groupsOf(db, organisationId, ids)
  const roots = [...new Set(groups.map(({ root }) => root))]
  const parts = groups.map(({ id }) => id)
  const [called, suggested, apart, segments] = await Promise.all([
    namesOfPeople(db, organisationId, roots),
    pairsOf(db, organisationId, 'contact_suggestion', parts),
    pairsOf(db, organisationId, 'contact_apart', parts),
    usesSegments(memory.rules) ? readSegments(db, organisationId, parts) : [],
    readSituations(memory, reading, groups),
  ])
  for (const { id, root } of groups) {
    const contact = numberOf(memory, id)
    contacts.join(contact, root === id ? null : numberOf(memory, root))
    names.forget(contact)
    memory.segments.delete(contact)
  }
  for (const { own, name, what } of called) takeName(memory, numberOf(memory, own), name, what)
  forgetPairs(memory, memory.suggested, parts)
  forgetPairs(memory, memory.apart, parts)
  for (const pair of suggested) putPair(memory, memory.suggested, pair)
  for (const pair of apart) putPair(memory, memory.apart, pair)
  for (const { contact_id, segment } of segments) {
    const contact = numberOf(memory, contact_id)
    memory.segments.set(contact, [...(memory.segments.get(contact) ?? []), segment])
  }
}

/** How it stands with people. @param groups the contacts that they consist of, each with the one that stands for it */
export async function readSituations(
  memory: Memory,
  { db, organisationId, now }: Reading,
  groups: readonly { id: string; root: string }[],
): Promise<void> {
  const parts = groups.map(({ id }) => id)
  const roots = new Set(groups.map(({ root }) => root))
  const hands = new Map((await readHands(db, organisationId, parts)).map((hand) => [hand.contactId, hand]))
  const since = dialoguesSince(memory.rules, now)
  const spoken = new Set(groups.flatMap(({ id, root }) => (hands.has(id) ? [root] : [])))
  const read = await readDialogues(db, organisationId, [...roots], since, [...spoken])
  const byContact = new Map<string, PersonDialogue[]>(parts.map((part) => [part, []]))
  for (const one of read) if (spoken.has(one.contactId) || mayCount(one, since)) byContact.get(one.contactId)?.push(one)
  for (const [id, dialogues] of byContact) {
    const contact = numberOf(memory, id)
    const hand = hands.get(id)
    if (hand) memory.hands.set(contact, hand)
    else memory.hands.delete(contact)
    keepDialogues(memory, contact, dialogues)
  }
}

function keepDialogues(memory: Memory, root: number, dialogues: readonly PersonDialogue[]): void {
  for (const { id } of memory.dialogues.get(root) ?? []) memory.whose.delete(id)
  for (const { id } of dialogues) memory.whose.set(id, root)
  keep(memory.dialogues, root, dialogues)
}

/** As the store chooses them, without those that only have a label. */
const mayCount = (one: PersonDialogue, since: Date) =>
  one.painSince !== null ||
  one.waitsSince !== null ||
  one.lastMessageAt > since ||
  (one.painAt !== null && one.painAt > since) ||
  one.customerWord === 'refused' ||
  one.complaint

/** What is past is forgotten, once a day: dialogues that do not count any more, and what was sent before. */
export function forgetPast(memory: Memory, now: Date): void {
  const since = dialoguesSince(memory.rules, now)
  for (const [root, all] of memory.dialogues) {
    const spoken = memory.contacts.partsOf(root).some((part) => memory.hands.has(part))
    const left = spoken ? all : all.filter((one) => mayCount(one, since))
    if (left.length < all.length) keepDialogues(memory, root, left)
  }
  const after = sentAfter(memory, now)
  const recent = (all: readonly Sent[]) => all.filter(({ day }) => day > after)
  memory.sent.sweep(recent)
  for (const [contact, all] of memory.sentTo) keep(memory.sentTo, contact, recent(all))
}

export function putPair(memory: Memory, pairs: Memory['apart'], { one_id, other_id }: Pair): void {
  const [one, other] = [numberOf(memory, one_id), numberOf(memory, other_id)]
  pairs.set(one, [...new Set([...(pairs.get(one) ?? []), other])])
  pairs.set(other, [...new Set([...(pairs.get(other) ?? []), one])])
}

function forgetPairs(memory: Memory, pairs: Memory['apart'], ids: readonly string[]): void {
  for (const one of ids.map((id) => numberOf(memory, id))) {
    const others = pairs.get(one) ?? []
    for (const other of others)
      keep(
        pairs,
        other,
        (pairs.get(other) ?? []).filter((each) => each !== one),
      )
    pairs.delete(one)
  }
}

const hashed = new Uint32Array(2)

/** Of these names, everything that stands. */
export async function readSaid(memory: Memory, { db, organisationId, now }: Reading, names: readonly Name[]) {
  const distinct = [...new Map(names.map((one) => [nameIn(one.network, one.value), one])).values()]
  const said = await readConsents(db, organisationId, distinct)
  for (const { network, value } of distinct) {
    const theirs = said.filter((one) => one.network === network && one.value === value)
    putSaid(memory, { network, value }, theirs, now)
  }
}

export function putSaid({ seed, consents }: Memory, { network, value }: Name, said: readonly Consent[], now: Date) {
  hashText(seed, nameIn(network, value), { words: hashed, at: 0 })
  consents.put(
    hashed[0] ?? 0,
    hashed[1] ?? 0,
    said.map((one) => sharable(one, now)),
  )
}

/** Since when somebody agreed is not asked any more once it holds: so all who agreed to the same have the same list. */
function sharable({ kind, purpose, medium, since, until }: Consent, now: Date): Consent {
  return { kind, purpose, medium, since: kind === 'consent' && since <= now ? longAgo : since, until }
}
const longAgo = new Date(0)

/** By these guards, everything that counts. */
export async function readCounts(memory: Memory, { db, organisationId, now }: Reading, keys: readonly string[]) {
  const sent = await readSent(db, organisationId, keys, sentAfter(memory, now))
  const byKey = new Map<string, Sent[]>(keys.map((key) => [key, []]))
  for (const { key, purpose, medium, day, n } of sent) byKey.get(key)?.push({ purpose, medium, day, n })
  for (const [key, counts] of byKey) putCounts(memory, key, counts)
}

/** @param key of a guard */
export function putCounts(memory: Memory, key: string, counts: readonly Sent[]): void {
  const [kind, ...rest] = key.split(':')
  if (kind === 'c') {
    keep(memory.sentTo, numberOf(memory, rest.join(':')), counts)
    return
  }
  const [network = '', ...value] = rest
  hashText(memory.seed, nameIn(network, value.join(':')), { words: hashed, at: 0 })
  memory.sent.put(hashed[0] ?? 0, hashed[1] ?? 0, counts)
}
