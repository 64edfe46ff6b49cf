/**
 * An answer was changed or taken back on its network: it says so here too, also in the list. What was taken back leaves the question
 * open again, when nothing was said after it.
 */
import { snippetOf } from '../../domain/conversation/converse.ts'
import type { Context } from '../context.ts'
import { forgetRaw } from '../store/arrival.ts'
import { eraseAttachments } from '../store/attachment.ts'
import { lockConversations } from '../store/conversation.ts'
import type { Transaction } from '../store/database.ts'
import { recordErasures } from '../store/erasure.ts'
import type { Happening } from '../store/event.ts'
import { saidAfter } from '../store/merge.ts'
import { eraseMessages } from '../store/message.ts'
import { saveMoves } from '../store/moves.ts'
import type { Reply } from '../store/outbox.ts'
import { lastHeard } from '../store/reply-address.ts'
import { readSent, recordSentAct, rewordSent, type Sent } from '../store/sent.ts'
import { concludeReplies } from './conclude-replies.ts'

/** Inside the transaction that learns it, with the conversation locked. @returns what happened */
export async function concludeChange(
  ctx: Pick<Context, 'newId'>,
  tx: Transaction,
  organisationId: string,
  change: Reply,
  version: number,
  at: Date,
): Promise<Happening[]> {
  const sent = await readSent(tx, organisationId, change.message_id)
  if (!sent || sent.state === 'deleted') return []
  const { conversationId } = sent
  const act = { messageId: sent.id, conversationId, agentId: change.agent_id, does: change.does }
  if (change.does === 'revise') {
    const text = change.text ?? sent.text
    const reworded = await rewordSent(tx, organisationId, { id: sent.id, text, at })
    if (reworded === null) return []
    await recordSentAct(tx, organisationId, ctx.newId, act, at)
    const told: Happening = { kind: 'message.revised', objectId: sent.id, version: reworded }
    return [told, ...(await showInList(tx, organisationId, sent, text))]
  }
  await recordSentAct(tx, organisationId, ctx.newId, act, at)
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, [sent.id]))
  await eraseAttachments(tx, organisationId, [sent.id])
  await recordErasures(tx, organisationId, [{ id: ctx.newId(), kind: 'message', subjectId: sent.id, at }])
  const events: Happening[] = [{ kind: 'message.deleted', objectId: sent.id, version: sent.version + 1 }]
  const later = await saidAfter(tx, organisationId, sent.conversationId, sent.seq)
  if (later.length === 0 && (await lastHeard(tx, organisationId, sent.conversationId))) {
    const lost = {
      id: sent.id,
      conversation_id: sent.conversationId,
      said: change.said,
      version,
      became: 'lost',
    } as const
    events.push(...(await concludeReplies(ctx, tx, organisationId, [lost], at)))
  }
  events.push(...(await showInList(tx, organisationId, sent, '')))
  return events
}

/** The list shows the newest thing said. */
async function showInList(tx: Transaction, organisationId: string, sent: Sent, text: string): Promise<Happening[]> {
  const [before] = await lockConversations(tx, organisationId, [sent.conversationId])
  if (!before || before.snippet !== snippetOf(sent.text)) return []
  const after = { ...before, snippet: snippetOf(text), version: before.version + 1 }
  await saveMoves(tx, organisationId, [{ before, after }], [])
  return [{ kind: 'conversation.changed', objectId: after.id, version: after.version }]
}
