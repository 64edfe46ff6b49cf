/** "Test this connection": listening, our accounts, and signing in are tried apart, because each can be wrong. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { resolve } from './accounts.ts'
import { addressOf } from './receive.ts'
import { openAccount } from './session.ts'
import { hasNowhere, lookupPlace, readSettings } from './settings.ts'
import { explain } from './trouble.ts'

export const test: NonNullable<Channel['test']> = async function* (given, signal, readPage, { reach, openSocket }) {
  const settings = readSettings(given)
  if (hasNowhere(settings)) {
    yield {
      ...listening('—'),
      ok: false,
      detail: { nl: 'Vul het adres van de server in.', en: 'Fill in the address of the server.' },
    }
    return
  }
  const stream = addressOf(settings, { at: null })
  yield await connects(openSocket(stream, signal), stream)
  for (const account of settings.accounts) {
    const step: Words = { nl: `Account ${account} opzoeken`, en: `Look up the account ${account}` }
    const found = await resolve(account, lookupPlace(settings).service, readPage)
    yield typeof found === 'string' || account.startsWith('did:')
      ? { step, ok: true }
      : { step, ok: false, detail: found.problem }
  }
  const [name] = settings.accounts
  const step: Words = { nl: 'Aanmelden om te antwoorden', en: 'Sign in, to answer' }
  if (!name || !settings.password) {
    yield {
      step,
      ok: true,
      detail: { nl: 'Nog niet: dit kanaal luistert alleen.', en: 'Not yet: this channel only listens.' },
    }
    return
  }
  const connection = { id: 'test', name, address: name, settings: given }
  const account = await openAccount({ connection, reach, memory: newMemory(), clock: () => new Date() })
  yield 'state' in account ? { step, ok: false, detail: account.reason } : { step, ok: true }
}

const listening = (host: string): { step: Words } => ({
  step: { nl: `Luisteren: verbinden met ${host}`, en: `Listening: connect to ${host}` },
})

async function connects(stream: AsyncIterable<unknown>, address: string): Promise<TestStep> {
  const step = listening(new URL(address).host)
  try {
    for await (const _ of stream) break
    return { ...step, ok: true }
  } catch (error) {
    return { ...step, ok: false, detail: explain(error, address) }
  }
}
