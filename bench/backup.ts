/**
 * A backup of a house with a long past, made while it runs, and its restore into an empty store beside it. Both stores are then
 * summed row by row: what came back has to be what was there.
 */
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { start } from '../server/main.ts'
import { keyMarkOf } from '../server/seal.ts'
import { backup, leftOut } from '../server/store/backup.ts'
import { checksum, wholeSum } from '../server/store/checksum.ts'
import { openStore } from '../server/store/open.ts'
import { restore } from '../server/store/restore.ts'
import { seed } from './inbox/seed.ts'
import type { Bench } from './kit/bench.ts'
import { withoutIndexes } from './kit/copy.ts'
import { makeHouse, temporaryFolder } from './kit/house.ts'
import { round } from './kit/numbers.ts'
import { settleHouse } from './kit/visitor.ts'

export const backupBench: Bench = async (run) => {
  const running = await start(await makeHouse(run))
  run.after(() => running.stop())
  if (!running.url) throw new Error('the program listens to nobody')
  await settleHouse(running.url)
  const { context } = running
  const client = new pg.Client(context.store)
  await client.connect()
  run.after(() => client.end())
  const { conversations, organisationId } = await seed(run, client, context, run.quick ? 20_000 : 1_000_000)
  const messages = await fillConversations(client, organisationId)
  await attach(client, organisationId, run.quick ? 20 : 1_000)

  const file = join(temporaryFolder(run), 'backup')
  const mark = keyMarkOf(context.seal)
  run.say('backup')
  const began = performance.now()
  const made = await backup(context.store, file, mark)
  const backupMs = performance.now() - began

  const emptyHouse = await makeHouse(run)
  const empty = await openStore(emptyHouse, { as: 'program' })
  run.after(() => empty.stop())
  run.say('restore')
  const restoring = performance.now()
  await restore(empty.connect, file, mark)
  const restoreMs = performance.now() - restoring

  run.say('sums of all rows')
  const without = [...leftOut]
  const before = wholeSum(await checksum(context.store, without))
  const after = wholeSum(await checksum(empty.connect, without))
  return {
    backup_s: round(backupMs / 1000, 1),
    restore_s: round(restoreMs / 1000, 1),
    identical: before === after,
    mb: round(statSync(file).size / 1024 ** 2, 1),
    rows: made.rows,
    conversations,
    messages,
  }
}

/** The bench of the inbox gives few conversations messages; here all of them have some. @returns how many there are in all */
async function fillConversations(client: pg.Client, organisationId: string): Promise<number> {
  await client.query('begin')
  await withoutIndexes(client, 'message', async () => {
    await client.query(
      `insert into message (organisation_id, id, channel_id, external_id, thread_id, conversation_id, seq, direction, visibility,
         state, revision, fingerprint, text, published_at, received_at)
       select c.organisation_id, gen_random_uuid(), c.channel_id, c.id || ' ' || n, c.thread_id, c.id, n,
         case when n % 2 = 0 then 'out' else 'in' end, 'direct', 'present', 0, decode(md5(c.id::text), 'hex'),
         c.snippet || ' ' || n || ' ' || c.subject, c.last_message_at, c.last_message_at
       from conversation c cross join generate_series(1, 3) n
       where c.organisation_id = $1 and not exists
         (select 1 from message m where m.organisation_id = $1 and m.conversation_id = c.id)`,
      [organisationId],
    )
  })
  await client.query('commit')
  const { rows } = await client.query<{ n: string }>('select count(*) as n from message where organisation_id = $1', [
    organisationId,
  ])
  return Number(rows[0]?.n)
}

/** Files of 100 kB that do not compress, as photos are. */
async function attach(client: pg.Client, organisationId: string, n: number): Promise<void> {
  await client.query(
    `insert into attachment (organisation_id, id, message_id, place, name, media_type, size, hash)
     select $1, gen_random_uuid(), id, 1, 'foto.jpg', 'image/jpeg', 102400, decode(md5(id::text), 'hex')
     from message where organisation_id = $1 limit $2`,
    [organisationId, n],
  )
  const { rows } = await client.query<{ hash: Buffer }>('select hash from attachment where organisation_id = $1', [
    organisationId,
  ])
  for (const { hash } of rows)
    await client.query('insert into attachment_chunk (organisation_id, hash, part, bytes) values ($1, $2, 0, $3)', [
      organisationId,
      hash,
      randomBytes(102_400),
    ])
}
