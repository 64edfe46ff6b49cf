/** Whom and what a change names must be there: an agent who answers, a team and labels of this organisation, a moment to come. */
import { answering } from '../../contract/organisation.ts'
import type { Change } from '../../domain/conversation/change.ts'
import { refuseField } from '../problem.ts'
import type { Transaction } from '../store/database.ts'

/** @throws ProblemError with the field that is not right */
export async function checkChanges(
  tx: Transaction,
  organisationId: string,
  changes: readonly Change[],
  at: Date,
): Promise<void> {
  for (const change of changes) {
    if (change.do === 'snooze' && change.until && change.until <= at) throw refuseField('until', 'has passed already')
    if (change.do === 'assign' && change.agentId) await checkAgent(tx, organisationId, change.agentId)
    if (change.do === 'move' && change.teamId && !(await isThere(tx, 'team', organisationId, [change.teamId])))
      throw refuseField('teamId', 'is no team of this organisation')
    if (change.do === 'label' && !(await isThere(tx, 'label', organisationId, change.add)))
      throw refuseField('add', 'names a label that is not there')
  }
}

async function checkAgent(tx: Transaction, organisationId: string, agentId: string): Promise<void> {
  const agent = await tx
    .selectFrom('agent')
    .select(['active', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', agentId)
    .executeTakeFirst()
  if (!agent?.active || !answering.includes(agent.role))
    throw refuseField('agentId', 'is nobody who answers conversations here')
}

/** Whether all of these are there. */
async function isThere(
  tx: Transaction,
  table: 'team' | 'label',
  organisationId: string,
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return true
  const there = tx.selectFrom(table).select('id').where('organisation_id', '=', organisationId).where('id', 'in', ids)
  const rows = await there.where('removed_at', 'is', null).execute()
  return new Set(rows.map(({ id }) => id)).size === new Set(ids).size
}
