import { connect as connectSocket, createServer, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Dovecot, dovecotIsMissing, howToInstall, startDovecot } from '../../test/support/mail/dovecot.ts'
import { address, connectionTo, type Ear, listenTo } from '../../test/support/mail/listening.ts'
import type { Connection, Cursor } from '../kit/channel.ts'

if (dovecotIsMissing) console.warn(howToInstall)

const mail = (subject: string, more = '') =>
  `From: jan@klant.example\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@klant.example>\r\n\r\nHallo\r\n${more}`

describe.skipIf(dovecotIsMissing)('listening to a real Dovecot', () => {
  let dovecot: Dovecot
  const ears: Ear[] = []
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterEach(async () => {
    await Promise.all(ears.splice(0).map((ear) => ear.stop()))
  })
  afterAll(() => dovecot?.stop())

  /** Each test has a mailbox of its own. */
  let boxes = 0
  const newBox = (): Connection => connectionTo(dovecot, undefined, { imapUser: `bus${++boxes}@voltmeer.example` })
  const boxOf = (connection: Connection) => String(connection.settings.imapUser)
  const drop = (connection: Connection, text: string | Uint8Array) => dovecot.drop(boxOf(connection), text)
  const listen = (connection: Connection, cursor: Cursor | null = null, wait = {}) => {
    const ear = listenTo(connection, cursor, wait)
    ears.push(ear)
    return ear
  }
  const listening = (ear: Ear) => ear.until(() => ear.notes.at(-1)?.state === 'listening')

  test('a mail is here by IDLE, without anybody asking for it', async () => {
    const box = newBox()
    const ear = listen(box)
    await listening(ear)
    drop(box, mail('nieuw'))
    await ear.until(() => ear.items.length === 1)
    expect(ear.texts()[0]).toBe(mail('nieuw'))
    expect(ear.items[0]?.history).toBeUndefined()
  })

  test('what was there at the first connection is history, what comes after is not; also when it stops half-way', async () => {
    const box = newBox()
    for (const subject of ['oud1', 'oud2', 'oud3']) drop(box, mail(subject))
    const first = listen(box)
    await first.until(() => first.items.length === 3)
    expect(first.items.map(({ history }) => history)).toEqual([true, true, true])
    await listening(first)
    drop(box, mail('nieuw'))
    await first.until(() => first.items.length === 4)
    expect(first.items[3]?.history).toBeUndefined()

    // as if the program stopped when only the first mail had been stored
    const again = listen(box, { ...first.cursor(), uid: 1 })
    await again.until(() => again.items.length === 3)
    expect(again.items.map(({ history }) => history ?? false)).toEqual([true, true, false])
  })

  test('the first mail after a start on an empty folder is not history', async () => {
    const box = newBox()
    const ear = listen(box)
    await listening(ear)
    await ear.stop()
    expect(ear.cursor()).not.toBeNull()
    drop(box, mail('nieuw'))
    const later = listen(box, ear.cursor())
    await later.until(() => later.items.length === 1)
    expect(later.items[0]?.history).toBeUndefined()
  })

  test('a gap is caught up from the cursor, and nothing comes twice', async () => {
    const box = newBox()
    drop(box, mail('een'))
    const before = listen(box)
    await before.until(() => before.items.length === 1)
    await before.stop()
    for (let n = 0; n < 2000; n++) drop(box, mail(`tijdens${n}`))
    const after = listen(box, before.cursor())
    await after.until(() => after.items.length === 2000)
    await listening(after)
    expect(after.items.length).toBe(2000)
    const progress = after.notes.filter(({ state }) => state === 'catching up')
    expect(progress[4]).toEqual({ state: 'catching up', done: 500, total: 2000 })
    expect(progress.at(-1)).toEqual({ state: 'catching up', done: 2000, total: 2000 })
  })

  test('whether somebody has read a mail makes no difference, and we read none', async () => {
    const box = newBox()
    const read = drop(box, mail('gelezen'))
    const ear = listen(box)
    await ear.until(() => ear.items.length === 1)
    await ear.stop()
    expect(read).toMatch(/new/)
    const { ImapFlow } = await import('imapflow')
    const client = new ImapFlow({
      host: dovecot.host,
      port: dovecot.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: boxOf(box), pass: dovecot.password },
      logger: false,
    })
    await client.connect()
    await client.mailboxOpen('INBOX')
    expect(await client.search({ seen: true }, { uid: true })).toEqual([])
    drop(box, mail('ongezien'))
    await client.noop()
    await client.messageFlagsAdd('1:*', ['\\Seen'])
    client.close()
    const later = listen(box, ear.cursor())
    await later.until(() => later.items.length === 1)
    expect(later.texts()[0]).toContain('ongezien')
  })

  test('a server that is killed ends the listening with words, and listening again goes on', async () => {
    const box = newBox()
    drop(box, mail('voor'))
    const before = listen(box)
    await listening(before)
    await dovecot.kill()
    const error = await before.ended
    expect(error?.message).toContain(`127.0.0.1:${dovecot.port}`)
    const refused = await listen(box, before.cursor()).ended
    expect(refused?.message).toMatch(/Nobody answers/)
    drop(box, mail('na'))
    await dovecot.start()
    const after = listen(box, before.cursor())
    await after.until(() => after.items.length === 1)
    expect(after.texts()[0]).toContain('Subject: na')
  })

  test('a server that numbers anew hands everything over again, the old as history', async () => {
    const box = newBox()
    drop(box, mail('een'))
    drop(box, mail('twee'))
    const before = listen(box)
    await before.until(() => before.items.length === 2)
    await before.stop()
    await dovecot.renumber(boxOf(box), 4242)
    drop(box, mail('tijdens'))
    const after = listen(box, before.cursor())
    await after.until(() => after.items.length === 3)
    expect(after.texts().map((text) => /Subject: (\w+)/.exec(text)?.[1])).toEqual(['een', 'twee', 'tijdens'])
    expect(after.items[2]?.history).toBeUndefined()
    expect(after.cursor()).toMatchObject({ uidValidity: '4242', uid: 3 })
  })

  test('another mailbox behind the same settings is read from its beginning, however alike its numbers are', async () => {
    const [old, other] = [newBox(), newBox()]
    for (const subject of ['a1', 'a2', 'a3']) drop(old, mail(subject))
    const before = listen(old)
    await before.until(() => before.items.length === 3)
    await before.stop()
    for (const subject of ['b1', 'b2']) drop(other, mail(subject))
    await dovecot.renumber(boxOf(other), Number(before.cursor()?.uidValidity))
    const after = listen(other, before.cursor())
    await after.until(() => after.items.length === 2)
    // it arrived while we listened elsewhere, so it is work
    expect(after.items.map(({ history }) => history ?? false)).toEqual([false, false])
    expect(after.cursor()).toMatchObject({ uidValidity: before.cursor()?.uidValidity, uid: 2 })
  })

  test('a place of before it knew its mailbox is the same place, and learns whose it is at once', async () => {
    const box = newBox()
    drop(box, mail('een'))
    const before = listen(box)
    await before.until(() => before.items.length === 1)
    await before.stop()
    const { account, ...older } = before.cursor() ?? {}
    const after = listen(box, older)
    await listening(after)
    expect(after.items).toEqual([])
    expect(after.cursor()).toEqual({ ...older, account })
    expect(account).toBe(`${boxOf(box)}@127.0.0.1`)
  })

  test('a mail of 25 MB and broken bytes arrive exactly as they are, one batch each', async () => {
    const box = newBox()
    const ear = listen(box)
    await listening(ear)
    const big = Buffer.concat([Buffer.from(mail('groot')), Buffer.alloc(25 * 1024 * 1024, 'QUJD\r\n')])
    const broken = Buffer.from([...Buffer.from(mail('stuk')), 0xff, 0x00, 0xfe, 0x80, 0x0d])
    drop(box, big)
    drop(box, broken)
    await ear.until(() => ear.items.length === 2)
    expect(Buffer.compare(Buffer.from(ear.items[0]?.bytes ?? []), big)).toBe(0)
    expect(ear.texts()[1]).toContain('Subject: stuk')
  })

  test('a wrong password and a folder that is not there are told in words', async () => {
    const box = newBox()
    const wrong = await listen({ ...box, settings: { ...box.settings, imapPassword: 'fout' } }).ended
    expect(wrong?.message).toMatch(/refuses the user name or the password/)
    expect(wrong?.message).not.toContain('fout')
    const missing = await listen({ ...box, settings: { ...box.settings, folder: 'Nergens' } }).ended
    expect(missing?.message).toMatch(/folder "Nergens" does not exist/)
  })

  test('a connection that died without a word is noticed', async () => {
    const box = newBox()
    const lines: Socket[] = []
    // a line that can be cut: everything stays connected, and nothing arrives any more
    const proxy = createServer((near) => {
      const far = connectSocket(dovecot.port, '127.0.0.1')
      near.pipe(far).pipe(near)
      for (const socket of [near, far]) socket.on('error', () => {})
      lines.push(near, far)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const at = proxy.address()
    const port = typeof at === 'object' && at ? at.port : 0
    const ear = listen({ ...box, settings: { ...box.settings, imapPort: port } }, null, { look: 100, silence: 300 })
    await listening(ear)
    for (const socket of lines) socket.unpipe().pause()
    expect((await ear.ended)?.message).toMatch(/does not answer in time|broke the connection/)
    for (const socket of lines) socket.destroy()
    await new Promise((resolve) => proxy.close(resolve))
  })

  test('stopping is immediate and no error', async () => {
    const ear = listen(newBox())
    await listening(ear)
    await ear.stop()
    expect(await ear.ended).toBeNull()
  })
})
