/** The arrival ledger as it leaves the house. */
import type { Arrival, ArrivalDay } from '../../../contract/arrival.ts'
import { cleanText } from '../../../domain/message/text.ts'
import type { DayRow, ItemRow } from '../../store/ledger.ts'

/** What was received and has no outcome yet is in flight; the sum is made from what was counted, not made to fit. */
export function showDay(row: DayRow): ArrivalDay {
  const { received, shown, revision, duplicate, echo, refused } = row
  return {
    channel: { id: row.channel_id, kind: row.kind, name: row.name, demo: row.demo },
    day: row.day,
    received,
    shown,
    revision,
    duplicate,
    echo,
    refused,
    inFlight: received - shown - revision - duplicate - echo - refused,
  }
}

export function showItem(row: ItemRow): Arrival {
  return {
    position: row.position,
    channelId: row.channel_id,
    receivedAt: row.received_at.toISOString(),
    outcome: row.outcome,
    reason: row.reason,
    size: row.size,
    attempts: row.attempts,
    beginning: row.beginning && beginningOf(row.beginning),
    conversationId: row.conversation_id,
  }
}

function beginningOf(bytes: Uint8Array): string {
  return cleanText(new TextDecoder('utf-8', { fatal: false }).decode(bytes), 1000)
}
