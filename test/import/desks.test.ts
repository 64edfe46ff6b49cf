import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Importing, openImporting } from './importing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)
/** A copy, because the report comes to stand beside the file. */
const copy = (name: string) => to.file(name, readFileSync(fixture(name)))
const reportOf = (path: string) =>
  readFileSync(`${path}.report.ndjson`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; id: string; outcome: string; reason: string; do: string })

const conversations = (channel: string) =>
  to.house.ctx.db
    .selectFrom('conversation as c')
    .innerJoin('channel', 'channel.id', 'c.channel_id')
    .innerJoin('contact', 'contact.id', 'c.contact_id')
    .select(['c.id', 'c.subject', 'c.work_state', 'c.history', 'c.said', 'c.waits_since', 'c.agent_id', 'contact.name'])
    .where('channel.name', '=', channel)
    .orderBy('c.subject')
    .execute()
const notes = (conversationId: string) =>
  to.house.ctx.db
    .selectFrom('note')
    .select(['text', 'written_at as at'])
    .where('conversation_id', '=', conversationId)
    .execute()
const labels = async (conversationId: string) => {
  const { label_ids } = await to.house.ctx.db
    .selectFrom('conversation')
    .select('label_ids')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow()
  const rows = await to.house.ctx.db
    .selectFrom('label')
    .select('name')
    .where('id', 'in', label_ids)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}
const messages = (conversationId: string) =>
  to.house.ctx.db
    .selectFrom('message')
    .select(['external_id', 'direction', 'text', 'published_at'])
    .where('conversation_id', '=', conversationId)
    .orderBy('published_at')
    .execute()

