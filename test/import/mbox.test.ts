import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMails } from '../../cli/import/mbox.ts'
import type { Place } from '../../cli/import/record.ts'
import { examine } from '../../cli/import/source.ts'
import { type Importing, openImporting } from './importing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

const letter = (id: string, from: string, text: string, more = '') =>
  `Message-ID: <${id}@post.example>\nFrom: ${from}\nTo: help@oudbureau.example\nDate: Wed, 1 Oct 2025 10:00:00 +0000\nSubject: Warm water\n${more}\n${text}\n`
const mark = (from = 'noor@post.example') => `From ${from} Wed Oct  1 10:00:00 2025\n`
const box = (...mails: string[]) => mails.map((mail) => `${mark()}${mail}\n`).join('')

async function read(content: string | Buffer, from?: Place) {
  const path = to.file('doos', content)
  const mails: { line: number; byte: number; text: string }[] = []
  for await (const found of readMails(await examine(path, () => undefined), 1000, from))
    mails.push({
      line: found.line,
      byte: found.after.byte,
      text: found.items[0] ? Buffer.from(found.items[0].bytes).toString() : (found.broken?.[0]?.why ?? ''),
    })
  return mails
}

describe('an mbox', () => {
  test('gives its mails byte for byte, with what was quoted for its sake as it was', async () => {
    const first = 'Subject: a\n\n>From hier is het ver\n>>From nog verder\n> From blijft\n'
    expect(await read(`${mark()}${first}\n${mark()}Subject: b\r\n\r\nx\r\n\r\n`)).toMatchObject([
      { line: 1, text: 'Subject: a\n\nFrom hier is het ver\n>From nog verder\n> From blijft\n' },
      { line: 8, text: 'Subject: b\r\n\r\nx\r\n' },
    ])
  })

  test('is not cut where a careless program left "From " in the text, and is where a mark has no line above it', async () => {
    const text = 'Subject: a\n\nHoi,\n\nFrom now on at 10 it is warm.\nFrom 10:30 too.\n'
    expect(await read(`${mark()}${text}${mark()}Subject: b\n\ny\n`)).toMatchObject([
      { line: 1, text: text.slice(0, -1) },
      { line: 8, text: 'Subject: b\n\ny' },
    ])
  })

  test('is read on from behind any mail, wherever the pieces in which it is read happen to end', async () => {
    const mails = Array.from({ length: 40 }, (_, i) => `Subject: ${i}\n\n${'regel\n'.repeat(i)}`)
    const whole = box(...mails)
    const all = await read(whole)
    expect(all.map(({ text }) => text)).toEqual(mails)
    for (const n of [0, 7, 38]) {
      const place = all[n]
      const rest = await read(whole, { byte: place?.byte ?? 0, line: all[n + 1]?.line ?? 0 })
      expect(rest).toEqual(all.slice(n + 1))
    }
  })

  test('tells a mail that is too long by its byte, and goes on behind it', async () => {
    const long = `Subject: lang\n\n${'x'.repeat(300_000)}\n`
    const mails = await read(box('Subject: a\n\nx\n', long, 'Subject: c\n\nz\n'))
    expect(mails.map(({ text }) => text)).toEqual([
      'Subject: a\n\nx\n',
      expect.stringMatching(/the mail at byte \d+: it is 300\d+ bytes long; at most 1000 fit/),
      'Subject: c\n\nz\n',
    ])
  })

  test('is known by its beginning', async () => {
    await expect(read('Subject: geen doos\n\nx\n')).rejects.toThrow(/no mbox: its first line should begin with "From "/)
  })
})

describe('import mbox', () => {
  const conversations = () =>
    to.house.ctx.db
      .selectFrom('conversation')
      .innerJoin('contact', 'contact.id', 'conversation.contact_id')
      .select(['subject', 'work_state', 'said', 'conversation.history', 'contact.name'])
      .orderBy('subject')
      .execute()

  test('needs to know which addresses are ours, once', async () => {
    const file = to.file('oud.mbox', box(letter('1', 'Noor <noor@post.example>', 'Warm water is op.')))
    const { code, err } = await to.samenspraak('import', 'mbox', file)
    expect([code, err]).toEqual([2, expect.stringMatching(/say which addresses are yours with --ours/)])
  })

  test('brings a mailbox in through the eyes of the mail channel: who we are, who answers whom, what cannot be read', async () => {
    const file = to.file(
      'oud.mbox',
      box(
        letter('1', 'Noor <noor@post.example>', 'Warm water is op.'),
        letter('2', 'Sanne <sanne@oudbureau.example>', 'Is er druk op de ketel?', 'In-Reply-To: <1@post.example>\n'),
        letter('3', 'Noor <noor@post.example>', 'Druk is 0.', 'References: <1@post.example> <2@post.example>\n'),
        '',
        letter('1', 'Noor <noor@post.example>', 'Warm water is op.'),
      ),
    )
    const ours = ['--ours', 'Help@OudBureau.example, sanne@oudbureau.example']
    const done = await to.json('import', 'mbox', file, ...ours)
    expect(done).toMatchObject({ code: 0, accepted: 3, duplicate: 1, refused: 1 })
    expect(done.files[0]?.told).toMatchObject([
      { line: 30, outcome: 'refused', reason: expect.stringMatching(/zero bytes/) },
      { line: 32, outcome: 'duplicate' },
    ])
    expect(await conversations()).toEqual([
      { subject: 'Warm water', work_state: 'answered', said: 3, history: true, name: 'Noor' },
    ])
    const channel = await to.house.ctx.db.selectFrom('channel').selectAll().where('name', '=', 'oud').executeTakeFirst()
    expect(channel).toMatchObject({
      kind: 'email',
      enabled: false,
      address: 'help@oudbureau.example',
      settings: { aliases: 'sanne@oudbureau.example' },
    })
    const held = await to.house.ctx.db.selectFrom('arrival').select('raw').where('outcome', '=', 'refused').execute()
    expect(held).toHaveLength(1)
  })

  test('goes on in the channel that it made, and learns more addresses there', async () => {
    const file = to.file(
      'meer.mbox',
      box(letter('4', 'Piet <piet@oudbureau.example>', 'Monteur komt.', 'In-Reply-To: <3@post.example>\n')),
    )
    const done = await to.json('import', 'mbox', file, '--channel', 'OUD', '--ours', 'piet@oudbureau.example')
    expect(done).toMatchObject({ code: 0, accepted: 1 })
    expect(await conversations()).toMatchObject([{ said: 4 }])
    const { settings } = await to.house.ctx.db
      .selectFrom('channel')
      .select('settings')
      .where('name', '=', 'oud')
      .executeTakeFirstOrThrow()
    expect(settings).toMatchObject({ aliases: 'sanne@oudbureau.example, piet@oudbureau.example' })
  })

  test('holds no more than a mail of a large file', async () => {
    const path = join(to.folder, 'groot.mbox')
    const picture = `${'QUJD'.repeat(19)}\n`.repeat(13_000)
    writeFileSync(path, '')
    for (let i = 0; i < 60; i++) writeFileSync(path, box(letter(`g${i}`, 'noor@post.example', picture)), { flag: 'a' })
    const source = await examine(path, () => undefined)
    let [n, most] = [0, 0]
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    const before = process.memoryUsage().arrayBuffers
    for await (const _ of readMails(source, 64 * 1024 * 1024)) {
      n++
      if (n % 10 > 0) continue
      // What is held is what is left when all that is let go has been taken away.
      collect()
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(n).toBe(60)
    expect(most).toBeLessThan(40 * 1024 * 1024)
  })
})
