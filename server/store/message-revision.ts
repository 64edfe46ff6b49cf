/** Messages whose writer changed them: what they said before stays readable. */
import { sql } from 'kysely'
import { forgetCorrections } from './correction.ts'
import type { Transaction } from './database.ts'
import type { MessageRow } from './message.ts'

export type Revision = Pick<
  MessageRow,
  | 'id'
  | 'revision'
  | 'fingerprint'
  | 'subject'
  | 'text'
  | 'quoted_from'
  | 'html'
  | 'logged'
  | 'language'
  | 'rating'
  | 'can_reply'
  | 'url'
  | 'arrival'
  | 'judged'
  | 'reads'
> & {
  version: number
  /** It says something else now. */
  reworded: boolean
}

/** What it said goes to the history, what came takes its place; what an edit does not tell stays. */
export async function reviseMessages(
  tx: Transaction,
  organisationId: string,
  rows: readonly Revision[],
  at: Date,
): Promise<void> {
  for (const row of rows) {
    if (row.reworded) {
      await keepEarlierWords(tx, organisationId, row, at)
      await forgetCorrections(tx, organisationId, [row.id])
    }
    await tx
      .updateTable('message')
      .set({
        revision: row.revision,
        fingerprint: Buffer.from(row.fingerprint, 'hex'),
        subject: row.subject,
        text: row.text,
        quoted_from: row.quoted_from,
        html: row.html,
        ...(row.logged && { logged: JSON.stringify(row.logged) }),
        ...(row.language && { language: row.language }),
        ...(row.rating && { rating: JSON.stringify(row.rating) }),
        ...(row.can_reply && { can_reply: JSON.stringify(row.can_reply) }),
        ...(row.url && { url: row.url }),
        ...(row.reworded && { state: 'edited' as const }),
        // What people said was about other words.
        ...(row.reworded && {
          judged: row.judged ? JSON.stringify(row.judged) : null,
          corrected: null,
          reads: row.reads ?? null,
        }),
        arrival: row.arrival,
        version: row.version,
      })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', row.id)
      .execute()
  }
}

/** What a message says now joins its history, as the newest of it; an answer of ours that comes back as it stands here does not. */
export async function keepEarlierWords(
  tx: Transaction,
  organisationId: string,
  { id, text }: { id: string; text: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into message_revision (organisation_id, message_id, revision, subject, text, html, rating, arrival, replaced_at)
    select organisation_id, id, greatest(revision, (
        select max(revision) + 1 from message_revision where organisation_id = ${organisationId} and message_id = ${id})),
      subject, text, html, rating, arrival, ${at}
    from message
    where organisation_id = ${organisationId} and id = ${id} and state <> 'deleted'
      and (agent_id is null or btrim(text) <> btrim(${text}::text))`.execute(tx)
}
