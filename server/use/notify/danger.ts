/** A sign of danger is told to who leads the team at once: what was just said, and what somebody just marked. */
import { type Danger, dangerIn, dangers } from '../../../domain/language/reading.ts'
import { keepersOf } from '../../store/channel-hour.ts'
import { readConversations } from '../../store/conversation.ts'
import type { Store, Transaction } from '../../store/database.ts'
import type { EventRow } from '../../store/event.ts'
import { type NewNotification, toldUnder } from '../../store/notification.ts'
import { messagesById } from '../../store/queue.ts'

const kinds: ReadonlySet<string> = new Set(['message.received', 'message.revised', 'message.judged'])
const dayMs = 86_400_000

const keyOf = (messageId: string, danger: Danger | null) => `danger ${messageId} ${danger}`

/** @returns the ids of those who were told of a danger in a message */
export function toldOfDanger(store: Store, organisationId: string, messageId: string): Promise<string[]> {
  const keys = dangers.map((danger) => keyOf(messageId, danger))
  return toldUnder(store, organisationId, keys)
}

/** Once for each message and danger. What was there before us alarms nobody, nor what others say among themselves. */
export async function newsOfDanger(
  tx: Transaction,
  organisationId: string,
  events: readonly EventRow[],
  at: Date,
): Promise<Omit<NewNotification, 'id' | 'at'>[]> {
  const about = new Map(events.filter(({ kind }) => kinds.has(kind)).map((event) => [event.objectId, event]))
  const messages = (await messagesById(tx, organisationId, [...about.keys()])).filter(
    ({ reads, conversation_id }) =>
      conversation_id !== null && reads?.some((name) => dangers.some((one) => one === name)),
  )
  if (messages.length === 0) return []
  const ids = messages.flatMap(({ conversation_id }) => conversation_id ?? [])
  const past = new Set(
    (await readConversations(tx, organisationId, ids)).filter(({ history }) => history).map(({ id }) => id),
  )
  const keepers = await keepersOf(tx, organisationId)
  return messages
    .filter(
      ({ conversation_id, received_at }) =>
        !past.has(conversation_id ?? '') && at.getTime() - received_at.getTime() < dayMs,
    )
    .flatMap((message) =>
      keepers.map((agentId) => ({
        agentId,
        kind: 'danger' as const,
        key: keyOf(message.id, dangerIn(message.reads)),
        conversationId: message.conversation_id,
        byAgentId: about.get(message.id)?.agentId ?? null,
      })),
    )
}
