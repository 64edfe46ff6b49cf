/** Mails for tests of decoding: the invented ones, and small ones made on the spot. */
import { readFileSync } from 'node:fs'
import { decode } from '../../../channels/email/decode.ts'
import type { Note } from '../../../domain/message/message.ts'

export const received = new Date('2026-03-04T10:00:00Z')
export const connection = { id: 'c', name: 'E-mail', address: 'klantenservice@voltmeer.example' }

export async function read(raw: string | Uint8Array): Promise<Note> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw
  const event = await decode(bytes, { connection, received })
  if (!('note' in event)) throw new Error('a mail is never a deletion')
  return event.note
}
export const fixture = (name: string) =>
  read(readFileSync(new URL(`../../../channels/email/fixtures/${name}.eml`, import.meta.url)))
/** A mail of Jan with these headers, and a short body. */
export const mail = (headers: string, body = 'Hallo') => read(`Message-ID: <a@klant.example>\n${headers}\n\n${body}`)
export const fromJan = 'From: Jan <jan@klant.example>'
export const ours = (n: string) => `01890000-0000-7000-8000-00000000000${n}@voltmeer.example`
