/** A conversation of one colleague becomes another's, because that one answers. */
import { traceOf } from '../../domain/conversation/change.ts'
import type { Conversation } from '../../domain/conversation/conversation.ts'
import type { Context } from '../context.ts'
import { recordActs } from '../store/act.ts'
import type { Transaction } from '../store/database.ts'
import type { Happening } from '../store/event.ts'
import { insertNotifications } from '../store/notification.ts'

/** Who answers in a conversation of a colleague takes it over: that is written down, and the colleague hears of it. @returns what happened */
export async function takeOver(
  { newId }: Pick<Context, 'newId'>,
  tx: Transaction,
  { organisationId, agentId }: { organisationId: string; agentId: string },
  before: Conversation,
  after: Conversation,
  at: Date,
): Promise<Happening[]> {
  if (before.agentId === null || before.agentId === agentId) return []
  const { id: conversationId, version } = after
  await recordActs(tx, organisationId, { agentId, ruleId: null }, [
    {
      ...{ id: newId(), at, kind: 'assign', conversationId, subjectId: null, batchId: newId() },
      before: traceOf('assign', before),
      after: traceOf('assign', after),
    },
  ])
  await insertNotifications(tx, organisationId, [
    {
      ...{ id: newId(), agentId: before.agentId, kind: 'followed', key: `taken over ${conversationId} ${version}` },
      ...{ conversationId, byAgentId: agentId, at },
    },
  ])
  return [{ kind: 'conversation.changed', objectId: conversationId, version, agentId }]
}
