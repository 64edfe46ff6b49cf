/**
 * What is being written is kept as it is typed, on every device. Who writes last wins; what was written over by somebody who had not
 * seen it is set aside in the draft, until its writer has looked.
 */
import type { Change } from '../../../domain/conversation/change.ts'
import { putBack, setAside, storedChange, type Via } from '../../../domain/conversation/draft.ts'
import { cleanText } from '../../../domain/message/text.ts'
import { accessDraft } from '../../access/drafts.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { Passing, type Transaction, transact } from '../../store/database.ts'
import { type DraftRow, deleteDraft, filesOfDraft, lockOwnDraft, readDraft, takeFilesBack } from '../../store/draft.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { touchConversation } from '../touch-conversation.ts'

type Who = { organisationId: string; agentId: string }

export type Written = {
  conversationId: string
  /** The draft that is gone on with; absent: one's own. */
  draftId?: string | undefined
  /** The version that its writer had seen, 0 for none. */
  base: number
  text: string
  said: number
  shared?: boolean | undefined
  via?: Via | null | undefined
  changes?: readonly Change[] | undefined
  looked?: boolean | undefined
  /** A file is to follow: there is a draft although it is empty. */
  begins?: boolean | undefined
}

/** @returns the draft as it is now, or null when there is nothing left of it */
export async function saveDraft(ctx: Context, who: Who, written: Written): Promise<DraftRow | null> {
  const { organisationId } = who
  const saved = await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    await touchConversation(tx, who, written.conversationId, at)
    const before = await find(tx, who, written)
    if (before === 'sent') return null
    const text = cleanText(written.text)
    const unseen = before && before.version !== written.base ? before.text : ''
    const aside = before ? setAside(unseen, text, written.looked ? null : before.set_aside) : null
    const changes = JSON.stringify(written.changes?.map(storedChange) ?? before?.changes ?? [])
    const via = written.via === undefined ? (before?.via ?? null) : written.via
    const empty = !written.begins && text.trim() === '' && aside === null && changes === '[]'
    if (empty && (!before || (await filesOfDraft(tx, organisationId, before.id)).length === 0)) {
      if (!before) return null
      await deleteDraft(tx, organisationId, before.id)
      await tell(tx, who, before.id, before.version + 1, at)
      return null
    }
    const fields = {
      text,
      said: written.said,
      via: via && JSON.stringify(via),
      changes,
      set_aside: aside,
      writer_id: who.agentId,
      updated_at: at,
    }
    const shared = written.shared ?? before?.shared ?? false
    const row = before
      ? await change(tx, organisationId, before, { ...fields, shared })
      : await begin(tx, who, { ...fields, shared, id: ctx.newId() }, written.conversationId)
    await tell(tx, who, row.id, row.version, at)
    return row
  })
  await ctx.wake.ring('events', organisationId)
  return saved
}

/** A draft is thrown away by whoever may write in it. */
export async function dropDraft(ctx: Context, who: Who, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const { version } = await accessDraft(tx, who, id, true)
    await deleteDraft(tx, who.organisationId, id)
    await tell(tx, who, id, version + 1, ctx.clock())
  })
  await ctx.wake.ring('events', who.organisationId)
}

/** An answer that was not sent after all is a draft again, above what was written meanwhile. @returns what happened */
export async function backToDraft(
  ctx: Pick<Context, 'newId' | 'clock'>,
  tx: Transaction,
  who: Who,
  reply: { id: string; conversationId: string; text: string; said: number; via: Via | null; changes: string },
): Promise<Happening> {
  const { organisationId, agentId } = who
  const at = ctx.clock()
  const before = await lockOwnDraft(tx, organisationId, reply.conversationId, agentId)
  const { via, changes, said } = reply
  const text = putBack(before?.text ?? '', reply.text)
  const fields = { text, via: via && JSON.stringify(via), changes, writer_id: agentId, updated_at: at }
  const row = before
    ? await change(tx, organisationId, before, { ...fields, said })
    : await begin(tx, who, { ...fields, said, id: ctx.newId() }, reply.conversationId)
  await takeFilesBack(tx, organisationId, reply.id, row.id)
  return { kind: 'draft.changed', objectId: row.id, version: row.version, agentId }
}

/**
 * The draft that is meant. One that is gone was sent or thrown away on another device: what is still typed here begins anew, unless
 * it is the very text that was sent.
 */
async function find(tx: Transaction, who: Who, written: Written): Promise<DraftRow | 'sent' | undefined> {
  const { organisationId, agentId } = who
  const { draftId, conversationId, base } = written
  const row = draftId ? await readDraft(tx, organisationId, draftId, true) : undefined
  if (row && row.conversation_id === conversationId) return accessDraft(tx, who, row.id)
  if (draftId) {
    const sent = await tx
      .selectFrom('outbox as o')
      .innerJoin('message as m', (join) =>
        join.onRef('m.organisation_id', '=', 'o.organisation_id').onRef('m.id', '=', 'o.id'),
      )
      .select('m.text')
      .where('o.organisation_id', '=', organisationId)
      .where('o.request_key', '=', `${draftId}-${base}`)
      .executeTakeFirst()
    if (sent?.text.trim() === cleanText(written.text).trim()) return 'sent'
  }
  return lockOwnDraft(tx, organisationId, conversationId, agentId)
}

type Fields = Partial<Pick<DraftRow, 'text' | 'set_aside' | 'writer_id' | 'updated_at' | 'shared' | 'said'>> & {
  via?: string | null
  changes?: string
}

async function change(tx: Transaction, organisationId: string, { id, version }: DraftRow, fields: Fields) {
  return tx
    .updateTable('draft')
    .set({ ...fields, version: version + 1 })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function begin(
  tx: Transaction,
  { organisationId, agentId }: Who,
  fields: Fields & { id: string; said: number; updated_at: Date },
  conversationId: string,
) {
  const there = await tx
    .selectFrom('conversation')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!there) throw refuse('not-found', { detail: 'There is no such conversation' })
  const own = { organisation_id: organisationId, conversation_id: conversationId, agent_id: agentId }
  const row = await tx
    .insertInto('draft')
    .values({ ...own, writer_id: agentId, created_at: fields.updated_at, ...fields })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'conversation_id', 'agent_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  // Another device began at the same moment: tried again, there is one to go on with.
  if (!row) throw new Passing('This draft was begun on two devices at once')
  return row
}

async function tell(tx: Transaction, who: Who, objectId: string, version: number, at: Date): Promise<void> {
  const { organisationId, agentId } = who
  await recordEvents(tx, organisationId, [{ kind: 'draft.changed', objectId, version, agentId }], at)
}
