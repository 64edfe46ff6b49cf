/**
 * Everything that the pipeline wrote for an organisation, without the ids that chance made: rows refer to each other by what they
 * are about. Two organisations that heard the same must come out equal.
 */
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Context } from '../../server/context.ts'
import { lastReadsOf } from '../../server/store/conversation.ts'

export async function stored(ctx: Context, organisationId: string): Promise<Record<string, unknown[]>> {
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(ctx.db)).rows
  // A law of every state: what stands with a conversation is what is read from what the customer said last.
  const astray = sql`
    select x.number, x.last_reads, ${lastReadsOf(organisationId, 'x')} as is from conversation x
    where x.organisation_id = ${organisationId} and x.last_reads is distinct from ${lastReadsOf(organisationId, 'x')}`
  expect(await rows(astray)).toEqual([])
  // And that each bar of servicegarantie counts whoever stands in it.
  const counted = sql`
    select measure, level, bar, day::text, sum(n)::int as n from (
      select measure, level, bar, day, n from waited_count where organisation_id = ${organisationId}
      union all
      select m.measure, x.level, m.bar, x.day, -1 from waited x
      cross join lateral (values ('took', x.took), ('turn', x.turn), ('passed', x.passed)) as m(measure, bar)
      where x.organisation_id = ${organisationId} and m.bar is not null
    ) both_ways group by 1, 2, 3, 4 having sum(n) <> 0`
  expect(await rows(counted)).toEqual([])
  const conversation = sql`(select c.number from conversation c where c.organisation_id = x.organisation_id and c.id = x.conversation_id)`
  return {
    arrivals: await rows(sql`
      select x.position, x.outcome, x.reason, x.raw is null as forgotten,
        (select external_id from message m where m.organisation_id = x.organisation_id and m.id = x.message_id) as message
      from arrival x where organisation_id = ${organisationId} order by position`),
    days: await rows(sql`
      select received, shown, revision, duplicate, echo, refused from arrival_day where organisation_id = ${organisationId} order by day`),
    accounts: await rows(sql`
      select x.network, x.external_id, x.name, x.ours, p.name as contact, p.version, c.evidence
      from account x
      left join claim c on c.organisation_id = x.organisation_id and c.account_id = x.id
      left join contact p on p.organisation_id = x.organisation_id and p.id = c.contact_id
      where x.organisation_id = ${organisationId} order by 1, 2, 7`),
    conversations: await rows(sql`
      select x.number, p.name as contact, x.subject, x.snippet, x.work_state, x.customer_word, x.history, x.contact_count, x.said, x.version, x.danger, x.last_reads,
        x.pain_for, x.pain_since is null as calm, x.eased_at is null as uneased, (
          select array_agg(m.external_id order by m.external_id) from message m
          where m.organisation_id = x.organisation_id and m.id = any(x.pain_because)) as pain_because,
        x.last_direction, x.waits_since is null as waited, x.due_at - x.waits_since as promise, x.boost,
        (select min(number) from conversation o where o.organisation_id = x.organisation_id and o.thread_id = x.thread_id) as thread,
        (select number from conversation o where o.organisation_id = x.organisation_id and o.id = x.matter_id) as matter
      from conversation x join contact p on p.organisation_id = x.organisation_id and p.id = x.contact_id
      where x.organisation_id = ${organisationId} order by number`),
    messages: await rows(sql`
      select x.external_id, x.state, x.revision, x.direction, x.text, x.subject, x.seq, x.version, x.attachments, x.judged, x.reads, ${conversation} as conversation,
        a.external_id as account
      from message x left join account a on a.organisation_id = x.organisation_id and a.id = x.account_id
      where x.organisation_id = ${organisationId} order by 1`),
    revisions: await rows(sql`
      select m.external_id, x.revision, x.text from message_revision x
      join message m on m.organisation_id = x.organisation_id and m.id = x.message_id
      where x.organisation_id = ${organisationId} order by 1, 2`),
    clocks: await rows(sql`
      select ${conversation} as conversation, x.kind, x.until is null as running, count(*)::int as n
      from clock_interval x where x.organisation_id = ${organisationId} group by 1, 2, 3 order by 1, 2, 3`),
    leads: await rows(sql`
      select ${conversation} as conversation, x.until_at - x.from_at as long, x.answered_at is null as waits
      from lead x where x.organisation_id = ${organisationId} order by 1`),
    waited: await rows(sql`
      select ${conversation} as conversation, x.level, x.took, x.turn, x.passed
      from waited x where x.organisation_id = ${organisationId} order by 1, x.since`),
    queues: await rows(sql`
      select work_state, n from queue_count where organisation_id = ${organisationId} and n <> 0 order by 1`),
    applause: await rows(sql`
      select p.external_id, p.kind, p.about, p.at, a.external_id as by from applause p
      join account a on a.organisation_id = ${organisationId} and a.id = p.account_id
      where p.organisation_id = ${organisationId} order by 1`),
    awaited: await rows(sql`select external_id from awaited where organisation_id = ${organisationId} order by 1`),
    files: await rows(sql`
      select m.external_id, x.name, x.size from attachment x
      join message m on m.organisation_id = x.organisation_id and m.id = x.message_id
      where x.organisation_id = ${organisationId} order by 1, 2`),
    events: await rows(sql`
      select x.kind, x.object_version,
        coalesce(m.external_id, c.number::text, 'other') as about
      from event x
      left join message m on m.organisation_id = x.organisation_id and m.id = x.object_id
      left join conversation c on c.organisation_id = x.organisation_id and c.id = x.object_id
      where x.organisation_id = ${organisationId} and x.kind <> 'arrival.counted' order by x.position`),
  }
}
