/** Files that are to go along: kept with the draft as soon as they are chosen, so that sending is only a word. */
import { limits } from '../../../domain/message/message.ts'
import { cleanFileName, cleanText } from '../../../domain/message/text.ts'
import { accessDraft } from '../../access/drafts.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { forgetBytes, storeBytes } from '../../store/attachment.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type DraftRow, filesOfDraft } from '../../store/draft.ts'
import { recordEvents } from '../../store/event.ts'
import { sniff } from './sniff.ts'

type Who = { organisationId: string; agentId: string }

/** As many as any network takes, and more than anybody means. */
const most = 50

/** Keep a file with a draft. The same bytes are there once, however often they are sent. */
export async function addFile(
  ctx: Context,
  who: Who,
  draftId: string,
  file: { name: string; type: string; bytes: Uint8Array },
): Promise<DraftRow> {
  if (file.bytes.length === 0) throw refuseField('file', 'is empty')
  if (file.bytes.length > limits.attachment) throw refuse('too-large', { detail: 'A file may be 25 MB at most.' })
  return touch(ctx, who, draftId, async (tx) => {
    const there = await filesOfDraft(tx, who.organisationId, draftId)
    if (there.length >= most) throw refuseField('file', `is one too many: a draft holds ${most}`)
    const hash = await storeBytes(tx, who.organisationId, file.bytes)
    await tx
      .insertInto('attachment')
      .values({
        organisation_id: who.organisationId,
        id: ctx.newId(),
        draft_id: draftId,
        place: (there.at(-1)?.place ?? -1) + 1,
        name: cleanFileName(file.name) || 'bijlage',
        media_type: sniff(file.bytes, file.type),
        size: file.bytes.length,
        hash: Buffer.from(hash, 'hex'),
      })
      .execute()
  })
}

/** What there is to see in a picture, for who cannot see it. */
export function describeFile(ctx: Context, who: Who, draftId: string, fileId: string, alt: string): Promise<DraftRow> {
  return touch(ctx, who, draftId, async (tx) => {
    const changed = await tx
      .updateTable('attachment')
      .set({ alt: cleanText(alt).trim() || null })
      .where('organisation_id', '=', who.organisationId)
      .where('draft_id', '=', draftId)
      .where('id', '=', fileId)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw refuse('not-found', { detail: 'This file is no longer in the draft.' })
  })
}

export function dropFile(ctx: Context, who: Who, draftId: string, fileId: string): Promise<DraftRow> {
  return touch(ctx, who, draftId, async (tx) => {
    const gone = await tx
      .deleteFrom('attachment')
      .where('organisation_id', '=', who.organisationId)
      .where('draft_id', '=', draftId)
      .where('id', '=', fileId)
      .returning('hash')
      .execute()
    await forgetBytes(
      tx,
      who.organisationId,
      gone.map(({ hash }) => hash),
    )
  })
}

/** Change something of a draft that its writer may change, and say so. @returns it as it is now */
async function touch(
  ctx: Context,
  who: Who,
  draftId: string,
  work: (tx: Transaction) => Promise<void>,
): Promise<DraftRow> {
  const { organisationId, agentId } = who
  const row = await transact(ctx.db, async (tx) => {
    const { version } = await accessDraft(tx, who, draftId, true)
    await work(tx)
    const changed = await tx
      .updateTable('draft')
      .set({ version: version + 1, updated_at: ctx.clock() })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', draftId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const event = { kind: 'draft.changed', objectId: draftId, version: changed.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return changed
  })
  await ctx.wake.ring('events', organisationId)
  return row
}
