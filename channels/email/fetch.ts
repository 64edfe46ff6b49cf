/** Mails of a folder in batches of bounded size, oldest first. Reading them leaves no trace: BODY.PEEK in an examined folder. */
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow'
import { answered, type Patience } from './imap.ts'
import { sizeHeader } from './parse.ts'

/** `arrived` in milliseconds. */
export type Mail = { uid: number; arrived: number; bytes: Uint8Array }

/** Mails and bytes of one batch; a larger mail is a batch of its own. */
const batch = { mails: 100, bytes: 8 * 1024 * 1024 }

/** Of a larger mail we take the beginning, and say so in a header of our own. */
const largestMail = 64 * 1024 * 1024

type Measured = { uid: number; arrived: number; size: number }

type Fetch = (uids: number[], query: FetchQueryObject) => Promise<FetchMessageObject[]>

/**
 * The mails with these UIDs (ascending), in batches.
 * @throws what imapflow throws when the connection breaks, or stays silent for longer than `wait` allows
 */
export async function* readMails(
  client: ImapFlow,
  uids: number[],
  wait: Patience,
): AsyncGenerator<Mail[], void, undefined> {
  const fetch: Fetch = (some, query) =>
    answered(client, wait.silence, client.fetchAll(some.join(','), { uid: true, ...query }, { uid: true }))
  for (let from = 0; from < uids.length; from += batch.mails) {
    const measured = await measure(fetch, uids.slice(from, from + batch.mails))
    for (const group of inGroups(measured)) yield await readGroup(fetch, group)
  }
}

async function measure(fetch: Fetch, uids: number[]): Promise<Measured[]> {
  const found = await fetch(uids, { size: true, internalDate: true })
  return found
    .map(({ uid, size, internalDate }) => ({
      uid,
      size: size ?? 0,
      arrived: new Date(internalDate ?? 0).getTime() || 0,
    }))
    .sort((a, b) => a.uid - b.uid)
}

function inGroups(mails: Measured[]): Measured[][] {
  const groups: Measured[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const mail of mails) {
    bytes += mail.size
    const last = groups.at(-1)
    if (last && bytes <= batch.bytes) last.push(mail)
    else {
      groups.push([mail])
      bytes = mail.size
    }
  }
  return groups
}

/** A mail that was deleted meanwhile is left out; one that the server cannot give comes as zero bytes, and is refused with that reason. */
async function readGroup(fetch: Fetch, group: Measured[]): Promise<Mail[]> {
  const uids = group.map(({ uid }) => uid)
  try {
    const found = await fetch(uids, { source: { maxLength: largestMail } })
    const sources = new Map(found.map(({ uid, source }) => [uid, source]))
    return group.flatMap((mail) => {
      const source = sources.get(mail.uid)
      return source ? [{ uid: mail.uid, arrived: mail.arrived, bytes: shortened(source, mail.size) }] : []
    })
  } catch (error) {
    const refused = error instanceof Error && 'responseStatus' in error && error.responseStatus === 'NO'
    if (!refused) throw error
    if (group.length === 1) return group.map(({ uid, arrived }) => ({ uid, arrived, bytes: new Uint8Array() }))
    const one = await Promise.all(group.map((mail) => readGroup(fetch, [mail])))
    return one.flat()
  }
}

function shortened(source: Buffer, size: number): Uint8Array {
  if (source.length < largestMail || size <= source.length) return source
  return Buffer.concat([Buffer.from(`${sizeHeader}: ${size}\r\n`), source])
}
