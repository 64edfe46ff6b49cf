/** Who people are and what they are called, put into memory: all of them, without making a text of each, or some. */
import { mailboxOf } from '../../domain/message/mail-address.ts'
import type { Cells } from '../store/copy-out.ts'
import type { Connect } from '../store/database.ts'
import { type NameOf, walkAccounts, walkContacts, walkKeys } from '../store/suppression-memory.ts'
import { hashBytes, hashText } from './hash.ts'
import type { Memory } from './memory.ts'
import { as } from './names.ts'

/** Everybody of an organisation. */
export async function loadWho(memory: Memory, connect: Connect, organisationId: string): Promise<void> {
  const { contacts } = memory
  await walkContacts(connect, organisationId, (row) => {
    const contact = contacts.take(idAt(row, 0), 0)
    const { bytes, from, to } = row
    const isOwn = bytes.compare(bytes, from[0], to[0], from[1], to[1]) === 0
    if (!isOwn) contacts.join(contact, contacts.take(idAt(row, 1), 0))
  })
  await walkAccounts(connect, organisationId, (row) => {
    const owner = contacts.take(idAt(row, 0), 0)
    const what = row.bytes[row.from[3] ?? 0] ? 'ours' : 'account'
    takeCell(memory, owner, row, 1, what)
    takeCell(memory, owner, row, 2, what)
  })
  await walkKeys(connect, organisationId, (row) => takeCell(memory, contacts.take(idAt(row, 0), 0), row, 1, 'key'))
}

const counts = {
  account: { itself: as.account, mailbox: as.counted },
  ours: { itself: as.silent, mailbox: as.counted },
  key: { itself: as.key, mailbox: as.mailbox },
} as const

/** @param name as `nameIn` has it */
export function takeName(memory: Memory, contact: number, name: string, what: NameOf['what']): void {
  hashText(memory.seed, name, out)
  memory.names.add(contact, hashed[0] ?? 0, hashed[1] ?? 0, counts[what].itself)
  if (!name.startsWith(ofMail)) return
  const mailbox = mailboxOf(name)
  if (mailbox === name) return
  hashText(memory.seed, mailbox, out)
  memory.names.add(contact, hashed[0] ?? 0, hashed[1] ?? 0, counts[what].mailbox)
}

function takeCell(memory: Memory, contact: number, row: Cells, cell: number, what: NameOf['what']): void {
  const [from, to] = [row.from[cell] ?? -1, row.to[cell] ?? 0]
  if (from < 0) return
  // Only a mail address with something behind a plus needs to be read.
  if (isMail(row.bytes, from) && hasPlus(row.bytes, from, to)) {
    takeName(memory, contact, row.bytes.toString('utf8', from, to), what)
    return
  }
  hashBytes(memory.seed, row.bytes, from, to, out)
  memory.names.add(contact, hashed[0] ?? 0, hashed[1] ?? 0, counts[what].itself)
}

const hashed = new Uint32Array(2)
const out = { words: hashed, at: 0 }
const ofMail = 'email '
const mailBytes = Buffer.from(ofMail)
const plus = 43

const isMail = (bytes: Buffer, from: number) =>
  bytes[from] === mailBytes[0] && mailBytes.every((byte, i) => bytes[from + i] === byte)

function hasPlus(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === plus) return true
  return false
}

const words = new Uint32Array(4)

function idAt({ bytes, from }: Cells, cell: number): Uint32Array {
  const at = from[cell] ?? 0
  for (let i = 0; i < words.length; i++) words[i] = bytes.readUInt32BE(at + 4 * i)
  return words
}
