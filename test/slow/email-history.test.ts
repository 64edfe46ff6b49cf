import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenAt, pace } from '../../channels/email/receive.ts'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../support/mail/dovecot.ts'
import { address, connectionTo } from '../support/mail/listening.ts'

if (dovecotIsMissing) console.warn(howToInstall)

describe.skipIf(dovecotIsMissing)('a first connection to an old mailbox', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot?.stop())

  test('hands over 20,000 mails as history, in order, in bounded batches and bounded memory', async () => {
    const mails = 20_000
    const filling = `${'Een oude mail met een handtekening en een hele geschiedenis eronder. '.repeat(100)}\r\n`
    for (let n = 0; n < mails; n++)
      dovecot.drop(address, `Message-ID: <${n}@oud.example>\r\nFrom: k${n % 500}@klant.example\r\n\r\n${filling}`)
    const stopping = new AbortController()
    const connection = connectionTo(dovecot)
    const started = performance.now()
    let seen = 0
    let history = 0
    let largest = 0
    let memory = 0
    let done = 0
    const clock = () => new Date()
    const note = () => {}
    for await (const handed of listenAt({ connection, cursor: null, signal: stopping.signal, clock, note }, pace)) {
      for (const { bytes, history: old } of handed.items) {
        expect(Buffer.from(bytes).toString('latin1', 0, 40)).toContain(`<${seen}@oud.example>`)
        seen++
        if (old) history++
      }
      largest = Math.max(
        largest,
        handed.items.reduce((sum, { bytes }) => sum + bytes.length, 0),
      )
      memory = Math.max(memory, process.memoryUsage().rss)
      done = handed.note?.done ?? done
      if (seen === mails) stopping.abort()
    }
    const seconds = (performance.now() - started) / 1000
    console.log(`${mails} mails in ${seconds.toFixed(1)} s, at most ${Math.round(memory / 1024 / 1024)} MB`)
    expect({ seen, history, done }).toEqual({ seen: mails, history: mails, done: mails })
    expect(largest).toBeLessThanOrEqual(8 * 1024 * 1024)
    // all of it together is 140 MB; that never lies in memory at once
    expect(memory).toBeLessThan(400 * 1024 * 1024)
  }, 120_000)
})
