import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { soleOver } from '../../server/store/sole.ts'
import { startRelay } from '../../server/work/relay.ts'
import { isSigned } from './dkim.ts'
import { relaying } from './relaying.ts'

const { begin } = relaying()
const withoutTrace = (raw: Buffer): Buffer =>
  raw.subarray(/^Received: by [^\r]+\r\n\t[^\r]+\r\n/.exec(raw.toString('latin1'))?.[0].length ?? 0)

describe('a mail of a tool', () => {
  test('goes on byte for byte, below the trace that every mail server leaves', async () => {
    const { sendAll, sink, until } = await begin()
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13))),
      fc
        .constantFrom('.', '..', '. ', '', ' gevouwen', 'X-Odd:  twee   spaties ', 'Broken header', '=3D')
        .map((text) => Buffer.from(text)),
    )
    const mails = fc.sample(fc.array(line, { minLength: 1, maxLength: 40 }), { numRuns: 15, seed: 7 })
    const sent = mails.map((lines) => Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\r\n')])))
    const envelope = (i: number) => ({ from: `bounce+${i}@voltmeer.example`, to: [`byte-${i}@klant.example`] })
    await sendAll(sent.map((raw, i) => ({ raw, envelope: envelope(i) })))
    for (const i of sent.keys()) await until(`byte-${i}@klant.example`, 'forwarded')
    for (const [i, raw] of sent.entries()) {
      const got = sink.mails.filter((mail) => mail.from === `bounce+${i}@voltmeer.example`)
      expect(got.map(({ to }) => to)).toEqual([[`byte-${i}@klant.example`]])
      expect(withoutTrace(got[0]?.raw ?? Buffer.of()).equals(raw)).toBe(true)
    }
  })

  test('that is signed is still signed', async () => {
    const { send, sink, until } = await begin()
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const html = '<p>Voorjaarsactie: dertig procent korting</p>\n'.repeat(400)
    const dkim = { domainName: 'voltmeer.example', keySelector: 'nieuws', privateKey }
    await send({ to: 'dkim@klant.example', html, dkim, list: { unsubscribe: 'https://voltmeer.example/weg' } })
    await until('dkim@klant.example', 'forwarded')
    const raw = sink.mails[0]?.raw ?? Buffer.of()
    expect(isSigned(raw, publicKey)).toBe(true)
    expect(isSigned(Buffer.from(raw.toString('latin1').replace('dertig', 'veertig'), 'latin1'), publicKey)).toBe(false)
  })

  test('is asked about for each recipient, and nobody learns of the others', async () => {
    const { send, sink, permissions, until, states, counts } = await begin()
    permissions.of.set('b@klant.example', { verdict: 'hold', code: 'dialogue' })
    permissions.of.set('c@klant.example', { verdict: 'drop', code: 'objection' })
    const headers = { 'X-Samenspraak-Campaign': 'Voorjaar' }
    const bcc = ['c@klant.example', 'd@klant.example']
    await send({ to: 'a@klant.example', cc: 'b@klant.example', bcc, headers })
    for (const who of ['a', 'd']) await until(`${who}@klant.example`, 'forwarded')
    await until('b@klant.example', 'held')
    await until('c@klant.example', 'dropped')
    expect(sink.mails.map(({ to }) => to.join()).sort()).toEqual(['a@klant.example', 'd@klant.example'])
    expect(sink.mails.every(({ raw }) => !raw.includes('c@klant.example'))).toBe(true)
    expect((await states())['b@klant.example']?.code).toBe('dialogue')
    expect(await counts()).toEqual({
      Voorjaar: { offered: 4, forwarded: 2, 'held dialogue': 1, 'dropped objection': 1 },
    })
  })

  test('for five hundred people is asked about for each; for more the tool begins another', async () => {
    const { send, sink, permissions, counts } = await begin()
    const to = Array.from({ length: 510 }, (_, i) => `velen-${i}@klant.example`)
    for (const address of to.slice(0, 450)) permissions.of.set(address, { verdict: 'hold', code: 'cap' })
    const { rejected } = await send({ bcc: to })
    expect(rejected).toEqual(to.slice(500))
    await vi.waitFor(
      async () => expect(await counts()).toEqual({ '': { offered: 500, forwarded: 50, 'held cap': 450 } }),
      60_000,
    )
    expect(new Set(sink.mails.map((mail) => mail.to.join())).size).toBe(50)
  })

  test('names its purpose and its campaign; what it may not say, or says oddly, counts as marketing', async () => {
    const { sendAll, permissions, until } = await begin()
    const said: [Record<string, string>, { purpose?: string; campaign?: string | null }][] = [
      [{}, { purpose: 'newsletter', campaign: null }],
      [{ 'X-Samenspraak-Purpose': 'Transactional' }, { purpose: 'transactional' }],
      [{ 'X-Samenspraak-Purpose': 'survey' }, { purpose: 'marketing' }],
      [{ 'X-Samenspraak-Purpose': 'x'.repeat(500) }, { purpose: 'marketing' }],
      [{ 'List-Id': 'Wekelijks nieuws <nieuws.voltmeer.example>' }, { campaign: 'Wekelijks nieuws' }],
      [{ 'Feedback-ID': 'lente:voltmeer:nieuws:sp' }, { campaign: 'lente' }],
      [{ 'X-Campaign': 'Vóórjaar' }, { campaign: 'Vóórjaar' }],
    ]
    const who = (i: number) => `p${i}@klant.example`
    await sendAll(said.map(([headers], i) => ({ to: who(i), headers })))
    for (const [i, [, meant]] of said.entries()) {
      await until(who(i), 'forwarded')
      expect(permissions.asked.find(({ email }) => email === who(i))).toMatchObject(meant)
    }
  })
})

