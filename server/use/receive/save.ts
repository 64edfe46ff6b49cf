/** Everything that a part of a batch has to write, each table once, in the fixed order of locks; the event counter comes last. */
import { dropApplause, insertApplause } from '../../store/applause.ts'
import { forgetRaw } from '../../store/arrival.ts'
import { eraseAttachments, storeAttachments } from '../../store/attachment.ts'
import { insertClaims, insertContacts, insertKeys, renameContacts, saveAccounts } from '../../store/contact.ts'
import { insertContactJoins, ownConversations } from '../../store/contact-join.ts'
import { putUnjudged } from '../../store/correction.ts'
import type { Transaction } from '../../store/database.ts'
import { recordErasures } from '../../store/erasure.ts'
import { takePositions } from '../../store/event.ts'
import { holdPeople } from '../../store/guard.ts'
import { inTurn } from '../../store/in-turn.ts'
import { saveLeads } from '../../store/lead.ts'
import { recordHouseActs } from '../../store/logbook.ts'
import { adoptMessages, eraseMessages, insertMessages, nameMessages } from '../../store/message.ts'
import { reviseMessages } from '../../store/message-revision.ts'
import { renewLastReads, saveMoves } from '../../store/moves.ts'
import { takeReceipts } from '../../store/outbox.ts'
import { settleChanges } from '../../store/sent.ts'
import { awaitRefs, insertThreads, joinThreads, stopAwaiting } from '../../store/thread.ts'
import { saveWaited } from '../../store/waited.ts'
import { dropWithheld, dropWithheldOf } from '../../store/withheld.ts'
import { concludeReplies } from '../conclude-replies.ts'
import { noteUse } from '../influence/note-use.ts'
import { guardsFor } from './guards.ts'
import type { Known } from './known.ts'
import type { Written } from './written.ts'

/** Somebody else wrote one of our keys first; the whole batch is done again. */
class Overtaken extends Error {
  code = '40001'
}

async function whole(wanted: readonly unknown[], made: Promise<number>): Promise<void> {
  if ((await made) < wanted.length) throw new Overtaken('another writer was first')
}

/** Save what was written so far. The verdicts and events stay for `receiveMessages`, which writes them once for the batch. */
export async function save(
  tx: Transaction,
  organisationId: string,
  newId: () => string,
  known: Known,
  written: Written,
  at: Date,
): Promise<void> {
  const moves = [...written.before].map(([id, before]) => ({ before, after: known.conversations.get(id) ?? null }))
  const fresh = moves.filter(({ before }) => before === null)
  const guards = guardsFor(known, written)
  await inTurn([
    holdPeople(tx, organisationId, guards.people, guards.names),
    whole(written.contacts, insertContacts(tx, organisationId, written.contacts)),
    renameContacts(tx, organisationId, [...written.renamed.values()]),
    saveAccounts(tx, organisationId, [...written.accounts.values()]),
    whole(written.claims, insertClaims(tx, organisationId, written.claims)),
    insertKeys(tx, organisationId, written.keys),
    insertContactJoins(tx, organisationId, written.contactJoins),
    whole(written.threads, insertThreads(tx, organisationId, written.threads)),
    ...(fresh.length ? [takePositions(tx, organisationId, 'conversation', fresh.length)] : []),
    saveMoves(tx, organisationId, moves, written.clocks),
    whole(written.messages, insertMessages(tx, organisationId, written.messages)),
  ])
  const joined = written.contactJoins.map(({ fromId: subjectId, intoId: other }) => {
    return { id: newId(), at, kind: 'contacts-joined' as const, subjectId, about: { other } }
  })
  await recordHouseActs(tx, organisationId, null, joined)
  await insertApplause(tx, organisationId, written.applause)
  await dropApplause(tx, organisationId, { ids: written.unapplauded, accounts: written.silenced })
  await saveLeads(tx, organisationId, written.leads, at)
  await noteUse(
    tx,
    organisationId,
    written.leads.flatMap(({ by }) => by ?? []),
    'queue',
    at,
  )
  await saveWaited(tx, organisationId, written.waited)
  await ownConversations(tx, organisationId, written.owned)
  await joinThreads(tx, organisationId, written.joins)
  await storeAttachments(tx, organisationId, newId, written.attachments)
  await adoptMessages(tx, organisationId, written.adoptions)
  await reviseMessages(tx, organisationId, written.revisions, at)
  const heard = { revised: written.revisions, erased: written.erased }
  written.events.push(...(await settleChanges(tx, organisationId, heard, newId, at)))
  await putUnjudged(tx, organisationId, written.unjudged, at)
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, written.erased))
  await eraseAttachments(tx, organisationId, written.erased)
  await dropWithheld(tx, organisationId, written.takenBack)
  await dropWithheldOf(tx, organisationId, written.silenced)
  await recordErasures(
    tx,
    organisationId,
    written.erased.map((subjectId) => ({ id: newId(), kind: 'message', subjectId, at })),
  )
  for (const one of await renewLastReads(tx, organisationId, [...written.reread])) {
    if (known.conversations.has(one.id)) known.conversations.set(one.id, one)
  }
  await awaitRefs(tx, organisationId, written.awaits)
  await stopAwaiting(tx, organisationId, written.arrived)
  await nameMessages(tx, organisationId, written.names)
  const replies = await takeReceipts(tx, organisationId, written.receipts, at)
  for (const { id, version } of replies) written.events.push({ kind: 'reply.changed', objectId: id, version })
  written.events.push(...(await concludeReplies({ newId }, tx, organisationId, replies, at)))
}
