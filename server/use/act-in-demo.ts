/** What colleagues of the demo firm did to conversations: waited, slept on, labelled, passed on, noted. */
import type { Change } from '../../domain/conversation/change.ts'
import type { Context } from '../context.ts'
import { changeConversations, mostAtOnce } from './change-conversations.ts'
import type { DemoHouse, Place, Step } from './demo-house.ts'
import { writeNote } from './write-note.ts'

/** Done again it changes nothing. @param then the house as it was at that moment */
export async function changeInDemo(
  then: Context,
  house: DemoHouse,
  { about, change }: Extract<Step, { does: 'change' }>,
): Promise<void> {
  const to = await changeFor(then, house, change)
  const found = to ? await conversationsWith(then, house, about) : []
  for (let at = 0; at < found.length; at += mostAtOnce) {
    const ids = found.slice(at, at + mostAtOnce)
    if (to) await changeConversations(then, { ...house, ruleId: null }, ids, [to])
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
  const row = await db
    .selectFrom(deed.do === 'label' ? 'label' : 'team')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('name', 'in', Object.values(deed.name))
    .executeTakeFirst()
  if (!row) return null
  return deed.do === 'label' ? { do: 'label', add: [row.id], remove: [] } : { do: 'move', teamId: row.id }
}

export async function noteInDemo(
  then: Context,
  house: DemoHouse,
  { on, about, text }: Extract<Step, { does: 'note' }>,
): Promise<void> {
  const [conversationId] = await conversationsWith(then, house, [{ on, id: about }])
  if (!conversationId) return
  const there = await then.db
    .selectFrom('note')
    .select('id')
    .where('organisation_id', '=', house.organisationId)
    .where('conversation_id', '=', conversationId)
    .where('text', '=', text)
    .executeTakeFirst()
  if (!there) await writeNote(then, { ...house, role: 'owner' }, conversationId, { text })
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
