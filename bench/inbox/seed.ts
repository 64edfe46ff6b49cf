/** Many conversations into the store of a house that was settled just now, by COPY. */
import type pg from 'pg'
import { format, type Stems } from '../../domain/search/entry.ts'
import type { Context } from '../../server/context.ts'
import { stemsOf } from '../../server/store/search/stems.ts'
import type { Run } from '../kit/bench.ts'
import { copyRows, type Row, withoutIndexes } from '../kit/copy.ts'
import * as rows from './rows.ts'
import * as entries from './search-rows.ts'

export type Seeded = {
  organisationId: string
  /** The owner, who is signed in. */
  agentId: string
  channels: string[]
  conversations: number
  messages: number
  ids: string[]
  past: rows.Past
  due: rows.Span
  spoken: rows.Span
}

export async function seed(run: Run, client: pg.Client, ctx: Context, n: number): Promise<Seeded> {
  const [owner] = (await client.query<{ organisation_id: string; id: string }>('select organisation_id, id from agent'))
    .rows
  if (!owner) throw new Error('nobody lives in this house')
  const { organisation_id } = owner
  const past = rows.pastOf({ organisation_id, owner: owner.id, newId: ctx.newId, now: ctx.clock().getTime() }, n)
  const said: rows.Said[] = []
  const put = async (table: string, of: Iterable<Row>) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, of))
  }
  // The index is seeded as well: there is nothing for it to catch up with.
  await client.query(
    `insert into search_fill (organisation_id, version) values ($1, $2) on conflict (organisation_id) do update set stage = null`,
    [organisation_id, format],
  )
  await client.query(
    `insert into event_cursor (organisation_id, reader, position) select organisation_id, 'search', value from counter
     where organisation_id = $1 and name = 'event' on conflict do nothing`,
    [organisation_id],
  )
  // Before the tables are ours: what the house does beside us may take all of its connections while it waits for them.
  const { words, burstWords } = past.language
  const stems = await stemsOf(ctx.db, [...words, ...burstWords])
  await beginAlone(client)
  await client.query("set local maintenance_work_mem = '1GB'")
  await trustReferences(client)
  await put('agent', rows.agentRows(past))
  await put('channel', rows.channelRows(past))
  await put('contact', rows.contactRows(past))
  await put('thread', rows.threadRows(past))
  await put('conversation', rows.conversationRows(past, said))
  await put('account', rows.accountRows(past))
  await put('claim', rows.claimRows(past))
  await put('message', rows.messageRows(past, said))
  await put('search_entry', all(past, said, stems))
  await client.query(
    `insert into queue_count (organisation_id, work_state, agent_id, channel_id, n)
     select organisation_id, work_state, coalesce(agent_id, '00000000-0000-0000-0000-000000000000'), channel_id, count(*)
     from conversation group by 1, 2, 3, 4`,
  )
  const counter = "update counter set value = $2 where organisation_id = $1 and name = 'conversation'"
  await client.query(counter, [organisation_id, n])
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  return {
    organisationId: organisation_id,
    agentId: owner.id,
    channels: past.channels,
    conversations: n,
    messages: said.reduce((sum, { many }) => sum + many, 0),
    ids: said.map(({ id }) => id),
    past,
    due: past.due,
    spoken: past.spoken,
  }
}

function* all(past: rows.Past, said: readonly rows.Said[], stems: Stems): Generator<Row> {
  yield* entries.personEntries(past, said, stems)
  yield* entries.conversationEntries(past, said, stems)
  yield* entries.messageEntries(past, said, stems)
}

/** Where we may, spare the store the checks of millions of references that are right because they were made so. */
async function trustReferences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ super: boolean }>("select current_setting('is_superuser') = 'on' as super")
  if (rows[0]?.super) await client.query("set local session_replication_role = 'replica'")
}

const seeded = ['agent', 'channel', 'contact', 'thread', 'conversation', 'account', 'claim', 'message', 'search_entry']

/** A transaction that has all the tables to itself. The house works meanwhile, and may have taken some of them first: then again. */
async function beginAlone(client: pg.Client): Promise<void> {
  for (;;) {
    await client.query('begin')
    try {
      return void (await client.query(`lock table ${seeded.join(', ')} in access exclusive mode`))
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code !== '40P01') throw error
    }
  }
}
