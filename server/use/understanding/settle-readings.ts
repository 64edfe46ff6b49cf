/** Something else is read from messages now: written down with what follows from it for their conversations. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { type Danger, dangerIn, dangers, readsOf, worst } from '../../../domain/language/reading.ts'
import { needTraits, readAnew } from '../../../domain/routing/turn.ts'
import { lockConversations } from '../../store/conversation.ts'
import { readsIn, readWorded, saveReadings, type Worded } from '../../store/correction.ts'
import { Passing, type Transaction } from '../../store/database.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { renewLastReads, saveMoves } from '../../store/moves.ts'
import { readBound } from '../../store/organisation.ts'

export type Held = { messages: Worded[]; conversations: Conversation[] }

/** Hold messages with their conversations: those first, as everywhere. */
export async function holdWorded(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<Held> {
  const before = await readWorded(tx, organisationId, ids, false)
  const conversationIds = new Set(before.flatMap(({ conversation_id }) => conversation_id ?? []))
  const conversations = await lockConversations(tx, organisationId, [...conversationIds])
  const messages = await readWorded(tx, organisationId, ids, true)
  if (messages.some(({ conversation_id: id }) => id !== null && !conversationIds.has(id)))
    throw new Passing('A message moved in between')
  return { messages, conversations }
}

/** Who says so. Only who speaks of a danger in the message itself can lower it: correcting something else must not. */
type Sayer = { agentId: string; ofDanger: boolean } | 'machine'

/**
 * Save what is read from messages now. The machine can only say that there is danger; a person also that there is none.
 * @param messages as they are to be, all of them held with their conversations
 */
export async function settleReadings(
  tx: Transaction,
  organisationId: string,
  messages: readonly Pick<Worded, 'id' | 'conversation_id' | 'judged' | 'corrected'>[],
  conversations: readonly Conversation[],
  sayer: Sayer,
  at: Date,
): Promise<void> {
  if (messages.length === 0) return
  const readings = messages.map((one) => ({ ...one, reads: readsOf(one.judged, one.corrected) }))
  const events: Happening[] = (await saveReadings(tx, organisationId, readings)).map(({ id, version }) => ({
    kind: 'message.judged',
    objectId: id,
    version,
  }))
  const agentId = sayer === 'machine' ? null : sayer.agentId
  const bound = await readBound(tx, organisationId)
  const moves = []
  for (const before of conversations) {
    const danger =
      sayer !== 'machine' && sayer.ofDanger
        ? dangerIn(await readsIn(tx, organisationId, before.id, dangers))
        : raised(before, readings)
    const place = await placeNow(tx, organisationId, before, bound)
    if (danger === before.danger && place.dueAt?.getTime() === before.dueAt?.getTime()) continue
    const after = { ...before, ...place, danger, version: before.version + 1 }
    moves.push({ before, after })
    events.push({ kind: 'conversation.changed', objectId: after.id, version: after.version })
  }
  await saveMoves(tx, organisationId, moves, [])
  await renewLastReads(
    tx,
    organisationId,
    conversations.map(({ id }) => id),
  )
  await recordEvents(
    tx,
    organisationId,
    events.map((event) => ({ ...event, agentId })),
    at,
  )
}

/** Who waits is due by what is read in all that they said since: what a person denies brings nobody forward. */
async function placeNow(tx: Transaction, organisationId: string, one: Conversation, bound: number) {
  const { waitsSince, dueAt, boost } = one
  if (!waitsSince || !dueAt || one.mergedInto) return { dueAt, boost }
  return readAnew({ ...one, dueAt }, await readsIn(tx, organisationId, one.id, needTraits, waitsSince), bound)
}

/** The past alarms nobody. */
function raised(
  { id, history, danger }: Conversation,
  readings: readonly { conversation_id: string | null; reads: string[] | null }[],
): Danger | null {
  if (history) return danger
  const reads = readings.flatMap((one) => (one.conversation_id === id ? (one.reads ?? []) : []))
  return worst(danger, dangerIn(reads))
}