describe('import chatwoot', () => {
  test('brings conversations in whole: who said what, whose turn it is, and since when', async () => {
    const file = copy('chatwoot-conversations.json')
    const done = await to.json('import', 'chatwoot', file, '--channel', 'Oud bureau')
    expect(done).toMatchObject({ code: 0, accepted: 5, duplicate: 0, refused: 1 })
    expect(done.files[0]?.aside).toEqual({ event: 1, rating: 1, deleted: 1 })
    const [tess, wim] = await conversations('Oud bureau')
    const owner = await to.house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
    expect(tess).toMatchObject({
      subject: 'Rood lampje (Chatwoot 1201)',
      name: 'Tess Kruidhof',
      work_state: 'open',
      waits_since: new Date(1760007000_000),
      agent_id: owner.id,
    })
    expect(wim).toMatchObject({ subject: 'hallo?? (Chatwoot 1202)', work_state: 'answered', waits_since: null })
    expect(await notes(tess?.id ?? '')).toEqual([
      {
        text: 'Joyce: Rood is bij dit type gewoon een update, niet zeggen dat ik dat zei.',
        at: new Date(1760000400_000),
      },
    ])
    expect(await labels(tess?.id ?? '')).toEqual(['modem', 'storing'])
    expect((await messages(tess?.id ?? '')).map(({ direction, text }) => [direction, text])).toEqual([
      [
        'in',
        'Beste mensen, sinds gisteren brandt het lampje rood. Wat nu?\n\n[lampje.jpg] https://chat.oudbureau.example/rails/active_storage/blobs/redirect/eyJf/lampje.jpg',
      ],
      ['out', 'Dag Tess, laat hem een uur met rust, dan is hij weer groen.'],
      ['in', 'Nog steeds rood.'],
      ['in', 'Echt.'],
    ])
  })

  test('reports beside the file what was not simply taken in, why, and what to do', () => {
    const lines = reportOf(join(to.folder, 'chatwoot-conversations.json'))
    expect(lines).toHaveLength(4)
    expect(lines).toContainEqual({
      line: 1,
      id: 'message 4',
      outcome: 'refused',
      reason: 'messages[3].created_at is missing or has another shape than expected',
      do: 'Mend it and import the file again; what is in already does not double.',
    })
  })

  test('brings the same again without doubling, and without undoing what was done here since', async () => {
    const [tess] = await conversations('Oud bureau')
    const owner = await to.house.owner()
    const answered = await owner.ask('PATCH', `/api/v1/conversations/${tess?.id}`, { workState: 'answered' })
    expect(answered.status).toBeLessThan(300)
    const file = copy('chatwoot-conversations.json')
    const done = await to.json('import', 'chatwoot', file, '--channel', 'Oud bureau')
    expect(done).toMatchObject({ code: 0, accepted: 0, duplicate: 5, refused: 1 })
    expect((await conversations('Oud bureau'))[0]).toMatchObject({ work_state: 'answered', said: 4 })
    expect(await notes(tess?.id ?? '')).toHaveLength(1)
  })

  test('believes an address that a mail server vouches for, and not what a visitor typed', async () => {
    const claims = await to.house.ctx.db
      .selectFrom('account')
      .select(['network', 'external_id', 'handle'])
      .where('ours', '=', false)
      .orderBy('network')
      .execute()
    expect(claims).toEqual([
      { network: 'chatwoot', external_id: 'contact/502', handle: 'wim@ergens.example' },
      { network: 'email', external_id: 'tess@kruidhof.example', handle: null },
    ])
  })

  test('takes pages of messages too, one file or many, and shows that nothing fits where nothing does', async () => {
    const message = (id: number, more: object) => ({
      id,
      content: `tekst ${id}`,
      conversation_id: 77,
      message_type: 0,
      created_at: 1760020000 + id,
      sender: { id: 9, name: 'Ada', type: 'contact' },
      ...more,
    })
    const pages = [
      {
        meta: { labels: [] },
        payload: [message(1, {}), message(2, { message_type: 1, sender: { id: 1, name: 'Wij' } })],
      },
      { meta: { labels: [] }, payload: [message(3, {})] },
    ]
    const file = to.file('paginas.json', pages.map((page) => JSON.stringify(page, null, 2)).join('\n'))
    expect(await to.json('import', 'chatwoot', file)).toMatchObject({ code: 0, accepted: 3, refused: 0 })
    expect(await conversations('paginas')).toMatchObject([{ subject: 'tekst 1 (Chatwoot 77)', said: 3 }])
    const other = await to.samenspraak('import', 'chatwoot', to.file('anders.json', '[{"id": 1}]'))
    expect(other.code).toBe(1)
    expect(other.out).toMatch(/no messages in it; it should hold conversations as Chatwoot exports them/)
  })
})

describe('import zendesk', () => {
  test('brings tickets in with the people from their own file, in whichever order the files are named', async () => {
    const files = [copy('zendesk-tickets.ndjson'), copy('zendesk-users.json')]
    const done = await to.json('import', 'zendesk', ...files, '--channel', 'Zendesk')
    expect(done).toMatchObject({ code: 0, accepted: 6, refused: 0 })
    expect(done.files[0]?.aside).toEqual({ rating: 1, other: 1 })
    expect(await conversations('Zendesk')).toMatchObject([
      { subject: 'Dubbel afgeschreven (Zendesk 35436)', name: 'Hanna Zeegers', work_state: 'open', said: 3 },
      { subject: 'Formulier (Zendesk 35438)', name: 'Hanna Zeegers', work_state: 'pending', said: 2 },
      { subject: 'Gebeld door Piet (Zendesk 35437)', name: 'Piet Overweg', work_state: 'answered', said: 1 },
    ])
  })

  test('knows a verified person as the same over mail and form, and the caller by the number', async () => {
    const keys = await to.house.ctx.db
      .selectFrom('contact')
      .innerJoin('claim', 'claim.contact_id', 'contact.id')
      .innerJoin('account', 'account.id', 'claim.account_id')
      .select(['contact.name', 'account.network', 'claim.evidence'])
      .where('contact.name', 'in', ['Hanna Zeegers', 'Piet Overweg'])
      .orderBy('contact.name')
      .orderBy('account.network')
      .execute()
    expect(keys).toEqual([
      { name: 'Hanna Zeegers', network: 'email', evidence: 'own id' },
      { name: 'Hanna Zeegers', network: 'zendesk', evidence: 'verified address' },
      { name: 'Piet Overweg', network: 'zendesk', evidence: 'own id' },
    ])
  })

  test('costs a broken line only itself', async () => {
    const [first = '', second = ''] = readFileSync(fixture('zendesk-tickets.ndjson'), 'utf8').split('\n')
    const lines = [
      first.slice(0, 200),
      'null',
      second.replace('35437', '99'),
      '{"id":5,"status":"open","requester_id":1}',
    ]
    const done = await to.json('import', 'zendesk', to.file('stuk.ndjson', lines.join('\n')))
    expect(done).toMatchObject({ code: 0, accepted: 1, refused: 3 })
    expect(done.files[0]?.told.filter(({ outcome }) => outcome === 'refused')).toMatchObject([
      { line: 1, reason: expect.stringMatching(/is not JSON/) },
      { line: 2, reason: expect.stringMatching(/not an object/) },
      { line: 4, id: '5', reason: expect.stringMatching(/^created_at is missing/) },
    ])
  })
})

