/** What colleagues of the demo firm did to conversations: waited, slept on, labelled, passed on, noted. */
import type { Change } from '../../domain/conversation/change.ts'
import type { Context } from '../context.ts'
import { changeConversations, mostAtOnce } from './change-conversations.ts'
import { addTask } from './change-tasks.ts'
import { type DemoHouse, doerOf, type Place, type Step } from './demo-house.ts'
import { writeNote } from './write-note.ts'

/** Done again it changes nothing. @param then the house as it was at that moment */
export async function changeInDemo(
  then: Context,
  house: DemoHouse,
  { about, change, by }: Extract<Step, { does: 'change' }>,
): Promise<void> {
  const agentId = doerOf(house, by)
  const to = agentId && (await changeFor(then, house, change))
  const found = to ? await conversationsWith(then, house, about) : []
  for (let at = 0; at < found.length; at += mostAtOnce) {
    const ids = found.slice(at, at + mostAtOnce)
    if (to) await changeConversations(then, { organisationId: house.organisationId, agentId, ruleId: null }, ids, [to])
  }
}

/** @returns null for a label or a team that is not in this house: its people chose other ones */
async function changeFor(
  { db }: Context,
  { organisationId }: DemoHouse,
  deed: Extract<Step, { does: 'change' }>['change'],
): Promise<Change | null> {
  if (deed.do === 'wait') return { do: 'set', workState: 'pending' }
  if (deed.do === 'snooze') return { do: 'snooze', until: deed.until }
  const row = await rowNamed({ db }, organisationId, deed.do === 'label' ? 'label' : 'team', deed.name)
  if (!row) return null
  return deed.do === 'label' ? { do: 'label', add: [row.id], remove: [] } : { do: 'move', teamId: row.id }
}

function rowNamed(
  { db }: Pick<Context, 'db'>,
  organisationId: string,
  table: 'label' | 'team',
  name: Readonly<Record<string, string>>,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('name', 'in', Object.values(name))
    .executeTakeFirst()
}

export async function noteInDemo(
  then: Context,
  house: DemoHouse,
  { on, about, text, by }: Extract<Step, { does: 'note' }>,
): Promise<void> {
  const agentId = doerOf(house, by)
  const [conversationId] = await conversationsWith(then, house, [{ on, id: about }])
  if (!agentId || !conversationId) return
  const there = await then.db
    .selectFrom('note')
    .select('id')
    .where('organisation_id', '=', house.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('text', '=', text)
    .executeTakeFirst()
  const who = { organisationId: house.organisationId, agentId, role: 'agent' }
  if (!there) await writeNote(then, who, conversationId, { text })
}

/** Once, however often it is played. */
export async function promiseInDemo(
  then: Context,
  house: DemoHouse,
  { on, about, by, whose, task }: Extract<Step, { does: 'task' }>,
): Promise<void> {
  const { organisationId } = house
  const agentId = doerOf(house, by)
  const [conversationId] = await conversationsWith(then, house, [{ on, id: about }])
  if (!agentId || !conversationId) return
  const there = await then.db
    .selectFrom('task')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('title', '=', task.title)
    .executeTakeFirst()
  const team = whose && typeof whose !== 'string' ? await rowNamed(then, organisationId, 'team', whose) : null
  const owner = team
    ? { teamId: team.id }
    : { agentId: doerOf(house, whose === null ? undefined : String(whose)) ?? agentId }
  const { kind, title, due } = task
  if (!there) await addTask(then, { organisationId, agentId }, { kind, title, conversationId, dueAt: due, ...owner })
}

async function conversationsWith(
  { db }: Context,
  { organisationId, channels }: DemoHouse,
  about: readonly { on: Place; id: string }[],
): Promise<string[]> {
  const found: string[] = []
  for (const on of new Set(about.map((spot) => spot.on))) {
    const channelId = channels.get(on)
    if (!channelId) continue
    const rows = await db
      .selectFrom('message')
      .select('conversation_id')
      .where('organisation_id', '=', organisationId)
      .where('channel_id', '=', channelId)
      .where(
        'external_id',
        'in',
        about.filter((spot) => spot.on === on).map(({ id }) => id),
      )
      .execute()
    found.push(...rows.flatMap(({ conversation_id }) => conversation_id ?? []))
  }
  return [...new Set(found)]
}
