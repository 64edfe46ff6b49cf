import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Found } from '../../cli/import/record.ts'
import { examine } from '../../cli/import/source.ts'
import { tweetsIn } from '../../cli/import/twitter.ts'
import { long, me, note, ofMastodon, ofTwitter, script } from './archived.ts'
import { type Importing, openImporting } from './importing.ts'
import { tarOf, zipOf } from './packing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

const said = (channel: string) =>
  to.house.ctx.db
    .selectFrom('message as m')
    .innerJoin('channel', 'channel.id', 'm.channel_id')
    .leftJoin('conversation as c', 'c.id', 'm.conversation_id')
    .leftJoin('contact', 'contact.id', 'c.contact_id')
    .select(['m.external_id as id', 'm.text', 'm.direction', 'm.visibility', 'm.received_at as at', 'm.addressed'])
    .select(['c.work_state as state', 'c.history', 'contact.name as with'])
    .where('channel.name', '=', channel)
    .orderBy('m.external_id')
    .execute()
const channel = (name: string) =>
  to.house.ctx.db.selectFrom('channel').selectAll().where('name', '=', name).executeTakeFirst()
const reportOf = (path: string) => readFileSync(`${path}.report.ndjson`, 'utf8')

describe('import twitter-archive', () => {
  test('what we said comes into an archive, at its own moment and as history, and private messages stay out', async () => {
    const file = to.file('twitter.zip', zipOf(ofTwitter))
    const done = await to.json('import', 'twitter-archive', file, '--channel', 'Twitter')
    expect(done).toMatchObject({ code: 0, accepted: 4, duplicate: 0, refused: 2 })
    expect(done.files[0]?.aside).toEqual({ other: 2 })
    expect(await channel('Twitter')).toMatchObject({ kind: 'api', enabled: false, archived_at: expect.any(Date) })
    const [loose, onItsWay, there, whole] = await said('Twitter')
    expect(loose).toMatchObject({
      text: 'De storing in de Lindewijk is voorbij. Dank voor jullie geduld & sorry',
      at: new Date('2014-03-04T20:11:10Z'),
      state: null,
    })
    const dialogue = { direction: 'out', visibility: 'public', state: 'answered', history: true, with: 'Bram de Wit' }
    expect(onItsWay).toMatchObject({
      ...dialogue,
      text: expect.stringContaining('https://vonkenvezel.example/storing'),
    })
    expect(there).toMatchObject({ ...dialogue, at: new Date('2014-03-04T21:00:00Z') })
    expect(whole?.text).toBe(long)
    expect(reportOf(file)).toContain('--direct')
    expect(reportOf(file)).toContain('which is no moment')
    const rows = await to.house.ctx.db.selectFrom('conversation').select('id').execute()
    expect(rows).toHaveLength(1)
    const alarms = await to.house.ctx.db.selectFrom('notification').selectAll().execute()
    expect(alarms).toEqual([])
  })

  test('the same archive again, as a folder, brings nothing twice; with --direct private dialogues come along', async () => {
    const folder = join(to.folder, 'twitter')
    for (const [name, content] of Object.entries(ofTwitter)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    symlinkSync('/etc', join(folder, 'data', 'elsewhere'))
    const done = await to.json('import', 'twitter-archive', folder, '--channel', 'Twitter', '--direct')
    expect(done).toMatchObject({ code: 0, accepted: 2, duplicate: 4, refused: 2 })
    const [asked, told] = (await said('Twitter')).filter(({ id }) => id.startsWith('dm/'))
    expect(asked).toMatchObject({ direction: 'in', visibility: 'direct', with: '99', state: 'answered', history: true })
    expect(told).toMatchObject({ direction: 'out', text: 'We bellen je', with: '99' })
  })

  test('reading goes on from any place with all that stands behind it', async () => {
    const source = await examine(to.file('again.zip', zipOf(ofTwitter)), () => undefined)
    const whole: Found[] = []
    for await (const found of tweetsIn(source, true)) whole.push(found)
    expect(whole.length).toBeGreaterThan(6)
    for (const [i, { after }] of whole.entries()) {
      const rest: Found[] = []
      for await (const found of tweetsIn(source, true, after)) rest.push(found)
      expect(rest).toEqual(whole.slice(i + 1))
    }
  })

  test('an archive of before 2019 is read as well', async () => {
    const old = (list: object[]) => `Grailbird.data.tweets_2012_01 = \n ${JSON.stringify(list)}`
    const file = to.file(
      'old.zip',
      zipOf({
        'data/js/user_details.js':
          'var user_details =  {"expanded_url": "", "screen_name": "vonkenvezel", "full_name": "Vonk", "id": "55"}',
        'data/js/tweets/2012_01.js': old([
          { id_str: '11', text: 'Gelukkig nieuwjaar', created_at: '2012-01-01 00:01:00 +0000', user: { id_str: '55' } },
        ]),
        'data/js/tweets/2012_02.js': old([
          {
            id_str: '12',
            text: '@iemand Dag',
            created_at: '2012-02-01 10:00:00 +0100',
            in_reply_to_user_id_str: '77',
            in_reply_to_screen_name: 'iemand',
          },
        ]),
      }),
    )
    expect(await to.json('import', 'twitter-archive', file, '--channel', 'Oud')).toMatchObject({
      accepted: 2,
      refused: 0,
    })
    expect((await said('Oud')).map(({ at, with: whom }) => [at.toISOString(), whom])).toEqual([
      ['2012-01-01T00:01:00.000Z', null],
      ['2012-02-01T09:00:00.000Z', '@iemand'],
    ])
  })

  test.each<[string, () => Buffer, RegExp]>([
    ['a path that leads out of it', () => zipOf({ ...ofTwitter, '../../etc/passwd': 'x' }), /invalid relative path/],
    ['half a zip', () => zipOf(ofTwitter).subarray(0, 900), /Download it again/],
    ['a bomb', () => zipOf({ ...ofTwitter, 'data/tweets.js': Buffer.alloc(80_000_000, ' ') }), /more than 200 times/],
    ['somebody unknown', () => zipOf({ 'data/tweets.js': script('tweets', []) }), /account\.js/],
    ['something else', () => zipOf({ 'data/account.js': ofTwitter['data/account.js'] ?? '' }), /no tweets\.js/],
  ])('%s is refused in words, and leaves no channel', async (name, bytes, why) => {
    const file = to.file(`${name}.zip`, bytes())
    const { code, err } = await to.samenspraak('import', 'twitter-archive', file, '--channel', name)
    expect(err).toMatch(why)
    expect(code).toBe(2)
    expect(await channel(name)).toBeUndefined()
  })
})

describe('import activitystreams', () => {
  test.each<[string, () => Buffer]>([
    ['archive.tar.gz', () => gzipSync(tarOf(ofMastodon))],
    ['archive.zip', () => zipOf(ofMastodon)],
    ['archive.tar', () => tarOf(ofMastodon)],
  ])('what Mastodon exports comes in from %s', async (name, bytes) => {
    const file = to.file(name, bytes())
    const done = await to.json('import', 'activitystreams', file, '--channel', name)
    expect(done).toMatchObject({ code: 0, accepted: 2, refused: 0 })
    expect(done.files[0]?.aside).toEqual({ other: 3 })
    const [first, answer] = await said(name)
    expect(first).toMatchObject({
      text: 'Bericht 1\n\nTweede & laatste',
      state: null,
      at: new Date('2022-11-01T10:01:00Z'),
    })
    expect(answer).toMatchObject({ with: '@lotte@elders.example', state: 'answered', history: true })
  })

  const stranger = (n: number, more: object) => ({
    ...note(n),
    actor: 'https://elders.example/users/wim',
    object: {
      ...note(n, more).object,
      id: `https://elders.example/n/${n}`,
      attributedTo: 'https://elders.example/users/wim',
    },
  })
  const mixed = [
    note(5),
    stranger(6, { inReplyTo: `${me}/statuses/5` }),
    stranger(7, { tag: [{ type: 'Mention', href: me, name: '@vonkenvezel' }] }),
    stranger(8, {}),
  ]

  test('of a list with others in it, what they said to each other stays out, unless there is a ground for it', async () => {
    const file = to.file('lijst.json', JSON.stringify(mixed))
    const lacking = await to.samenspraak('import', 'activitystreams', file, '--channel', 'Lijst')
    expect(lacking.err).toMatch(/--ours/)
    const done = await to.json('import', 'activitystreams', file, '--channel', 'Lijst', '--ours', me)
    expect(done).toMatchObject({ accepted: 3 })
    expect(reportOf(file)).toContain('--others')
    const thin = await to.samenspraak('import', 'activitystreams', file, '--ours', me, '--others', 'ja')
    expect(thin).toMatchObject({ code: 2, err: expect.stringContaining('on which ground') })
    const ground = ['--others', 'De leden stemden hiermee in, brief van 3 maart']
    const all = await to.json('import', 'activitystreams', file, '--channel', 'Lijst', '--ours', me, ...ground)
    expect(all).toMatchObject({ accepted: 1, duplicate: 3 })
    const overheard = (await said('Lijst')).find(({ id }) => id.endsWith('/8'))
    expect(overheard).toMatchObject({ addressed: false, state: null })
    const acts = await to.house.ctx.db.selectFrom('act').select('kind').where('kind', '=', 'others-brought').execute()
    expect(acts).toHaveLength(1)
  })
})

describe('import network', () => {
  const map = (name: string, more: object) =>
    to.file(
      name,
      JSON.stringify({
        network: 'hyves',
        text: 'tekst',
        author: { id: 'wie', name: 'wie' },
        published: { column: 'wanneer', format: 'd-M-yyyy HH:mm', zone: 'Europe/Amsterdam' },
        ours: { column: 'wie', is: 'Vonk en Vezel' },
        visibility: 'public',
        ...more,
      }),
    )
  const rows = [
    'nr;wie;wanneer;tekst;op;aan',
    '1;Fatima;1-2-2010 20:11;Wanneer komt glasvezel in onze straat?;;Vonk en Vezel',
    '2;Vonk en Vezel;1-2-2010 20:40;In mei, Fatima;1;Fatima',
    '3;Henk;2-2-2010 09:00;Ga je nog mee naar de kermis?;;Wim',
    '4;Wim;2-2-2010 09:05;Ja leuk;3;Henk',
    '5;Ria;3-2-2010 09:00;=HYPERLINK("http://kwaad.example");2;',
    '6;Ria;gisteren;Nog iets;;',
  ].join('\r\n')

  test('of a CSV our own dialogues come in as they were; what others said to each other does not', async () => {
    const file = to.file('hyves.csv', rows)
    const by = map('hyves.json', { id: 'nr', inReplyTo: 'op', to: { id: 'aan', name: 'aan' } })
    const done = await to.json('import', 'network', file, '--map', by, '--channel', 'Hyves')
    expect(done).toMatchObject({ code: 0, accepted: 3, refused: 1 })
    expect(done.files[0]?.aside).toEqual({ other: 2 })
    const [asked, answered, ria] = await said('Hyves')
    const dialogue = { with: 'Fatima', state: 'answered', history: true }
    expect(asked).toMatchObject({ ...dialogue, direction: 'in', at: new Date('2010-02-01T19:11:00Z') })
    expect(answered).toMatchObject({ ...dialogue, direction: 'out' })
    expect(ria).toMatchObject({ with: 'Ria', text: '=HYPERLINK("http://kwaad.example")' })
    expect(reportOf(file)).not.toContain('kermis')
    expect(await to.json('import', 'network', file, '--map', by, '--channel', 'Hyves')).toMatchObject({
      accepted: 0,
      duplicate: 3,
    })
  })

  test('of a saved page each row is found by where it stands, whatever else is in it', async () => {
    const page = `<!doctype html><html><body><script>var li = '<li class="krabbel">'</script><ul>
      ${'<div>'.repeat(50)}${'</div>'.repeat(50)}
      <li class="krabbel oud"><a class="naam" href="https://fatima.hyves.example/">Fatima</a>
        <span class="datum">1-2-2010 20:11</span><p class="tekst">Dag<br>allemaal <b>en</b> &eacute;&eacute;n groet</p></li>
      <li class=krabbel><a class=naam href=javascript:alert(1)>Henk</a><span class=datum>2-2-2010 10:00</span><p class=tekst>Hoi
      <li class="anders">niets</li></ul>`
    const file = to.file('krabbels.html', Buffer.from(page, 'latin1'))
    const by = map('krabbels.json', {
      author: { id: 'wie', name: 'wie', url: 'adres' },
      toUs: true,
      html: {
        row: 'li.krabbel',
        columns: { wie: 'a.naam', adres: '.naam@href', wanneer: 'span.datum', tekst: '.tekst' },
      },
    })
    const done = await to.json('import', 'network', file, '--map', by, '--channel', 'Krabbels')
    expect(done).toMatchObject({ code: 0, accepted: 1, refused: 1 })
    expect(await said('Krabbels')).toMatchObject([
      { text: 'Dag\nallemaal en één groet', with: 'Fatima', history: true },
    ])
    expect(done.files[0]?.told[0]?.reason).toMatch(/author.url/)
  })

  test.each<[string, object, string, RegExp]>([
    ['no row of ours', { ours: { column: 'wie', is: 'Iemand anders' } }, rows, /let "ours" in the map say/],
    [
      'a place that is none',
      { html: { row: 'li > a', columns: { wie: 'b', tekst: 'i', wanneer: 'u' } } },
      '<p>',
      /says no place/,
    ],
    [
      'a page without end',
      { html: { row: 'p', columns: { wie: 'b', tekst: 'i', wanneer: 'u' } } },
      '<div>'.repeat(9000),
      /that is no page/,
    ],
    ['what waits for an answer', { history: false }, rows, /is history/],
  ])('%s is refused in words', async (name, more, content, why) => {
    const file = to.file(`${name}.csv`, content)
    const told = await to.samenspraak('import', 'network', file, '--map', map(`${name}.json`, more))
    expect(told).toMatchObject({ code: 2, err: expect.stringMatching(why) })
    expect(await channel(name)).toBeUndefined()
  })
})
