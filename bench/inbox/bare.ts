/** The peer of the program's page: the rows of the page by keyset from the one table, without a name beside them. */
import type { Filters } from '../../contract/conversation.ts'
import type { PageKey } from '../../server/store/queue.ts'

export function bareQuery(
  organisationId: string,
  { state = 'open', owner, channel, agentId }: Filters & { agentId: string },
  after: PageKey | null,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = [organisationId]
  const put = (value: unknown) => `$${values.push(value)}`
  const where = ['organisation_id = $1']
  const due = state === 'open'
  if (due) where.push(`work_state = 'open'`)
  else if (state !== 'all') where.push(`work_state = ${put(state)}`)
  if (owner === 'mine') where.push(`agent_id = ${put(agentId)}`)
  if (owner === 'nobody') where.push('agent_id is null')
  if (channel) where.push(`channel_id = ${put(channel)}`)
  const place = after && `(${put(after.at)}, ${put(after.id)}::uuid)`
  if (place) where.push(due ? `(due_at, id) > ${place}` : `(last_message_at, id) < ${place}`)
  const order = due ? 'due_at, id' : 'last_message_at desc, id desc'
  return {
    text: `select * from conversation where ${where.join(' and ')} order by ${order} limit ${put(limit)}`,
    values,
  }
}
