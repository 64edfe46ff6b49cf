/** Many conversations into the store of a house that was settled just now, by COPY. */
import type pg from 'pg'
import type { Context } from '../../server/context.ts'
import type { Run } from '../kit/bench.ts'
import { copyRows, type Row, withoutIndexes } from '../kit/copy.ts'
import * as rows from './rows.ts'

export type Seeded = {
  organisationId: string
  /** The owner, who is signed in. */
  agentId: string
  channels: string[]
  conversations: number
  messages: number
  /** Conversations that hold messages. */
  withMessages: string[]
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
  await client.query('begin')
  await client.query("set local maintenance_work_mem = '512MB'")
  await trustReferences(client)
  await put('agent', rows.agentRows(past))
  await put('channel', rows.channelRows(past))
  await put('contact', rows.contactRows(past))
  await put('thread', rows.threadRows(past))
  await put('conversation', rows.conversationRows(past, said))
  await put('account', rows.accountRows(past, said))
  await put('message', rows.messageRows(past, said))
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
    withMessages: said.map(({ id }) => id),
    due: past.due,
    spoken: past.spoken,
  }
}

/** Where we may, spare the store the checks of millions of references that are right because they were made so. */
async function trustReferences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ super: boolean }>("select current_setting('is_superuser') = 'on' as super")
  if (rows[0]?.super) await client.query("set local session_replication_role = 'replica'")
}
