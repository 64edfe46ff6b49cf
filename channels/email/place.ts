/**
 * How far we are in a folder: the server's own numbering (UIDVALIDITY and UID, RFC 9051), never "unread", because colleagues and
 * telephones read mail too.
 */
import type { ImapFlow } from 'imapflow'
import type { Cursor } from '../kit/channel.ts'
import type { Server } from './settings.ts'

export type Place = {
  /** Whose mailbox: `user@host` in lower case. Absent in cursors of before it was kept: then it is the one that is open. */
  account?: string
  folder: string
  uidValidity: string
  /** The last mail that was handed over. */
  uid: number
  /** Mails up to here were there before we came ... */
  oldUid: number
  /** ... and count as history when they arrived before this moment (milliseconds), or all of them. */
  oldBefore: number | null
  /** Arrival of the newest mail that we had (milliseconds). */
  newest: number
}

const day = 24 * 60 * 60 * 1000

/** Which folder of which mailbox. */
export type Where = { imap: Server; folder: string }

/**
 * Where to go on. At a first connection everything in the folder is history. When the server numbers anew (a restore, a move), or the
 * channel points at another mailbox, whose numbers mean something else, everything is handed over again and recognised as double by
 * its Message-ID; what is a day older than the newest mail we had is history then, so that a mail that was erased since does not come
 * back as work.
 * @param client with the folder open
 */
export function findPlace(client: ImapFlow, { imap, folder }: Where, cursor: Cursor | null, now: Date): Place {
  const { mailbox } = client
  if (mailbox === false || !mailbox.uidNext)
    throw new Error(`The server does not tell how it numbers the mails in ${folder}`)
  const known = readPlace(cursor)
  const account = `${imap.user}@${imap.host}`.toLowerCase()
  const uidValidity = String(mailbox.uidValidity)
  const same = known?.folder === folder && known.uidValidity === uidValidity && (known.account ?? account) === account
  if (same) return { ...known, account }
  const again = known?.folder === folder ? known.newest : null
  return {
    account,
    folder,
    uidValidity,
    uid: 0,
    oldUid: mailbox.uidNext - 1,
    oldBefore: again === null ? null : again - day,
    newest: again ?? now.getTime(),
  }
}

/** Whether a mail was there before we came. @param arrived at the server, in milliseconds */
export function isHistory(place: Place, uid: number, arrived: number): boolean {
  return uid <= place.oldUid && (place.oldBefore === null || arrived < place.oldBefore)
}

function readPlace(cursor: Cursor | null): Place | null {
  if (!cursor) return null
  const { account, folder, uidValidity, uid, oldUid, oldBefore, newest } = cursor
  if (typeof folder !== 'string' || typeof uidValidity !== 'string') return null
  if (typeof uid !== 'number' || typeof oldUid !== 'number' || typeof newest !== 'number') return null
  const before = typeof oldBefore === 'number' ? oldBefore : null
  const place: Place = { folder, uidValidity, uid, oldUid, oldBefore: before, newest }
  return typeof account === 'string' ? { ...place, account } : place
}
