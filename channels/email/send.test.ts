import fc from 'fast-check'
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../../test/support/mail/dovecot.ts'
import { address, connectionTo, nothingElse } from '../../test/support/mail/listening.ts'
import { type Behaviour, type Sink, startSink } from '../../test/support/mail/sink.ts'
import type { Connection, Letter, Sending } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { compose, subjectOf } from './letter.ts'
import { mailboxOf } from './mailbox.ts'
import { test as probe } from './probe.ts'
import { lookUp, send, sendWithin } from './send.ts'
import { readSettings } from './settings.ts'

if (dovecotIsMissing) console.warn(howToInstall)

const key = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
let letters = 0
const letter = (more: Partial<Letter> = {}): Letter => ({
  key: key(++letters),
  conversationNumber: 12,
  conversationToken: 'k3wq9t2mbxz7',
  subject: 'Mijn factuur',
  text: 'Beste Jan,\n\nDat zoek ik meteen voor u uit.',
  from: { name: 'Joris', signature: 'Joris, klantenservice' },
  to: { network: 'email', id: 'jan@klant.example', name: 'Jan de Wit' },
  inReplyTo: ['b2@klant.example', 'a1@klant.example'],
  visibility: 'direct',
  attachments: [],
  at: new Date('2026-03-04T10:00:00Z'),
  ...more,
})

const sendingBy = (connection: Connection, signal = new AbortController().signal): Sending => ({
  connection,
  signal,
  reach: () => Promise.reject(new Error('mail does not travel by webhook')),
  memory: newMemory(),
  clock: () => new Date(),
  home: '',
})

