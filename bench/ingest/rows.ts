/** The message rows that the pipeline made, written once more into other organisations by the store step and by COPY. */
import pg from 'pg'
import type { Context } from '../../server/context.ts'
import { transact } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { insertMessages, type MessageRow } from '../../server/store/message.ts'
import { hexBytes } from '../../server/store/rows.ts'
import { copyLines, encode, type Row } from '../kit/copy.ts'
import { makeOrganisation, type Place } from '../kit/organisation.ts'

/** What the pipeline wrote, in the shape in which it was handed to the store. */
export async function readMessages(ctx: Context, { organisationId }: Place): Promise<MessageRow[]> {
  const rows = await ctx.db
    .selectFrom('message')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute()
  return rows.map(({ organisation_id: _o, retain_until: _r, version: _v, fingerprint, ...row }) => ({
    ...row,
    fingerprint: hexBytes(Buffer.from(fingerprint).toString('hex')),
  }))
}

/** Everything that the messages of one organisation refer to, in a fresh one: so the same keys are checked for every way of writing. */
export async function withParents(ctx: Context, from: Place): Promise<Place> {
  const to = await makeOrganisation(ctx)
  for (const table of ['channel', 'contact', 'account', 'thread', 'conversation']) {
    const { fields } = await ctx.pool.query(`select * from ${table} limit 0`)
    const columns = fields
      .map((field) => pg.escapeIdentifier(field.name))
      .filter((name) => name !== '"organisation_id"')
    await ctx.pool.query(
      `insert into ${table} (organisation_id, ${columns.join(', ')}) select $1, ${columns.join(', ')} from ${table} where organisation_id = $2`,
      [to.organisationId, from.organisationId],
    )
  }
  return to
}

/** The store step of receiving, as it is: what is there already is left alone, an event for each, one commit a batch. */
export async function storeBatches(ctx: Context, to: Place, rows: readonly MessageRow[], size: number): Promise<void> {
  for (let from = 0; from < rows.length; from += size) {
    const batch = rows.slice(from, from + size)
    await transact(ctx.db, async (tx) => {
      const made = await insertMessages(tx, to.organisationId, batch)
      if (made !== batch.length) throw new Error(`${batch.length - made} messages were there already`)
      const events = batch.map(({ id }) => ({ kind: 'message.received' as const, objectId: id, version: 1 }))
      await recordEvents(tx, to.organisationId, events, ctx.clock())
    })
  }
}

/** COPY of the same rows, encoded before the clock starts. @returns what `rate` makes of the writing */
export async function copyBatches(
  ctx: Context,
  to: Place,
  rows: readonly MessageRow[],
  size: number,
  rate: (work: () => Promise<unknown>) => Promise<number>,
): Promise<number> {
  const [columns, encoded] = encode(rows.map((row) => toCells(row, to)))
  const lines = [...encoded]
  const client = new pg.Client(ctx.store)
  await client.connect()
  try {
    return await rate(async () => {
      for (let from = 0; from < lines.length; from += size)
        await copyLines(client, 'message', columns, lines.slice(from, from + size))
    })
  } finally {
    await client.end()
  }
}

function toCells(row: MessageRow, { organisationId }: Place): Row {
  const can_reply = row.can_reply && JSON.stringify(row.can_reply)
  const logged = row.logged ? JSON.stringify(row.logged) : null
  const rating = row.rating ? JSON.stringify(row.rating) : null
  const judged = row.judged ? JSON.stringify(row.judged) : null
  return { organisation_id: organisationId, ...row, can_reply, logged, rating, judged }
}
