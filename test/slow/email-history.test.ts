import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decode } from '../../channels/email/decode.ts'
import { listenAt, pace } from '../../channels/email/receive.ts'
import { newMemory } from '../../channels/kit/memory.ts'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../support/mail/dovecot.ts'
import { address, connectionTo, listenTo, nothingElse } from '../support/mail/listening.ts'

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
    const before = process.memoryUsage().rss
    let memory = 0
    let done = 0
    const clock = () => new Date()
    const progress = () => {}
    const listening = {
      connection,
      cursor: null,
      signal: stopping.signal,
      clock,
      progress,
      ...nothingElse,
      meets: () => false,
      memory: newMemory(),
    }
    for await (const handed of listenAt(listening, pace)) {
      for (const { bytes, history: old } of handed.items) {
        expect(Buffer.from(bytes).toString('latin1', 0, 40)).toContain(`<${seen}@oud.example>`)
        seen++
        if (old) history++
      }
      largest = Math.max(
        largest,
        handed.items.reduce((sum, { bytes }) => sum + bytes.length, 0),
      )
      memory = Math.max(memory, process.memoryUsage().rss - before)
      done = handed.progress?.done ?? done
      if (seen === mails) stopping.abort()
    }
    const seconds = (performance.now() - started) / 1000
    console.log(`${mails} mails in ${seconds.toFixed(1)} s, at most ${Math.round(memory / 1024 / 1024)} MB more`)
    expect({ seen, history, done }).toEqual({ seen: mails, history: mails, done: mails })
    expect(largest).toBeLessThanOrEqual(8 * 1024 * 1024)
    // all of it together is 140 MB; that never lies in memory at once
    expect(memory).toBeLessThan(200 * 1024 * 1024)
  }, 120_000)

  test('takes the beginning of a mail of 70 MB, and the mail says so', async () => {
    const connection = connectionTo(dovecot, undefined, { imapUser: 'groot@voltmeer.example' })
    const ear = listenTo(connection)
    const head = `From: jan@klant.example\r\nSubject: film\r\n\r\nZie film.\r\n`
    dovecot.drop(
      'groot@voltmeer.example',
      Buffer.concat([Buffer.from(head), Buffer.alloc(70 * 1024 * 1024, `${'x'.repeat(70)}\r\n`)]),
    )
    await ear.until(() => ear.items.length === 1)
    await ear.stop()
    const raw = ear.items[0]?.bytes ?? new Uint8Array()
    expect(raw.length).toBeLessThan(65 * 1024 * 1024)
    const event = await decode(raw, { connection, received: new Date() })
    expect(event).toMatchObject({
      note: { subject: 'film', text: expect.stringContaining('Te groot / too large: 70.0 MB') },
    })
  }, 120_000)
})