describe('a way out', () => {
  test('of ours stands in the mail where the tool wants that, and is kept among what people agreed to', async () => {
    const { send, sink, tool, until, house, organisationId } = await begin()
    const one = await tool({ unsubscribe: true })
    await send({ to: 'weg@klant.example', list: { unsubscribe: 'https://tool.example/weg' } }, one)
    await until('weg@klant.example', 'forwarded')
    const raw = sink.mails[0]?.raw.toString() ?? ''
    expect(raw).not.toContain('tool.example')
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    const path = new URL(/^List-Unsubscribe: <([^>]+)>/m.exec(raw)?.[1] ?? '').pathname
    const noted = () =>
      house.ctx.db
        .selectFrom('consent')
        .select(['value', 'kind', 'purpose', 'medium', 'source'])
        .where('organisation_id', '=', organisationId)
        .execute()
    const asked = await house.stranger().ask('GET', path)
    expect(asked.status).toBe(200)
    expect(await noted()).toEqual([])
    const program = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' }
    for (let i = 0; i < 2; i++)
      expect(
        (await house.app.request(path, { method: 'POST', headers: program, body: 'List-Unsubscribe=One-Click' }))
          .status,
      ).toBe(200)
    expect(await noted()).toEqual([
      {
        value: 'weg@klant.example',
        kind: 'objection',
        purpose: 'newsletter',
        medium: 'email',
        source: 'list-unsubscribe',
      },
    ])
    expect((await house.stranger().ask('GET', `${path}x`)).status).toBe(404)
  })
})

describe('the moment of handing over', () => {
  test('is asked once more when the server waits for the bytes, and then nothing leaves that may not', async () => {
    const { send, sink, permissions, until } = await begin()
    permissions.atHandOver.set('laat@klant.example', { verdict: 'hold', code: 'dialogue' })
    await send({ to: 'laat@klant.example' })
    await until('laat@klant.example', 'held')
    expect(sink.mails).toEqual([])
  })

  test('whoever waited so long for a line that the permission nearly lapsed asks anew before a word is said', async () => {
    const { send, sink, permissions, until } = await begin()
    permissions.brief.add('wacht@klant.example')
    await send({ to: 'wacht@klant.example' })
    await until('wacht@klant.example', 'forwarded')
    expect(permissions.asked.filter(({ email }) => email === 'wacht@klant.example').length).toBe(2)
    expect(sink.asked).toBe(1)
  })

  test('held mail is decided again when it is called, and never flushed', async () => {
    const { send, sink, permissions, until, lookAgain } = await begin()
    for (const who of ['h1', 'h2']) permissions.of.set(`${who}@klant.example`, { verdict: 'hold', code: 'dialogue' })
    await send({ bcc: ['h1@klant.example', 'h2@klant.example'] })
    for (const who of ['h1', 'h2']) await until(`${who}@klant.example`, 'held')
    permissions.of.delete('h1@klant.example')
    await lookAgain()
    await until('h1@klant.example', 'forwarded')
    await vi.waitFor(() => expect(permissions.asked.filter(({ email }) => email === 'h2@klant.example').length).toBe(2))
    await until('h2@klant.example', 'held')
    expect(sink.mails.map(({ to }) => to.join())).toEqual(['h1@klant.example'])
  })

  test('what made sense until yesterday is said to be expired, and nobody gets a report', async () => {
    const { send, sink, until, counts } = await begin()
    await send({ to: 'oud@klant.example', headers: { 'X-Samenspraak-Expires': 'Mon, 02 Mar 2026 10:00:00 +0100' } })
    await until('oud@klant.example', 'expired')
    expect(sink.mails).toEqual([])
    expect(await counts()).toEqual({ '': { offered: 1, 'expired expired': 1 } })
  })

  test('held bytes cannot be read in the store, and are gone when the mail is', async () => {
    const { send, permissions, until, lookAgain, house, organisationId } = await begin()
    permissions.of.set('dicht@klant.example', { verdict: 'hold', code: 'dialogue' })
    await send({ to: 'dicht@klant.example', text: 'een geheim aanbod' })
    await until('dicht@klant.example', 'held')
    const bodies = () =>
      house.ctx.db.selectFrom('relay_body').select('bytes').where('organisation_id', '=', organisationId).execute()
    const [body] = await bodies()
    expect(Buffer.from(body?.bytes ?? []).includes('geheim')).toBe(false)
    expect(house.ctx.seal.openBytes(body?.bytes ?? new Uint8Array()).includes('een geheim aanbod')).toBe(true)
    permissions.of.delete('dicht@klant.example')
    await lookAgain()
    await until('dicht@klant.example', 'forwarded')
    expect(await bodies()).toEqual([])
  })
})

