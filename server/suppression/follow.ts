/** What happened since, put into memory: by the log of events, and by the turns of what was handed over. */
import type { EventKind } from '../../contract/live.ts'
import { type EventRow, readEvents } from '../store/event.ts'
import type { Name } from '../store/suppression.ts'
import {
  allObjections,
  complaintLabels,
  namesOfConsents,
  peopleTouched,
  readMarks,
  sentSince,
} from '../store/suppression-memory.ts'
import { readRules } from '../store/suppression-rule.ts'
import type { Memory } from './memory.ts'
import { type Reading, readCounts, readPeople, readSaid, usesSegments } from './read.ts'

const atOnce = 1_000

/**
 * Everything that was committed before it was called is in memory when it is done.
 * @returns false when so much is different that it must be loaded anew
 */
export async function catchUp(memory: Memory, reading: Reading): Promise<boolean> {
  const { db, organisationId } = reading
  const marks = await readMarks(db, organisationId)
  while (memory.position < marks.position) {
    const events = await readEvents(db, organisationId, memory.position, atOnce)
    if (!(await take(memory, reading, events))) return false
    memory.position = events.at(-1)?.position ?? marks.position
  }
  memory.unread = marks.unread
  for (const [lane, turn] of marks.lanes) {
    const known = memory.lanes.get(lane) ?? 0
    if (turn === known) continue
    await readCounts(memory, reading, await sentSince(db, organisationId, lane, known))
    memory.lanes.set(lane, turn)
  }
  return true
}

async function take(memory: Memory, reading: Reading, events: readonly EventRow[]): Promise<boolean> {
  const { db, organisationId } = reading
  const idsOf = (is: (kind: EventKind) => boolean) => [
    ...new Set(events.flatMap(({ kind, objectId }) => (is(kind) ? [objectId] : []))),
  ]
  if (events.some(({ kind }) => kind === 'demo.removed')) return false
  if (events.some(({ kind }) => kind === 'label.changed')) {
    const complaints = (await complaintLabels(db, organisationId)).join()
    if (complaints !== memory.complaints) return false
  }
  if (events.some(({ kind }) => kind === 'suppression.changed') && !(await takeRules(memory, reading))) return false
  const said = idsOf((kind) => kind === 'consent.changed')
  if (said.length > 0) await takeSaid(memory, reading, said)
  const conversations = idsOf((kind) => kind.startsWith('conversation.'))
  const touched = {
    conversations,
    messages: idsOf((kind) => kind.startsWith('message.') || kind.startsWith('reply.')),
    accounts: idsOf((kind) => kind === 'account.changed'),
  }
  const people = new Set(idsOf((kind) => kind === 'contact.changed'))
  for (const id of conversations) {
    const before = memory.whose.get(id)
    if (before !== undefined) people.add(memory.contacts.idOf(before))
  }
  if (Object.values(touched).some(({ length }) => length > 0))
    for (const id of await peopleTouched(db, organisationId, touched)) people.add(id)
  if (people.size > 0) await readPeople(memory, reading, [...people])
  return true
}

/** @returns false when they ask about more than was read */
async function takeRules(memory: Memory, { db, organisationId }: Reading): Promise<boolean> {
  const { rules, zone } = await readRules(db, organisationId)
  const longest = ({ caps }: Memory['rules']) => Math.max(0, ...caps.map(({ days }) => days))
  const before = memory.rules
  if (usesSegments(rules) && !usesSegments(before)) return false
  if (longest(rules) > longest(before) || rules.inDialogue.hours > before.inDialogue.hours) return false
  memory.rules = rules
  memory.zone = zone
  return true
}

/** Somebody said something about being sent things; or about being listened to, of which the event names no more than that. */
async function takeSaid(memory: Memory, reading: Reading, ids: readonly string[]): Promise<void> {
  const { db, organisationId } = reading
  const names: Name[] = await namesOfConsents(db, organisationId, ids)
  if (names.length < ids.length) {
    const all = await allObjections(db, organisationId)
    const now = new Map(all.map(({ id, network, value }) => [id, { network, value }]))
    for (const [id, name] of [...now, ...memory.objectors])
      if (now.has(id) !== memory.objectors.has(id)) names.push(name)
    memory.objectors = now
  }
  await readSaid(memory, reading, names)
}
