/** "Test this connection": each step as it is done. Receiving and sending are tried apart, because either can be wrong. */

import { normalMailAddress } from '../../domain/message/mail-address.ts'
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { openImap } from './imap.ts'
import { type EmailSettings, readSettings, type Server } from './settings.ts'
import { openSmtp } from './smtp.ts'
import { explain, isAuthFailure } from './trouble.ts'

export const test: NonNullable<Channel['test']> = async function* (given, signal) {
  const settings = readSettings(given)
  yield* receiving(settings, signal)
  yield* sending(settings, signal)
}

async function* receiving({ imap, folder }: EmailSettings, signal: AbortSignal): AsyncGenerator<TestStep> {
  const connecting: Words = {
    nl: `Ontvangen: verbinden met ${place(imap)}`,
    en: `Receiving: connect to ${place(imap)}`,
  }
  const signingIn: Words = { nl: `Ontvangen: aanmelden als ${imap.user}`, en: `Receiving: sign in as ${imap.user}` }
  const opening: Words = { nl: `Ontvangen: map ${folder} openen`, en: `Receiving: open folder ${folder}` }
  let step = connecting
  try {
    const client = await openImap(imap, signal)
    try {
      yield ok(connecting)
      yield ok(signingIn)
      step = opening
      await client.getMailboxLock(folder, { readOnly: true })
      yield ok(opening)
    } finally {
      client.close()
    }
  } catch (error) {
    if (isAuthFailure(error)) yield ok(connecting)
    yield { step: isAuthFailure(error) ? signingIn : step, ok: false, detail: explain(error, imap, folder) }
  }
}

async function* sending({ smtp, address }: EmailSettings, signal: AbortSignal): AsyncGenerator<TestStep> {
  const connecting: Words = { nl: `Versturen: verbinden met ${place(smtp)}`, en: `Sending: connect to ${place(smtp)}` }
  const signingIn: Words = { nl: `Versturen: aanmelden als ${smtp.user}`, en: `Sending: sign in as ${smtp.user}` }
  try {
    const connection = await openSmtp(smtp, normalMailAddress(address) ?? address, signal)
    connection.quit()
    yield ok(connecting)
    if (smtp.user) yield ok(signingIn)
  } catch (error) {
    if (isAuthFailure(error)) yield ok(connecting)
    yield { step: isAuthFailure(error) ? signingIn : connecting, ok: false, detail: explain(error, smtp) }
  }
}

const place = ({ host, port }: Server) => `${host}:${port}`
const ok = (step: Words): TestStep => ({ step, ok: true })
