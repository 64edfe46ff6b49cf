import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkpointFor } from '../../cli/import/checkpoint.ts'
import { examine } from '../../cli/import/source.ts'
import { startReceiving } from '../../server/work/receive.ts'
import { type Importing, openImporting } from './importing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

const item = (id: string, more: object = {}) =>
  JSON.stringify({ id, text: `tekst ${id}`, published: '2025-11-21T20:00:00Z', author: { id: 'fatima' }, ...more })
const items = (n: number) => Array.from({ length: n }, (_, i) => item(`n${i}`)).join('\n')
const map = {
  network: 'forum',
  id: 'nr',
  text: 'bericht',
  author: { id: 'lid', name: 'naam' },
  published: { column: 'op', format: 'dd-MM-yyyy HH:mm', zone: 'Europe/Amsterdam' },
  ours: { column: 'wij', is: ['ja', 'Ja!'] },
  inReplyTo: { column: 'op_nr', strip: '.0' },
}

const messages = (channel: string) =>
  to.house.ctx.db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channel_id')
    .leftJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['message.external_id', 'message.text', 'message.direction', 'message.published_at', 'conversation.number'])
    .where('channel.name', '=', channel)
    .orderBy('message.external_id')
    .execute()

describe('import messages', () => {
  test('brings NDJSON into a new channel, as history, and tells what became of it', async () => {
    const file = to.file('forum.ndjson', [item('a'), item('b', { inReplyTo: 'a', ours: true }), item('a')].join('\n'))
    const { code, out, err } = await to.samenspraak('import', 'messages', file)
    expect(code).toBe(0)
    expect(err).toContain('Made the channel "forum"')
    expect(out).toContain('forum.ndjson: 3 messages into "forum": 2 accepted, 1 there already, 0 refused.')
    const rows = await messages('forum')
    expect(rows.map((row) => [row.external_id, row.direction])).toEqual([
      ['a', 'in'],
      ['b', 'out'],
    ])
    expect(new Set(rows.map((row) => row.number)).size).toBe(1)
    const { workState } = await to.house.ctx.db
      .selectFrom('conversation')
      .select('work_state as workState')
      .executeTakeFirstOrThrow()
    expect(workState).toBe('answered')
  })

  test('brings the same file twice without doubling anything, and counts both times in the ledger', async () => {
    const file = to.file('twee.ndjson', items(5))
    expect(await to.json('import', 'messages', file)).toMatchObject({ code: 0, accepted: 5, duplicate: 0 })
    expect(await to.json('import', 'messages', file)).toMatchObject({ code: 0, accepted: 0, duplicate: 5 })
    const days = await to.house.ctx.db
      .selectFrom('arrival_day')
      .innerJoin('channel', 'channel.id', 'arrival_day.channel_id')
      .select(['received', 'shown', 'duplicate'])
      .where('channel.name', '=', 'twee')
      .execute()
    expect(days).toEqual([{ received: 10, shown: 5, duplicate: 5 }])
  })

  test('leaves work to do where an item says that it is no history', async () => {
    const file = to.file('nu.ndjson', item('nu', { history: false }))
    await to.json('import', 'messages', file)
    const row = await to.house.ctx.db
      .selectFrom('conversation')
      .innerJoin('channel', 'channel.id', 'conversation.channel_id')
      .select(['work_state', 'history'])
      .where('channel.name', '=', 'nu')
      .executeTakeFirst()
    expect(row).toEqual({ work_state: 'open', history: false })
  })

  test('refuses broken lines one by one, with the line and the reason', async () => {
    const long = 'x'.repeat(10 * 1024 * 1024)
    const file = to.file(
      'kapot.ndjson',
      [item('a'), '{"id":', item('b', { author: {} }), item('c', { text: long }), item('d')].join('\n'),
    )
    const done = await to.json('import', 'messages', file)
    expect(done).toMatchObject({ code: 0, accepted: 2, refused: 3 })
    expect(done.files[0]?.told).toMatchObject([
      { line: 2, id: null, reason: expect.stringMatching(/JSON/) },
      { line: 3, id: 'b', reason: expect.stringMatching(/author\.id is missing/) },
      { line: 4, id: 'c', reason: expect.stringMatching(/10,485,760 characters/) },
    ])
  })

  test('lists all refusals in a file when they are many, and ends with 1 when nothing else came in', async () => {
    const done = await to.json('import', 'messages', to.file('onzin.ndjson', 'onzin\n'.repeat(25)))
    expect(done).toMatchObject({ code: 1, ok: false, accepted: 0, refused: 25 })
    expect(done.files[0]?.told).toHaveLength(10)
    const listed = readFileSync(`${to.folder}/onzin.ndjson.report.ndjson`, 'utf8').trim().split('\n')
    expect(listed.map((line) => JSON.parse(line).line)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
  })

  test('goes on where it was stopped', async () => {
    await to.json('import', 'messages', to.file('leeg.ndjson', item('begin')), '--channel', 'Vervolg')
    const channel = await to.house.ctx.db
      .selectFrom('channel')
      .select('id')
      .where('name', '=', 'Vervolg')
      .executeTakeFirstOrThrow()
    const file = to.file('vervolg.ndjson', items(2500))
    const source = await examine(file, () => undefined)
    const { data } = to.house.ctx.config
    checkpointFor(data, source, [channel.id, 'null']).save({
      place: { byte: Buffer.byteLength(items(2000)) + 1, line: 2001 },
      read: 2000,
      accepted: 1990,
      duplicate: 7,
      refused: 3,
      aside: {},
    })
    const { code, out, err } = await to.samenspraak('import', 'messages', file, '--channel', 'vervolg')
    expect(code).toBe(0)
    expect(err).toContain('Going on after 2,000 messages (line 2,001)')
    expect(out).toContain('2,490 accepted, 7 there already, 3 refused')
    expect(await messages('Vervolg')).toHaveLength(501)
    expect(readdirSync(join(data, 'imports')).filter((name) => name.startsWith('vervolg'))).toEqual([])
  })

  test('works beside the program that runs', async () => {
    const work = startReceiving(to.house.ctx)
    const done = await to.json('import', 'messages', to.file('ernaast.ndjson', items(3000)))
    await work.stop()
    expect(done).toMatchObject({ code: 0, accepted: 3000, duplicate: 0, refused: 0 })
    expect(await messages('ernaast')).toHaveLength(3000)
  })
})

describe('import csv', () => {
  const csv = [
    'nr;lid;naam;op;bericht;wij;op_nr',
    '1;7;Bram;04-03-2026 10:00;"Hallo;\nwie helpt?";nee;',
    '2;0;Vonk;04-03-2026 10:05;Wij!;ja;1.0',
    '3;7;Bram;30-02-2026 10:00;Kan niet;nee;',
    ';7;Bram;04-03-2026 10:00;Zonder nummer;nee;',
    '5;;Bram;04-03-2026 10:00;Zonder lid;nee;',
    '6;7;Bram;04-03-2026 10:06',
    '7;7;Bram;04-03-2026 10:07;;nee;2.0',
    '8;7;Bram;04-03-2026 10:08;Dank!\u0000;nee;2.0',
  ].join('\r\n')

  test('brings a table in by its map: who, when, what, in answer to what', async () => {
    const done = await to.json(
      'import',
      'csv',
      to.file('forum.csv', csv),
      '--map',
      to.file('map.json', JSON.stringify(map)),
      '--channel',
      'Tabel',
    )
    expect(done).toMatchObject({ code: 0, accepted: 3, refused: 5 })
    expect(done.files[0]?.told).toMatchObject([
      { line: 5, id: '3', reason: 'op (column 4) is "30-02-2026 10:00"; expected dd-MM-yyyy HH:mm' },
      { line: 6, id: null, reason: 'nr (column 1) is empty: a message needs an id' },
      { line: 7, id: '5', reason: 'lid (column 2) is empty: a message needs an author' },
      { line: 8, id: null, reason: 'it has 4 columns; the header has 7' },
      { line: 9, id: '7', reason: 'text is missing: a message needs text or an attachment' },
    ])
    const rows = await messages('Tabel')
    expect(rows).toMatchObject([
      { external_id: '1', text: 'Hallo;\nwie helpt?', direction: 'in', published_at: new Date('2026-03-04T09:00:00Z') },
      { external_id: '2', text: 'Wij!', direction: 'out' },
      { external_id: '8', text: 'Dank!', direction: 'in' },
    ])
    expect(new Set(rows.map((row) => row.number)).size).toBe(1)
  })

  test.each([
    ['{"network": "forum",\n "id": }', /map\.json is not JSON.*comma or a quote/],
    [JSON.stringify({ ...map, tekst: 'x' }), /the map has "tekst", which means nothing/],
    [JSON.stringify({ ...map, id: undefined }), /id is missing/],
    [JSON.stringify({ ...map, author: 'lid' }), /author should be an object/],
    [
      JSON.stringify({ ...map, published: { column: 'op', format: 'QQ' } }),
      /published\.format: "QQ" in "QQ" means nothing/,
    ],
    [
      JSON.stringify({ ...map, published: { column: 'op', zone: 'Mars' } }),
      /published\.zone: "Mars" is not a time zone/,
    ],
    [
      JSON.stringify({ ...map, text: 'Bericht' }),
      /line 1 has no column "Bericht" \(for text\), but it does have "bericht"/,
    ],
    [JSON.stringify({ ...map, thread: 'draad' }), /no column "draad" \(for thread\).*Its columns are "nr", "lid"/],
  ])('says what is wrong with a map, and makes nothing: %s', async (json, why) => {
    const file = to.file('fout.csv', csv)
    const { code, err } = await to.samenspraak('import', 'csv', file, '--map', to.file('map.json', json))
    expect(err).toMatch(why)
    expect(code).toBe(2)
    expect(await to.house.ctx.db.selectFrom('channel').select('id').where('name', '=', 'fout').execute()).toEqual([])
  })

  test('takes a cell that looks like a formula for the text that it is', async () => {
    const rows = ['=1+1', '+31612345678', '@SUM(A1)', '-2', "=cmd|' /C calc'!A0"]
    const file = to.file(
      'formules.csv',
      ['nr;lid;naam;op;bericht;wij;op_nr', ...rows.map((cell, i) => `${i};7;B;04-03-2026 10:00;${cell};nee;`)].join(
        '\n',
      ),
    )
    await to.json('import', 'csv', file, '--map', to.file('map.json', JSON.stringify(map)))
    expect((await messages('formules')).map(({ text }) => text)).toEqual(rows)
  })

  test('knows the map for support tweets by its name', async () => {
    const csv = [
      ',tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
      '0,1,winkel,False,Tue Oct 31 22:10:47 +0000 2017,@12 Vervelend &amp; jammer,,2.0',
      '1,2,12,True,Tue Oct 31 22:08:27 +0000 2017,@winkel al 3 dagen niks &gt;:(,1,',
    ].join('\n')
    await to.json('import', 'csv', to.file('tweets.csv', csv), '--map', 'support-tweets')
    const rows = await messages('tweets')
    expect(rows.map(({ external_id, direction, text }) => [external_id, direction, text])).toEqual([
      ['1', 'out', '@12 Vervelend & jammer'],
      ['2', 'in', '@winkel al 3 dagen niks >:('],
    ])
    expect(rows[0]?.number).toBe(rows[1]?.number)
  })
})

describe('import', () => {
  test.each([
    [['import', 'xml', 'x'], 2, /"xml" is not a format/],
    [['import', 'messages'], 2, /Usage: samenspraak import FORMAT FILE/],
    [['import', 'csv', 'x.csv'], 2, /needs --map/],
    [['import', 'csv', 'x.csv', '--map', '/nergens.json'], 2, /There is no map \/nergens\.json/],
    [['import', 'messages', '/nergens.ndjson'], 2, /There is no file \/nergens\.ndjson/],
    [['import', 'messages', '/'], 2, /\/ is a folder/],
  ])('ends with its code and says why: %s', async (words, code, why) => {
    const said = await to.samenspraak(...words)
    expect(said.err).toMatch(why)
    expect(said.code).toBe(code)
  })

  test('does not mix with a mailbox, nor with the demo firm', async () => {
    const { ctx } = to.house
    const channel = (kind: string, name: string, demo: boolean) => ({
      organisation_id: to.organisationId,
      id: ctx.newId(),
      kind,
      name,
      address: name,
      settings: '{}',
      demo,
      created_at: ctx.clock(),
    })
    await ctx.db
      .insertInto('channel')
      .values([channel('email', 'Post', false), channel('api', 'Plein', true)])
      .execute()
    const file = to.file('mix.ndjson', item('a'))
    expect((await to.samenspraak('import', 'messages', file, '--channel', 'Post')).err).toMatch(
      /of the kind email.*--channel NAME/,
    )
    expect((await to.samenspraak('import', 'messages', file, '--channel', 'plein')).err).toMatch(
      /belongs to the demo firm/,
    )
  })

  test('says what to do first where nobody lives yet', async () => {
    const empty = await openImporting(false)
    const { code, err } = await empty.samenspraak('import', 'messages', empty.file('a.ndjson', item('a')))
    await empty.close()
    expect(err).toMatch(/Nobody lives here yet: run "samenspraak start"/)
    expect(code).toBe(1)
  })

  test('says what to do with UTF-16, and with nothing', async () => {
    expect(
      (await to.samenspraak('import', 'messages', to.file('utf16', Buffer.from('\ufeffhoi', 'utf16le')))).err,
    ).toMatch(/is UTF-16: save it as UTF-8/)
    expect((await to.samenspraak('import', 'messages', to.file('niets', ''))).err).toMatch(/niets is empty/)
    expect(existsSync(join(to.folder, 'niets'))).toBe(true)
  })
})
