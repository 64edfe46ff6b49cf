/** How often our answers sent people to another channel: by week, and of one person. Kept when an answer leaves. */
import { sql } from 'kysely'
import { sendsAway } from '../../domain/guideline/sends-away.ts'
import { offsetAt } from '../local-time.ts'
import type { Store, Transaction } from './database.ts'
import { zoneOf } from './organisation.ts'

type Answer = { text: string; channel_id: string; contactId: string; at: Date }

/** In the transaction that learns that it has left. A week begins on Monday, on the clocks of the organisation. */
export async function countAnswer(tx: Transaction, organisationId: string, answer: Answer): Promise<void> {
  const away = sendsAway(answer.text) ? 1 : 0
  const week = mondayOf(answer.at, await zoneOf(tx, organisationId))
  await sql`
    insert into sent_away as known (organisation_id, week, channel_id, answers, away)
    values (${organisationId}, ${week}::date, ${answer.channel_id}, 1, ${away}::int)
    on conflict (organisation_id, week, channel_id) do update set answers = known.answers + 1, away = known.away + excluded.away`.execute(
    tx,
  )
  if (away === 0) return
  await tx
    .updateTable('contact')
    .set((eb) => ({ sent_away: eb('sent_away', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', answer.contactId)
    .execute()
}

/** The Monday of a moment's week there, as "2026-11-16". */
function mondayOf(at: Date, zone: string): string {
  const there = new Date(at.getTime() + offsetAt(zone, at.getTime()))
  there.setUTCDate(there.getUTCDate() - ((there.getUTCDay() + 6) % 7))
  return there.toISOString().slice(0, 10)
}

/** The newest weeks first. */
export async function sentAwayByWeek(store: Store, organisationId: string, weeks: number) {
  const { rows } = await sql<{ week: string; answers: number; away: number }>`
    select week::text as week, sum(answers)::int as answers, sum(away)::int as away from sent_away
    where organisation_id = ${organisationId} group by week order by week desc limit ${weeks}`.execute(store)
  return rows
}