describe('import with --dry-run', () => {
  test('writes nothing at all, and tells the first twenty outcomes', async () => {
    const file = copy('zendesk-tickets.ndjson')
    const before = await to.house.ctx.db.selectFrom('arrival').select('position').execute()
    const { code, out } = await to.samenspraak('import', 'zendesk', file, '--channel', 'Proef', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('into "Proef" would come 6 new; 0 are there already, 0 would be refused, 2 kept aside')
    expect(out).toContain('line 1: new: comment/70001, from Hanna Zeegers: Dubbel afgeschreven (Zendesk 35436)')
    expect(await to.house.ctx.db.selectFrom('arrival').select('position').execute()).toHaveLength(before.length)
    expect(await conversations('Proef')).toEqual([])
    const again = await to.json('import', 'zendesk', file, '--channel', 'Zendesk', '--dry-run')
    expect(again.files[0]).toMatchObject({ new: 0, duplicate: 6 })
  })
})

describe('import with --fetch', () => {
  test('brings the files along that are on the public internet, and leaves a link to the others', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/lampje.png') response.writeHead(302, { location: '/echt.png' }).end()
      else if (request.url === '/echt.png') response.writeHead(200, { 'content-type': 'image/png' }).end('plaatje')
      else response.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const base = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const links = [
      `http://${base}/lampje.png`,
      `http://${base}/weg.png`,
      'http://169.254.169.254/geheim',
      'file:///etc/passwd',
    ]
    const page = {
      payload: [
        {
          id: 1,
          conversation_id: 5,
          message_type: 0,
          created_at: 1760000000,
          content: 'kijk',
          sender: { id: 1, name: 'Bo' },
          attachments: links.map((data_url) => ({ data_url, file_type: 'image' })),
        },
      ],
    }
    to.environment.SAMENSPRAAK_PRIVATE_HOSTS = base
    try {
      const done = await to.json('import', 'chatwoot', to.file('plaatjes.json', JSON.stringify(page)), '--fetch')
      expect(done).toMatchObject({ code: 0, accepted: 1 })
      const reasons = reportOf(join(to.folder, 'plaatjes.json')).map(({ reason }) => reason)
      expect(reasons).toHaveLength(3)
      expect(reasons[0]).toMatch(/weg\.png could not be fetched \(the server answered 404\)/)
      expect(reasons[1]).toMatch(/not on the public internet/)
      expect(reasons[2]).toMatch(/it has no address/)
    } finally {
      server.close()
    }
    const [files] = await Promise.all([to.house.ctx.db.selectFrom('attachment').select(['name', 'size']).execute()])
    expect(files).toEqual([{ name: 'lampje.png', size: 7 }])
  })
})
