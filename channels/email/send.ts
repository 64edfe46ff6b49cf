/** Sending a letter, and finding out later whether one has left. */
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { openImap } from './imap.ts'
import { compose } from './letter.ts'
import { mailboxOf } from './mailbox.ts'
import { copyToSent, isInSent } from './sent.ts'
import { type EmailSettings, readSettings } from './settings.ts'
import { handOver, type SmtpPatience, smtpPatience } from './smtp.ts'

/** Milliseconds that the copy in Sent may take; the letter has left already. */
const copyPatience = 20_000

/** Send a letter, and lay a copy in Sent. Never throws for what a network can do. */
export const send = (letter: Letter, sending: Sending) => sendWithin(letter, sending, smtpPatience)

/** `send` with a patience of one's own. */
export async function sendWithin(
  letter: Letter,
  { connection, signal }: Sending,
  wait: SmtpPatience,
): Promise<SendOutcome> {
  const settings = readSettings(connection.settings)
  const us = mailboxOf(connection.address)
  const mail = await compose(letter, settings, us)
  if (!mail) {
    const reason = `"${letter.to.id}" is not a mail address, so nothing can be sent there.`
    return { state: 'not sent', permanent: true, reason }
  }
  const handing = await handOver(settings.smtp, { from: us.address, to: mail.to }, mail.raw, signal, wait)
  if (handing.state === 'unknown') return handing
  if (handing.state === 'not taken') return { state: 'not sent', permanent: handing.permanent, reason: handing.reason }
  await keepCopy(settings, mail.id, mail.raw, letter.at, signal)
  return { state: 'sent', id: mail.id }
}

/** A copy that fails is no reason to say that the letter did not leave. */
async function keepCopy(
  settings: EmailSettings,
  id: string,
  raw: Buffer,
  at: Date,
  signal: AbortSignal,
): Promise<void> {
  try {
    await withImap(settings, signal, (client) => copyToSent(client, id, raw, at))
  } catch {
    // nothing to do: the outbox holds what was sent
  }
}

/** A letter that lies in Sent has left; that it does not lie there proves nothing, because the copy comes afterwards. */
export const lookUp: NonNullable<Channel['lookUp']> = async (key, { connection, signal }) => {
  const id = mailboxOf(connection.address).idOf(key)
  try {
    const found = await withImap(readSettings(connection.settings), signal, (client) => isInSent(client, id))
    return found ? { state: 'sent', id } : { state: 'unknown' }
  } catch {
    return { state: 'unknown' }
  }
}

async function withImap<T>(
  settings: EmailSettings,
  signal: AbortSignal,
  act: (client: Awaited<ReturnType<typeof openImap>>) => Promise<T>,
): Promise<T> {
  const client = await openImap(settings.imap, AbortSignal.any([signal, AbortSignal.timeout(copyPatience)]))
  try {
    return await act(client)
  } finally {
    client.close()
  }
}
