/** A conversation for a call or a remark that stood in another: of the same person, of who moves it, and nothing was said in it yet. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { firstWords } from '../../../domain/message/text.ts'
import { noFeeling } from '../../../domain/suppression/pain.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readChannelFacts } from '../../store/channel-facts.ts'
import type { Transaction } from '../../store/database.ts'
import { takePositions } from '../../store/event.ts'
import { saveMoves } from '../../store/moves.ts'
import type { RemarkRow } from '../../store/remark.ts'
import { insertThreads } from '../../store/thread.ts'
import { tokenMaker } from '../receive/token.ts'

/** The arrival cursor must be held: who holds it gives out the numbers of conversations. */
export async function openForRemark(
  ctx: Context,
  tx: Transaction,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  from: Conversation,
  remark: RemarkRow,
): Promise<Conversation> {
  const channel = (await readChannelFacts(tx, organisationId)).get(remark.channel_id)
  if (!channel) throw refuse('not-found', { detail: 'Its channel is gone' })
  const [id, threadId, at] = [ctx.newId(), ctx.newId(), remark.received_at]
  const number = await takePositions(tx, organisationId, 'conversation', 1)
  await insertThreads(tx, organisationId, [{ id: threadId, channel_id: channel.id, root: null, created_at: at }])
  const fresh: Conversation = {
    id,
    number,
    token: tokenMaker(ctx)(number, id),
    channelId: channel.id,
    threadId,
    contactId: from.contactId,
    matterId: id,
    subject: firstWords(remark.text, 80),
    snippet: '',
    workState: 'answered',
    customerWord: 'none',
    history: false,
    teamId: channel.teamId,
    agentId,
    contactCount: 1,
    said: 0,
    version: 1,
    openedAt: at,
    lastMessageAt: at,
    lastDirection: 'in',
    waitsSince: null,
    dueAt: null,
    boost: null,
    labelIds: [],
    followerIds: [],
    snoozedUntil: null,
    takenAt: ctx.clock(),
    mergedInto: null,
    danger: null,
    lastReads: null,
    ...noFeeling,
    soothedAt: null,
  }
  await saveMoves(tx, organisationId, [{ before: null, after: fresh }], [])
  return fresh
}