describe('the real server', () => {
  test('that breaks off after the last byte leaves something of which nobody knows, and that is not sent again', async () => {
    const { send, sink, until, lookAgain, counts } = await begin()
    sink.behave('keep and drop')
    await send({ to: 'weet-niet@klant.example' })
    await until('weet-niet@klant.example', 'unknown')
    sink.behave('accept')
    await lookAgain()
    await send({ to: 'daarna@klant.example' })
    await until('daarna@klant.example', 'forwarded')
    expect(sink.mails.map(({ to }) => to.join())).toEqual(['weet-niet@klant.example', 'daarna@klant.example'])
    expect(await counts()).toEqual({ '': { offered: 2, unknown: 1, forwarded: 1 } })
  })

  test('that refuses somebody for good: the tool hears so as from any mail server, and only of that one', async () => {
    const { send, sink, until, counts } = await begin()
    sink.behave('refuse the recipient', 'weg@klant.example')
    const envelope = { from: 'bounce@voltmeer.example', to: ['weg@klant.example'] }
    await send({ envelope, to: 'weg@klant.example', subject: 'Voorjaar' })
    await until('weg@klant.example', 'refused')
    await until('bounce@voltmeer.example', 'forwarded')
    const report = sink.mails[0]
    expect(report).toMatchObject({ from: '', to: ['bounce@voltmeer.example'] })
    const text = report?.raw.toString() ?? ''
    expect(text).toContain('Final-Recipient: rfc822; weg@klant.example')
    expect(text).toContain('550 No such user here')
    expect(text).toContain('Subject: Voorjaar')
    expect(await counts()).toEqual({ '': { offered: 1, refused: 1 } })
  })

  test('that cannot take it just now, or breaks off before the mail, is tried again', async () => {
    const { send, sink, until, states, lookAgain } = await begin()
    sink.behave('refuse the data for now')
    await send({ to: 'later1@klant.example' })
    const saysWhy = async (who: string) => expect((await states())[who]?.reason).toBeTruthy()
    await vi.waitFor(() => saysWhy('later1@klant.example'), 10_000)
    sink.behave('drop at the recipient')
    await send({ to: 'later2@klant.example' })
    await vi.waitFor(() => saysWhy('later2@klant.example'), 10_000)
    sink.behave('accept')
    await lookAgain()
    await until('later1@klant.example', 'forwarded')
    await until('later2@klant.example', 'forwarded')
    expect(sink.mails.length).toBe(2)
  })
})

test('two programs take mail and one carries it on; when that breaks off the other does, and nobody gets a mail twice', async () => {
  const { sendAll, sink, permissions, house, organisationId, states, counts } = await begin()
  const sole = soleOver(house.ctx.store)
  const other = startRelay(house.ctx, sole, permissions)
  const to = Array.from({ length: 40 }, (_, i) => `beurt-${i}@klant.example`)
  await sendAll(['eerst', 'daarna'].map((text, i) => ({ bcc: to.slice(20 * i, 20 * i + 20), text })))
  await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThan(0), 10_000)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'samenspraak sole' and datname = current_database()`.execute(house.ctx.db)
  await house.ctx.wake.ring('relay', organisationId)
  await vi.waitFor(async () => {
    const became = Object.values(await states()).map(({ state }) => state)
    expect(became.filter((state) => state !== 'forwarded' && state !== 'unknown')).toEqual([])
  }, 30_000)
  await other.stop()
  await sole.close()
  const got = sink.mails.flatMap((mail) => mail.to)
  expect(new Set(got).size).toBe(got.length)
  const said = await states()
  expect(to.filter((who) => said[who]?.state === 'forwarded' && !got.includes(who))).toEqual([])
  expect((await counts())['']?.offered).toBe(40)
})