describe.skipIf(dovecotIsMissing)('sending by a real SMTP server, with a real IMAP server for the copy', () => {
  let dovecot: Dovecot
  let sink: Sink
  let connection: Connection
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  beforeEach(async () => {
    sink = await startSink()
    connection = connectionTo(dovecot, sink)
  })
  afterEach(() => sink.stop())
  afterAll(() => dovecot?.stop())

  const patience = { connect: 2000, answer: 300 }
  const sendWhen = (how: Behaviour, more: Partial<Letter> = {}) => {
    sink.behave(how)
    return sendWithin(letter(more), sendingBy(connection), patience)
  }

  test('a letter arrives once, as a mail from a person that knows what it answers', async () => {
    const sent = letter()
    const outcome = await send(sent, sendingBy(connection))
    expect(outcome).toEqual({ state: 'sent', id: `${sent.key}@voltmeer.example` })
    expect(sink.mails.length).toBe(1)
    expect(sink.mails[0]).toMatchObject({ from: address, to: ['jan@klant.example'] })
    const mail = await simpleParser(sink.mails[0]?.raw ?? '')
    expect(mail.messageId).toBe(`<${sent.key}@voltmeer.example>`)
    expect(mail.from?.text).toBe(`"Joris van Voltmeer" <${address}>`)
    expect(mail.subject).toBe('Re: Mijn factuur [#12]')
    expect(mail.inReplyTo).toBe('<b2@klant.example>')
    expect(mail.references).toEqual(['<a1@klant.example>', '<b2@klant.example>'])
    expect(mail.headers.get('x-samenspraak-key')).toBe(`${sent.key}@voltmeer.example`)
    expect(mail.headers.has('auto-submitted')).toBe(false)
    expect(mail.replyTo).toBeUndefined()
    expect(mail.text?.trim()).toBe(`${sent.text}\n\n-- \nJoris, klantenservice`)
  })

  test('with plus-addressing the answer comes back to an address that names the conversation', async () => {
    const plus = { ...connection, settings: { ...connection.settings, plusAddressing: true } }
    await send(letter(), sendingBy(plus))
    expect((await simpleParser(sink.mails[0]?.raw ?? '')).replyTo?.text).toBe(
      'klantenservice+k3wq9t2mbxz7@voltmeer.example',
    )
  })

  test('our own mail, come back, is ours, and carries the id under which we know it', async () => {
    const sent = letter()
    await send(sent, sendingBy(connection))
    const event = await decode(sink.mails[0]?.raw ?? new Uint8Array(), { connection, received: new Date() })
    expect(event).toMatchObject({ type: 'Create', note: { id: `${sent.key}@voltmeer.example`, ours: true } })
  })

  test('a copy lies in Sent, read, once, and there the letter is found again', async () => {
    const sent = letter()
    await send(sent, sendingBy(connection))
    await send(sent, sendingBy(connection))
    const client = new ImapFlow({
      ...{ host: dovecot.host, port: dovecot.port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user: address, pass: dovecot.password },
    })
    await client.connect()
    await client.mailboxOpen('Sent', { readOnly: true })
    const copies = await client.fetchAll({ header: { 'message-id': sent.key } }, { flags: true, source: true })
    client.close()
    expect(copies.length).toBe(1)
    expect(copies[0]?.flags?.has('\\Seen')).toBe(true)
    expect(copies[0]?.source?.toString()).toContain(`X-Samenspraak-Key: ${sent.key}@voltmeer.example`)
    const sending = sendingBy(connection)
    expect(await lookUp(sent.key, sending)).toEqual({ state: 'sent', id: `${sent.key}@voltmeer.example` })
    expect(await lookUp(key(999_999), sending)).toEqual({ state: 'unknown' })
  })

  test('without an IMAP server the letter is sent all the same', async () => {
    const deaf = { ...connection, settings: { ...connection.settings, imapPort: 1, smtpUser: sink.user } }
    expect((await send(letter(), sendingBy(deaf))).state).toBe('sent')
    expect(await lookUp(key(1), sendingBy(deaf))).toEqual({ state: 'unknown' })
  })

  test.each<[Behaviour, boolean, RegExp]>([
    ['refuse the sign-in', false, /refuses the user name or the password/],
    ['refuse the sender', true, /550 This sender may not send here/],
    ['refuse the recipient', true, /550 No such user here/],
    ['refuse the recipient for now', false, /450 Try again later/],
    ['refuse the data', true, /554 Looks like spam/],
    ['refuse the data for now', false, /451 Come back later/],
    ['drop at the recipient', false, /broke the connection/],
  ])('%s: certainly not sent', async (how, permanent, reason) => {
    const outcome = await sendWhen(how)
    expect(outcome).toEqual({ state: 'not sent', permanent, reason: expect.stringMatching(reason) })
    expect(sink.mails.length).toBe(0)
  })

  test.each<[Behaviour, number]>([
    ['drop after the data', 0],
    ['keep and drop', 1],
    ['keep and stay silent', 1],
  ])('%s: nobody knows, and it says so', async (how, kept) => {
    expect((await sendWhen(how)).state).toBe('unknown')
    expect(sink.mails.length).toBe(kept)
  })

  test('a server that is not there, and a stop before the data: not sent, later perhaps', async () => {
    const nowhere = { ...connection, settings: { ...connection.settings, smtpPort: 1 } }
    expect(await send(letter(), sendingBy(nowhere))).toMatchObject({ state: 'not sent', permanent: false })
    const stopped = sendingBy(connection, AbortSignal.abort(new Error('stopping')))
    expect(await send(letter(), stopped)).toMatchObject({ state: 'not sent', permanent: false })
  })

  test('somebody without a mail address gets no mail', async () => {
    const to = { network: 'email', id: 'unknown', name: '' }
    expect(await send(letter({ to }), sendingBy(connection))).toMatchObject({ state: 'not sent', permanent: true })
  })

  const { readPage, openSocket } = nothingElse
  const more = { reach: readPage, openSocket, house: '' }
  const steps = async (other: Record<string, string | number>) => {
    const found = []
    const settings = { ...connection.settings, ...other }
    for await (const step of probe(settings, new AbortController().signal, readPage, more)) found.push(step)
    return found
  }

  test('the connection is tested step by step, and what is wrong is told in both languages', async () => {
    expect((await steps({})).map(({ ok }) => ok)).toEqual([true, true, true, true, true])
    const wrong = await steps({ imapPassword: 'fout', smtpPassword: 'fout' })
    expect(wrong.map(({ ok }) => ok)).toEqual([true, false, true, false])
    expect(wrong[1]?.detail?.nl).toContain('weigert de gebruikersnaam of het wachtwoord')
    const lost = await steps({ folder: 'Nergens', smtpPort: 1 })
    expect(lost.map(({ ok }) => ok)).toEqual([true, true, false, false])
    expect(lost[2]?.detail?.en).toContain('"Nergens" does not exist')
    expect(lost[3]?.detail?.nl).toContain('antwoordt niemand')
  })

  test('what is wrong with the security, the certificate or the name is told apart', async () => {
    const said = async (more: Record<string, string | number>) =>
      (await steps(more)).map(({ detail }) => detail?.nl ?? '')
    for (const security of ['tls', 'starttls'])
      for (const words of await said({ imapSecurity: security, smtpSecurity: security }))
        expect(words).toContain('De beveiligde verbinding met 127.0.0.1')
    for (const words of await said({ imapHost: 'nergens.invalid', smtpHost: 'nergens.invalid' }))
      expect(words).toContain('nergens.invalid is niet te vinden')
    for (const words of await said({ imapHost: '', smtpHost: '' })) expect(words).toBe('Vul de naam van de server in.')
    const unvouched = await startSink({ secure: true })
    const certificate = await said({ smtpSecurity: 'tls', smtpPort: unvouched.port })
    await unvouched.stop()
    expect(certificate.at(-1)).toContain('Het certificaat van 127.0.0.1 klopt niet')
  })
})

