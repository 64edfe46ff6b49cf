/**
 * Everything that decisions of an organisation ask about, read at the beginning, page by page so that nobody else waits. What changes
 * meanwhile has an event after the position that was read first, and is read again.
 */
import type { Sent } from '../../domain/suppression/cap.ts'
import type { Connect } from '../store/database.ts'
import {
  allHands,
  allObjections,
  complaintLabels,
  countContacts,
  peopleInDialogue,
  readMarks,
  type SaidBy,
  walkConsents,
  walkPairs,
  walkSegments,
  walkSent,
} from '../store/suppression-memory.ts'
import { readRules } from '../store/suppression-rule.ts'
import { nameIn } from './called.ts'
import { hashText, type Seed } from './hash.ts'
import { type Memory, newMemory } from './memory.ts'
import {
  dialoguesSince,
  numberOf,
  putCounts,
  putPair,
  putSaid,
  type Reading,
  readSituations,
  sentAfter,
  usesSegments,
} from './read.ts'
import { loadWho } from './who.ts'

/** Rows of a page: some milliseconds of the event loop. */
const most = 1_000

/** @param connect for connections of its own, one at a time */
export async function loadMemory(seed: Seed, reading: Reading, connect: Connect): Promise<Memory> {
  const { db, organisationId } = reading
  const marks = await readMarks(db, organisationId)
  const { rules, zone } = await readRules(db, organisationId)
  const complaints = await complaintLabels(db, organisationId)
  const people = await countContacts(db, organisationId)
  const memory = newMemory(seed, { ...marks, rules, zone, complaints: complaints.join() }, people)
  await loadWho(memory, connect, organisationId)
  await walkPairs(db, organisationId, 'contact_suggestion', (pair) => putPair(memory, memory.suggested, pair))
  await walkPairs(db, organisationId, 'contact_apart', (pair) => putPair(memory, memory.apart, pair))
  await loadSaid(memory, reading)
  await loadSent(memory, reading)
  if (usesSegments(rules)) await loadSegments(memory, reading)
  await loadSituations(memory, reading, complaints)
  return memory
}

async function loadSaid(memory: Memory, { db, organisationId, now }: Reading): Promise<void> {
  await walkConsents(db, organisationId, (one) => addSaid(memory, one, now))
  const objects = { kind: 'objection', purpose: 'marketing', medium: 'any', until: null } as const
  for (const { id, ...one } of await allObjections(db, organisationId)) {
    memory.objectors.set(id, one)
    addSaid(memory, { ...objects, ...one }, now)
  }
}

const hashed = new Uint32Array(2)

/** Beside what is there by this name. */
function addSaid(memory: Memory, said: SaidBy, now: Date): void {
  hashText(memory.seed, nameIn(said.network, said.value), { words: hashed, at: 0 })
  const place = memory.consents.find(hashed[0] ?? 0, hashed[1] ?? 0)
  const before = place < 0 ? [] : memory.consents.at(place)
  putSaid(memory, said, [...before, said], now)
}

async function loadSent(memory: Memory, { db, organisationId, now }: Reading): Promise<void> {
  let [by, counts]: [string | null, Sent[]] = [null, []]
  const put = () => {
    if (by !== null) putCounts(memory, by, counts)
  }
  await walkSent(db, organisationId, sentAfter(memory, now), ({ key, ...one }) => {
    if (key !== by) {
      put()
      ;[by, counts] = [key, []]
    }
    counts.push(one)
  })
  put()
}

async function loadSegments(memory: Memory, { db, organisationId }: Reading): Promise<void> {
  await walkSegments(db, organisationId, ({ contact_id, segments }) => {
    const contact = numberOf(memory, contact_id)
    memory.segments.set(contact, [...(memory.segments.get(contact) ?? []), ...segments])
  })
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
