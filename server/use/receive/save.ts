/** Everything that a part of a batch has to write, each table once, in the fixed order of locks; the event counter comes last. */
import { forgetRaw } from '../../store/arrival.ts'
import { eraseAttachments, storeAttachments } from '../../store/attachment.ts'
import { insertClaims, insertContacts, insertKeys, renameContacts, saveAccounts } from '../../store/contact.ts'
import type { Transaction } from '../../store/database.ts'
import { takePositions } from '../../store/event.ts'
import { adoptMessages, eraseMessages, insertMessages, nameMessages, reviseMessages } from '../../store/message.ts'
import { saveMoves } from '../../store/moves.ts'
import { takeReceipts } from '../../store/outbox.ts'
import { awaitRefs, insertThreads, joinThreads, stopAwaiting } from '../../store/thread.ts'
import { concludeReplies } from '../conclude-replies.ts'
import type { Known } from './known.ts'
import type { Written } from './written.ts'

/** Somebody else wrote one of our keys first; the whole batch is done again. */
class Overtaken extends Error {
  code = '40001'
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
  const whole = (made: number, wanted: number) => {
    if (made < wanted) throw new Overtaken('another writer was first')
  }
  whole(await insertContacts(tx, organisationId, written.contacts), written.contacts.length)
  await renameContacts(tx, organisationId, [...written.renamed.values()])
  await saveAccounts(tx, organisationId, [...written.accounts.values()])
  whole(await insertClaims(tx, organisationId, written.claims), written.claims.length)
  await insertKeys(tx, organisationId, written.keys)
  whole(await insertThreads(tx, organisationId, written.threads), written.threads.length)
  await joinThreads(tx, organisationId, written.joins)
  if (fresh.length) await takePositions(tx, organisationId, 'conversation', fresh.length)
  await saveMoves(tx, organisationId, moves, written.clocks)
  whole(await insertMessages(tx, organisationId, written.messages), written.messages.length)
  await storeAttachments(tx, organisationId, newId, written.attachments)
  await adoptMessages(tx, organisationId, written.adoptions)
  await reviseMessages(tx, organisationId, written.revisions, at)
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, written.erased))
  await eraseAttachments(tx, organisationId, written.erased)
  await awaitRefs(tx, organisationId, written.awaits)
  await stopAwaiting(tx, organisationId, written.arrived)
  await nameMessages(tx, organisationId, written.names)
  const replies = await takeReceipts(tx, organisationId, written.receipts, at)
  for (const { id, version } of replies) written.events.push({ kind: 'reply.changed', objectId: id, version })
  written.events.push(...(await concludeReplies(tx, organisationId, replies, at)))
}