describe('the letter as a mail', () => {
  const settings = readSettings(connectionTo({ port: 1 }).settings)

  test('whatever is typed, no header comes in and the text comes through', async () => {
    const word = fc.string({ unit: character, maxLength: 60 })
    const sly = fc.oneof(
      word,
      word.map((text) => `${text}\r\nBcc: boef@elders.example\r\n\r\n${text}`),
    )
    await fc.assert(
      fc.asyncProperty(sly, sly, sly, sly, sly, async (subject, name, to, id, file) => {
        const mail = await compose(
          letter({
            subject,
            from: { name, signature: name },
            to: { network: 'email', id: 'jan@klant.example', name: to },
            inReplyTo: [id],
            attachments: [{ name: file, mediaType: file, bytes: Buffer.from(file) }],
          }),
          settings,
          mailboxOf(address),
        )
        const head = mail?.raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
        const names = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')))
        const allowed = [
          'X-Samenspraak-Key',
          'From',
          'To',
          'In-Reply-To',
          'References',
          'Subject',
          'Message-ID',
          'Date',
        ]
        expect([...allowed, 'MIME-Version', 'Content-Type']).toEqual(expect.arrayContaining(names))
        expect(new Set(names).size).toBe(names.length)
        expect(head).not.toMatch(/[^\r]\n|\r[^\n]/)
      }),
      { numRuns: 300 },
    )
  })

  test('long lines, quotes, accents and a first line that begins with "From " read as they were written', async () => {
    const text = `From hier af: ${'heel lange zin met woorden én accenten '.repeat(20)}\n> geen citaat\n  ingesprongen\n\n👩‍🚀 klaar`
    const mail = await compose(letter({ text, from: { name: 'Joris', signature: '' } }), settings, mailboxOf(address))
    expect((await simpleParser(mail?.raw ?? '')).text?.trim()).toBe(text.replace(/ +$/gm, ''))
    for (const line of mail?.raw.toString('latin1').split('\r\n') ?? []) expect(line.length).toBeLessThan(999)
  })

  test.each([
    ['Mijn factuur', 'Re: Mijn factuur [#12]'],
    ['Re: RE: Antw: Mijn factuur [#12] [#12]', 'Re: Mijn factuur [#12]'],
    ['FW: Re: [#7] Mijn factuur', 'Re: Mijn factuur [#12]'],
    ['Aw: WG: Mijn factuur', 'Re: Mijn factuur [#12]'],
    ['', 'Re: [#12]'],
    [`${'x'.repeat(2000)}`, `Re: ${'x'.repeat(974)} [#12]`],
  ])('the subject %j keeps one Re: and one number', (subject, expected) => {
    expect(subjectOf({ subject, conversationNumber: 12 })).toBe(expected)
  })
})
