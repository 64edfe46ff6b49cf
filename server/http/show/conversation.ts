/** Conversations and messages as they leave the house: the only way out for them. */
import type { Conversation, Message } from '../../../contract/conversation.ts'
import { sentiments, traits } from '../../../contract/judgement.ts'
import { situationOf } from '../../../domain/conversation/conversation.ts'
import { toConversation } from '../../store/conversation.ts'
import type { PageKey, ShownConversation, ShownMessage } from '../../store/queue.ts'
import { showJudgement, signOf } from './judgement.ts'
import { showSpread } from './spread.ts'

const readable = [...sentiments, ...traits] as const

export function showConversation(row: ShownConversation): Conversation {
  const one = toConversation(row)
  const complaint = { labelIds: row.complaint_ids, with: situationOf(one, true), without: situationOf(one, false) }
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    said: row.said,
    subject: row.subject,
    snippet: row.snippet,
    workState: row.work_state,
    customerWord: row.customer_word,
    situation: row.complaint_ids.length > 0 ? complaint.with : complaint.without,
    complaint,
    history: row.history,
    channel: { id: row.channel_id, kind: row.channel_kind, name: row.channel_name, demo: row.channel_demo },
    contact: { id: row.contact_id, name: row.contact_name },
    agent:
      row.agent_id && row.agent_alias !== null
        ? { id: row.agent_id, alias: row.agent_alias, face: row.agent_face }
        : null,
    team: row.team_id && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
    contactCount: row.contact_count,
    lastDirection: row.last_direction,
    openedAt: row.opened_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    waitsSince: row.waits_since?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    boost: row.due_at && showBoost(row.boost),
    labelIds: row.label_ids,
    followerIds: row.follower_ids,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    mergedInto: row.merged_into,
    danger: row.danger,
    sign: row.danger ?? signOf(row.last_reads),
    reads: readable.filter((name) => row.last_reads?.includes(name)),
  }
}

function showBoost(boost: ShownConversation['boost']): Conversation['boost'] {
  const minutes = (ms: number) => Math.round(ms / 6_000) / 10
  return (
    boost && {
      parts: boost.parts.map(({ what, earlier }) => ({ what, minutes: minutes(earlier) })),
      withheld: minutes(boost.withheld),
    }
  )
}

export function showMessage(row: ShownMessage): Message {
  // Words of ours that a colleague spoke are theirs.
  const spoke = row.direction === 'out' && row.logged?.by && row.logged_by !== null
  const ours = spoke ? { name: row.logged_by, agentId: row.logged?.by, face: row.logged_face } : null
  return {
    id: row.id,
    version: row.version + (row.delivery_version ?? 0) + changesOf(row).reduce((sum, one) => sum + one.version, 0),
    conversationId: row.conversation_id,
    seq: row.seq,
    direction: row.direction,
    visibility: row.visibility,
    state: row.state,
    automatic: row.automatic,
    trusted: row.trusted,
    author: {
      name: row.agent_alias ?? ours?.name ?? (row.account_name || row.account_handle || row.account_external_id) ?? '',
      handle: row.account_handle ?? row.account_external_id,
      url: row.account_url,
      agentId: row.agent_id ?? ours?.agentId ?? null,
      accountId: row.account_id,
      face: row.agent_face ?? ours?.face ?? null,
    },
    audience: row.audience ?? [],
    subject: row.subject,
    text: row.text,
    quotedFrom: row.quoted_from,
    hasHtml: row.has_html,
    attachments: row.files ?? [],
    url: row.url,
    rating: row.rating,
    logged: row.logged && {
      by: row.logged_by,
      byId: row.logged.by ?? null,
      where: row.logged.where ?? null,
      call: row.logged.call ?? null,
    },
    canReply: row.can_reply ? showCanReply(row.can_reply) : { ok: true },
    delivery:
      row.delivery_state && row.ready_at
        ? {
            state: row.delivery_state,
            reason: row.delivery_reason,
            attempts: row.delivery_attempts ?? 0,
            readyAt: row.ready_at.toISOString(),
            sentAt: row.sent_at?.toISOString() ?? null,
          }
        : null,
    change: showChange(row),
    judgement: showJudgement(row),
    spread: row.spread && showSpread(row.spread),
    publishedAt: row.published_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
  }
}

const changesOf = (row: ShownMessage) => row.changes ?? []

/** The last thing that was done to an answer after it left, unless it was let go. */
function showChange(row: ShownMessage): Message['change'] {
  const last = changesOf(row).findLast(({ state }) => state !== 'undone')
  if (!last) return null
  const { version: _version, readyAt, sentAt, ...shown } = last
  const at = (time: string) => new Date(time).toISOString()
  return { ...shown, readyAt: at(readyAt), sentAt: sentAt && at(sentAt) }
}

function showCanReply(may: NonNullable<ShownMessage['can_reply']>): Message['canReply'] {
  if (!may.ok) return may
  return may.until ? { ok: true, until: new Date(may.until).toISOString() } : { ok: true }
}

/** A keyset cursor is the sort key of the last row, readable but nobody's business. */
export function toCursor(key: PageKey): string {
  return `${key.at.getTime().toString(36)}.${key.id}`
}

/** @returns null when it is none of ours: the page then starts at the beginning */
export function fromCursor(cursor: string | undefined): PageKey | null {
  const [at, id] = (cursor ?? '').split('.')
  const time = Number.parseInt(at ?? '', 36)
  return id && /^[0-9a-f-]{36}$/.test(id) && Number.isSafeInteger(time) ? { at: new Date(time), id } : null
}
