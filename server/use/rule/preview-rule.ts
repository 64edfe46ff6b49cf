/** What a rule would have done: it looks at the newest messages of the last month, and changes nothing. */

import { firstWords } from '../../../domain/message/text.ts'
import { type Condition, type Facts, type Moment, meets, type Rule } from '../../../domain/routing/rule.ts'
import type { Context } from '../../context.ts'
import { readConversations } from '../../store/conversation.ts'
import { newestPosition } from '../../store/event.ts'
import { groupsMet } from '../../store/hit.ts'
import { zoneOf } from '../../store/organisation.ts'
import { messagesById, type ShownMessage } from '../../store/queue.ts'
import { eventsBefore } from '../../store/rule.ts'
import { factsOfMessage } from './facts.ts'

/** Messages that are looked at: enough for most months, and never longer than somebody wants to wait. */
const most = 5000
const mostEvents = 40_000
const atOnce = 500
const mostExamples = 20
const monthMs = 31 * 24 * 3_600_000

export type Example = { messageId: string; conversationId: string | null; at: Date; from: string; text: string }
export type Preview = { looked: number; met: number; since: Date | null; examples: Example[] }

/**
 * A message stands for its conversation as it is now: what its labels and owner were at the time is not looked up. For a rule about
 * waiting, every message counts of which the answer took that long, or has not come.
 */
export async function previewRule(
  ctx: Context,
  organisationId: string,
  given: { moment: Moment; conditions: readonly Condition[] },
): Promise<Preview> {
  const zone = await zoneOf(ctx.db, organisationId)
  const rule: Rule = { id: '', actions: [], last: false, ...given }
  const oldest = new Date(ctx.clock().getTime() - monthMs)
  const preview: Preview = { looked: 0, met: 0, since: null, examples: [] }
  let before = (await newestPosition(ctx.db, organisationId)) + 1
  for (let read = 0; read < mostEvents && preview.looked < most; read += atOnce) {
    const events = await eventsBefore(ctx.db, organisationId, before, oldest, atOnce)
    const last = events.at(-1)
    if (!last) break
    before = last.position
    const ids = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
    // What was imported came in lately and was said long ago.
    const messages = (await messagesById(ctx.db, organisationId, ids))
      .filter(({ received_at }) => received_at >= oldest)
      .reverse()
    for (const [message, facts] of await factsOf(ctx, organisationId, messages, given.moment)) {
      preview.looked++
      if (!preview.since || message.received_at < preview.since) preview.since = message.received_at
      if (!meets(rule, facts, zone)) continue
      preview.met++
      if (preview.examples.length < mostExamples) preview.examples.push(exampleOf(message))
    }
  }
  return preview
}

async function factsOf(
  ctx: Context,
  organisationId: string,
  messages: readonly ShownMessage[],
  moment: Moment,
): Promise<[ShownMessage, Facts][]> {
  const ids = [...new Set(messages.flatMap(({ conversation_id }) => conversation_id ?? []))]
  const conversations = new Map((await readConversations(ctx.db, organisationId, ids)).map((one) => [one.id, one]))
  const groups = await groupsMet(
    ctx.db,
    organisationId,
    messages.map((message) => message.id),
  )
  return messages.flatMap((message): [ShownMessage, Facts][] => {
    const conversation = conversations.get(message.conversation_id ?? '') ?? null
    const now = conversation && { ...conversation, history: false }
    const facts = factsOfMessage(message, now, groups.get(message.id) ?? [], message.received_at)
    if (!facts) return []
    if (moment.when !== 'waits') return [[message, facts]]
    const waits = conversation?.waitsSince?.getTime() === message.received_at.getTime()
    return waits ? [[message, { ...facts, when: 'waits', waitsSince: message.received_at, at: ctx.clock() }]] : []
  })
}

function exampleOf(message: ShownMessage): Example {
  return {
    messageId: message.id,
    conversationId: message.conversation_id,
    at: message.received_at,
    from: message.account_name || message.account_handle || message.account_external_id || '',
    text: firstWords(message.text, 200),
  }
}
