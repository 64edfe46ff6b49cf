/** A few rows of the tables of the first version, with what a format of lines and separators could stumble over. */
import type pg from 'pg'

export const id = (n: number) => `0198f1d2-7c1e-7abc-8def-${String(n).padStart(12, '0')}`
export const organisation = id(1)
export const at = new Date('2026-11-21T20:00:00Z')
/** What a format of lines and separators could stumble over. */
const tricky = 'tab\there, line\nbreak, return\r, back\\slash \\n \\., "quotes", één 🐝 \u202e, end'

/** Columns of later versions are left to their defaults, so it fits every version. */
export async function fill(pool: pg.Pool): Promise<void> {
  const insert = (table: string, row: Record<string, unknown>) => {
    const all: Record<string, unknown> = table === 'organisation' ? row : { organisation_id: organisation, ...row }
    const names = Object.keys(all)
    const places = names.map((_, i) => `$${i + 1}`)
    return pool.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(all))
  }
  await insert('organisation', { id: organisation, name: tricky, language: 'nl', created_at: at })
  const user = id(2)
  const moments = { created_at: at, updated_at: at }
  await insert('sign_in_user', { id: user, name: 'Anna', email: 'anna@example.org', ...moments })
  await pool.query('insert into sign_in_session values ($1, $2, $3, $4, null, null, $4, $4)', [
    id(3),
    user,
    'token',
    at,
  ])
  const settings = JSON.stringify({ host: 'mail.example.org', note: tricky })
  const channel = { id: id(4), kind: 'email', name: 'Klantenservice', address: 'hulp@example.org', settings }
  await insert('channel', { ...channel, secrets: Buffer.from([0, 10, 92, 255]), created_at: at })
  await insert('contact', { id: id(5), name: tricky, created_at: at })
  await insert('thread', { id: id(6), channel_id: id(4), created_at: at })
  const conversation = { id: id(7), number: 1, token: 't', channel_id: id(4), thread_id: id(6), contact_id: id(5) }
  const state = { subject: '\\N', snippet: tricky, work_state: 'answered', opened_at: at, last_message_at: at }
  await insert('conversation', { ...conversation, matter_id: id(7), ...state, last_direction: 'out' })
  // Since a change of an answer is a row there too, each says which message it is about.
  const { rowCount: names } = await pool.query(
    "select 1 from information_schema.columns where table_name = 'outbox' and column_name = 'message_id'",
  )
  for (const [n, reply] of ['waiting', 'sent'].entries()) {
    const message = { id: id(10 + n), channel_id: id(4), external_id: `${n}`, direction: 'out', visibility: 'direct' }
    const told = {
      state: 'present',
      revision: 0,
      fingerprint: Buffer.alloc(3),
      text: tricky,
      audience: ['a,b', '{"c"}'],
    }
    await insert('message', { ...message, ...told, conversation_id: id(7), published_at: at, received_at: at })
    const sending = { id: id(10 + n), channel_id: id(4), conversation_id: id(7), agent_id: user, said: 1, state: reply }
    await insert('outbox', {
      ...sending,
      ...(names && { message_id: sending.id }),
      request_key: `key ${n}`,
      ready_at: at,
      created_at: at,
    })
  }
  await insert('attachment_chunk', { hash: Buffer.from('ab'), part: 0, bytes: Buffer.alloc(150_000, 7) })
}
