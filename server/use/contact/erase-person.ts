/**
 * Somebody is forgotten. First, under the arrival cursor, everything by which they are known goes at once: from then on nothing is
 * recognised as theirs, nothing comes in for them and nobody joins them. What was said is erased behind that, some hundreds of messages
 * at a time; whatever is killed when, it goes on from there. That something was said, and when, stays: the figures hold.
 */
import { clockMoves, setWork } from '../../../domain/conversation/conversation.ts'
import { noFeeling } from '../../../domain/suppression/pain.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { forgetErased, forgetRaw, readArrivalCursor } from '../../store/arrival.ts'
import { eraseAttachments } from '../../store/attachment.ts'
import { findContact } from '../../store/contact.ts'
import {
  accountsOfParts,
  forgetAround,
  forgetBeside,
  forgetWho,
  holdBack,
  lockOpenErasure,
  type Said,
  stillSaid,
  stillShown,
} from '../../store/contact-erase.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { lockConversations } from '../../store/conversation.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { deleteDraft } from '../../store/draft.ts'
import { recordErasures, rewordErased } from '../../store/erasure.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { forgetHits } from '../../store/hit.ts'
import { forgetLeads } from '../../store/lead.ts'
import { eraseMessages } from '../../store/message.ts'
import { saveMoves } from '../../store/moves.ts'
import { eraseAddressees } from '../../store/relay-forget.ts'
import { forgetLevels } from '../../store/waited.ts'
import { logAct } from '../log-act.ts'
import type { By } from './join-contacts.ts'

const atOnce = 200
/** So long is waited for a letter that is leaving just now. */
const leavingMs = 1_000

const called = { nl: 'Gewiste klant', en: 'Erased customer' } as const

/**
 * @returns the contact that stood for them
 * @throws ProblemError when there is no such person, or they were erased already
 */
export async function erasePerson(ctx: Context, by: By, contactId: string): Promise<string> {
  const { organisationId } = by
  const root = await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const stands = await standsFor(tx, organisationId, contactId)
    const found = stands ? await findContact(tx, organisationId, stands) : undefined
    if (!found) throw refuse('not-found', { detail: 'There is no such person' })
    if (found.erased_at) throw refuse('conflict', { detail: 'They were erased already' })
    const parts = await readParts(tx, organisationId, found.id)
    const events = await forget(tx, organisationId, { root: found.id, parts }, ctx.clock())
    const rows = parts.map((subjectId) => ({ id: ctx.newId(), kind: 'contact' as const, subjectId, at: ctx.clock() }))
    await recordErasures(tx, organisationId, rows)
    await logAct(ctx, tx, by, { kind: 'contact-erased', subjectId: found.id })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return found.id
  })
  await ctx.wake.ring('events', organisationId)
  return root
}

/** Inside a transaction that holds the arrival cursor. @param parts of a person, or one of them by itself */
export async function forget(
  tx: Transaction,
  organisationId: string,
  { root, parts }: { root: string; parts: readonly string[] },
  at: Date,
): Promise<Happening[]> {
  const accounts = await accountsOfParts(tx, organisationId, root, parts)
  const { language } = await tx
    .selectFrom('organisation')
    .select('language')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const ids = accounts.map(({ id }) => id)
  await eraseAddressees(tx, organisationId, ids, at)
  const gone = await forgetWho(tx, organisationId, { parts, accounts: ids, called: called[language], at })
  const rows = parts.map((contact_id) => ({
    organisation_id: organisationId,
    contact_id,
    accounts: accounts.filter(({ part }) => part === contact_id).map(({ id }) => id),
    asked_at: at,
  }))
  await tx.insertInto('contact_erasure').values(rows).execute()
  return [
    ...gone.contacts.map(({ id, version }) => ({ kind: 'contact.changed', objectId: id, version }) as const),
    ...gone.accounts.map(({ id, version }) => ({ kind: 'account.changed', objectId: id, version }) as const),
  ]
}

/** @returns whether there may be more to do; or when to look again, because a letter is leaving just now */
export async function eraseOn(ctx: Pick<Context, 'db' | 'clock'>, organisationId: string): Promise<boolean | Date> {
  return transact(ctx.db, async (tx) => {
    const erasure = await lockOpenErasure(tx, organisationId)
    if (!erasure) return false
    const { contact_id: part, accounts } = erasure
    const of = { part, accounts, root: (await standsFor(tx, organisationId, part)) ?? part }
    const at = ctx.clock()
    const said = await stillSaid(tx, organisationId, of, atOnce)
    await lockConversations(tx, organisationId, [
      ...new Set(said.flatMap(({ conversation_id }) => conversation_id ?? [])),
    ])
    const leaving = await holdBack(
      tx,
      organisationId,
      said.map(({ id }) => id),
    )
    const gone = said.filter(({ id }) => !leaving.includes(id))
    const shown = said.length === 0 ? await stillShown(tx, organisationId, of, atOnce) : []
    const events = [
      ...(await eraseSaid(tx, organisationId, gone)),
      ...(await emptyConversations(tx, organisationId, shown, at)),
    ]
    const done = said.length === 0 && shown.length === 0
    await tx
      .updateTable('contact_erasure')
      .set((eb) => ({ messages: eb('messages', '+', gone.length), ...(done && { done_at: at }) }))
      .where('organisation_id', '=', organisationId)
      .where('contact_id', '=', part)
      .execute()
    if (events.length > 0) await recordEvents(tx, organisationId, events, at)
    return gone.length === 0 && leaving.length > 0 ? new Date(at.getTime() + leavingMs) : true
  })
}

async function eraseSaid(tx: Transaction, organisationId: string, said: readonly Said[]): Promise<Happening[]> {
  if (said.length === 0) return []
  const ids = said.map(({ id }) => id).sort()
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, ids))
  await forgetBeside(tx, organisationId, said)
  await eraseAttachments(tx, organisationId, ids)
  await forgetErased(tx, organisationId, ids)
  await forgetHits(tx, organisationId, ids)
  await rewordErased(tx, organisationId, ids)
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, version }) => ({ kind: 'message.deleted', objectId: id, version }) as const)
}

/** What is left of their conversations: that they were, and when. Nobody waits in them any more. */
async function emptyConversations(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  at: Date,
): Promise<Happening[]> {
  if (ids.length === 0) return []
  const moves = (await lockConversations(tx, organisationId, ids)).map((before) => {
    const over = setWork(before, 'answered', at, () => ({ dueAt: at, boost: null }))
    const bare = { subject: '', snippet: '', danger: null, boost: null, ...noFeeling }
    const after = { ...over, ...bare, version: before.version + 1 }
    return { before, after }
  })
  await saveMoves(
    tx,
    organisationId,
    moves,
    moves.flatMap(({ before, after }) => clockMoves(before, after, at)),
  )
  await forgetLeads(tx, organisationId, ids)
  await forgetLevels(tx, organisationId, ids)
  const { notes, tasks, drafts } = await forgetAround(tx, organisationId, ids, at)
  for (const { id } of drafts) await deleteDraft(tx, organisationId, id)
  const told = (kind: Happening['kind'], rows: readonly { id: string; version: number }[]) =>
    rows.map(({ id, version }): Happening => ({ kind, objectId: id, version }))
  return [
    ...told(
      'conversation.changed',
      moves.map(({ after }) => after),
    ),
    ...told('note.changed', notes),
    ...told('task.changed', tasks),
    ...told('draft.changed', drafts),
  ]
}
