/**
 * Everything that decisions of an organisation ask about, read at the beginning, page by page so that nobody else waits. What changes
 * meanwhile has an event after the position that was read first, and is read again.
 */
import type { Consent } from '../../domain/suppression/decide.ts'
import { readSegments } from '../store/suppression.ts'
import {
  allHands,
  complaintLabels,
  fromFirst,
  pageOfConsents,
  pageOfObjections,
  pageOfPairs,
  pageOfSegments,
  pageOfSent,
  peopleInDialogue,
  readMarks,
  walkClaims,
  walkContacts,
  walkNames,
} from '../store/suppression-memory.ts'
import { readRules } from '../store/suppression-rule.ts'
import { nameIn } from './called.ts'
import { hashText, type Seed } from './hash.ts'
import { type Memory, newMemory } from './memory.ts'
import { noOwners, takeClaims, takeContacts, takeNames } from './packed.ts'
import {
  dialoguesSince,
  eachPage,
  numberOf,
  putPair,
  putSaid,
  type Reading,
  readCounts,
  readSituations,
  sentAfter,
  usesSegments,
} from './read.ts'

/** Rows of a page: some milliseconds of the event loop. */
const most = 1_000

export async function loadMemory(seed: Seed, reading: Reading): Promise<Memory> {
  const { db, organisationId } = reading
  const marks = await readMarks(db, organisationId)
  const { rules, zone } = await readRules(db, organisationId)
  const complaints = await complaintLabels(db, organisationId)
  const memory = newMemory(seed, { ...marks, rules, zone, complaints: complaints.join() })
  await loadWho(memory, reading)
  await loadPairs(memory, reading, 'contact_suggestion', memory.suggested)
  await loadPairs(memory, reading, 'contact_apart', memory.apart)
  await loadSaid(memory, reading)
  await loadSent(memory, reading)
  if (usesSegments(rules)) await loadSegments(memory, reading)
  await loadSituations(memory, reading, complaints)
  return memory
}

async function loadWho(memory: Memory, { db, organisationId }: Reading): Promise<void> {
  const owners = noOwners()
  await walkContacts(db, organisationId, (bytes) => takeContacts(memory, bytes))
  await walkClaims(db, organisationId, (bytes) => takeClaims(memory, owners, bytes))
  await walkNames(db, organisationId, (bytes) => takeNames(memory, owners, bytes))
}

async function loadPairs(
  memory: Memory,
  { db, organisationId }: Reading,
  table: 'contact_suggestion' | 'contact_apart',
  pairs: Memory['apart'],
): Promise<void> {
  let after = { one_id: fromFirst, other_id: fromFirst }
  for (;;) {
    const page = await pageOfPairs(db, organisationId, table, after, most)
    for (const pair of page) putPair(memory, pairs, pair)
    const last = page.at(-1)
    if (!last) return
    after = last
  }
}

type Said = { network: string; value: string } & Consent

async function loadSaid(memory: Memory, reading: Reading): Promise<void> {
  const { db, organisationId } = reading
  await eachPage(
    (after) => pageOfConsents(db, organisationId, after, most),
    (one) => addSaid(memory, one, reading.now),
  )
  const objects = { kind: 'objection', purpose: 'marketing', medium: 'any', until: null } as const
  await eachPage(
    (after) => pageOfObjections(db, organisationId, after, most),
    ({ id, ...one }) => {
      memory.objectors.set(id, one)
      addSaid(memory, { ...objects, ...one }, reading.now)
    },
  )
}

const hashed = new Uint32Array(2)

/** Beside what is there by this name. */
function addSaid(memory: Memory, said: Said, now: Date): void {
  hashText(memory.seed, nameIn(said.network, said.value), { words: hashed, at: 0 })
  const place = memory.consents.find(hashed[0] ?? 0, hashed[1] ?? 0)
  const before = place < 0 ? [] : memory.consents.at(place)
  putSaid(memory, said, [...before, said], now)
}

async function loadSent(memory: Memory, reading: Reading): Promise<void> {
  const since = sentAfter(memory, reading.now)
  for (let after = ''; ; ) {
    const keys = await pageOfSent(reading.db, reading.organisationId, since, after, most)
    await readCounts(memory, reading, keys)
    const last = keys.at(-1)
    if (last === undefined) return
    after = last
  }
}

async function loadSegments(memory: Memory, { db, organisationId }: Reading): Promise<void> {
  for (let after = ''; ; ) {
    const page = await pageOfSegments(db, organisationId, after, most)
    const read = await readSegments(
      db,
      organisationId,
      page.map(({ contact_id }) => contact_id),
    )
    const byContact = new Map<string, string[]>()
    for (const { contact_id, segment } of read) {
      const theirs = byContact.get(contact_id)
      if (theirs) theirs.push(segment)
      else byContact.set(contact_id, [segment])
    }
    for (const [id, segments] of byContact) memory.segments.set(numberOf(memory, id), segments)
    const last = page.at(-1)
    if (!last) return
    after = last.number
  }
}

async function loadSituations(memory: Memory, reading: Reading, complaints: readonly string[]): Promise<void> {
  const { db, organisationId, now } = reading
  const since = dialoguesSince(memory.rules, now)
  const people = new Set(await peopleInDialogue(db, organisationId, since, complaints))
  const { contacts } = memory
  for (const { contactId } of await allHands(db, organisationId))
    people.add(contacts.idOf(contacts.rootOf(numberOf(memory, contactId))))
  const roots = [...people].map((id) => contacts.rootOf(numberOf(memory, id)))
  for (let from = 0; from < roots.length; from += most) {
    const groups = roots
      .slice(from, from + most)
      .flatMap((root) => contacts.partsOf(root).map((part) => ({ id: contacts.idOf(part), root: contacts.idOf(root) })))
    await readSituations(memory, reading, groups)
  }
}
