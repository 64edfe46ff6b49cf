/** Who did what: written down by the verbs, read page by page, and taken along without danger. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LogEntry } from '../../contract/logbook.ts'
import type { MySignIn } from '../../contract/sign-in.ts'
import { openHouse, password, type TestHouse, type Visitor } from './house.ts'

type Page = { items: LogEntry[]; next: string | null }
let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

const read = async (query = '') => (await owner.ask<Page>('GET', `/api/v1/log${query}`)).body
const tell = ({ items }: Page) => items.map(({ kind, by, subject, about }) => [kind, by?.name, subject?.name, about])

test('what is done to the house is told with who, what and by which names they go now', async () => {
  const person = await house.colleague('agent')
  await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { role: 'admin', name: 'Sanne de Wit' })
  await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { active: false })
  const made = await owner.ask<{ key: { id: string } }>('POST', '/api/v1/keys', {
    name: 'brug',
    scopes: ['event.read'],
  })
  await owner.ask('DELETE', `/api/v1/keys/${made.body.key.id}`)
  expect(tell(await read())).toEqual([
    ['key-revoked', 'Joris Vermeer', 'brug', {}],
    ['key-made', 'Joris Vermeer', 'brug', { name: 'brug' }],
    ['door-closed', 'Joris Vermeer', 'Sanne de Wit', {}],
    ['agent-renamed', 'Joris Vermeer', 'Sanne de Wit', { from: 'Collega 1', to: 'Sanne de Wit' }],
    ['role-changed', 'Joris Vermeer', 'Sanne de Wit', { from: 'agent', to: 'admin' }],
    ['signed-in', 'Sanne de Wit', 'Sanne de Wit', { by: 'password' }],
    ['invitation-accepted', 'Sanne de Wit', 'Sanne de Wit', {}],
    ['agent-added', 'Joris Vermeer', 'Sanne de Wit', { role: 'agent' }],
  ])
})

test('a failed sign-in is about somebody and by nobody; an address that nobody has leaves no trace', async () => {
  const person = await house.colleague('agent')
  const visitor = house.stranger()
  await visitor.ask('POST', '/api/v1/session', { email: person.email, password: 'een-heel-ander-wachtwoord' })
  await visitor.ask('POST', '/api/v1/session', { email: 'niemand@example.org', password: 'wat-dan-ook' })
  const page = await read('?kind=sign-in-failed')
  expect(page.items).toMatchObject([{ by: null, subject: { id: person.id }, about: { wrong: 'password' } }])
})

test('pages follow each other without gaps or doubles, and filters hold', async () => {
  const all = (await read('?limit=200')).items.map(({ id }) => id)
  const paged: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Page = await read(`?limit=3${next ? `&after=${next}` : ''}`)
    paged.push(...page.items.map(({ id }) => id))
    next = page.next
  }
  expect(paged).toEqual(all)
  const mine = await read(
    `?agent=${(await owner.ask<{ agent: { id: string } }>('GET', '/api/v1/session')).body.agent.id}`,
  )
  expect(new Set(mine.items.map(({ by }) => by?.name))).toEqual(new Set(['Joris Vermeer']))
  const day = (at: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(at)
  const today = day(house.ctx.clock())
  const yesterday = day(new Date(house.ctx.clock().getTime() - 86_400_000))
  expect((await read(`?from=${today}&until=${today}&limit=200`)).items).toHaveLength(all.length)
  expect((await read(`?until=${yesterday}`)).items).toEqual([])
  expect((await read('?about=conversations')).items).toEqual([])
  expect((await owner.ask('GET', '/api/v1/log?from=2026-02-30')).status).toBe(400)
  expect((await owner.ask('GET', '/api/v1/log?after=niets')).problem.fields?.[0]?.path).toBe('after')
})

test('a download holds no formula, and says that it was made', async () => {
  const person = await house.colleague('agent')
  await owner.ask('PATCH', `/api/v1/agents/${person.id}`, { name: '=HYPERLINK("http://x","y")' })
  const { text, headers } = await owner.ask('GET', '/api/v1/log/export?kind=agent-renamed')
  expect(headers.get('content-type')).toContain('text/csv')
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  expect(text).not.toMatch(/(^|,)"?[=+@]/m)
  expect((await read('?limit=1')).items[0]?.kind).toBe('exported')
})

test('sessions: where, since when and when last; one ends, all others end', async () => {
  const person = await house.colleague('agent')
  const elsewhere = async (agent: string) => {
    const visitor = house.stranger()
    await visitor.ask('POST', '/api/v1/session', { email: person.email, password }, { 'user-agent': agent })
    return visitor
  }
  const phone = await elsewhere(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
  )
  const laptop = await elsewhere('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')
  const sessions = async (of: Visitor) => (await of.ask<MySignIn>('GET', '/api/v1/me/sign-in')).body.sessions
  expect((await sessions(laptop)).map(({ device, current }) => [device, current]).sort()).toEqual([
    [null, false],
    ['Firefox, Linux', true],
    ['Safari, iPhone', false],
  ])
  house.wait(10 * 60_000)
  await phone.ask('GET', '/api/v1/session')
  const [last] = await sessions(phone)
  expect(last).toMatchObject({ device: 'Safari, iPhone', seenAt: house.ctx.clock().toISOString() })
  const stranger = await house.colleague('agent')
  expect((await stranger.ask('DELETE', `/api/v1/me/sessions/${last?.id}`)).status).toBe(404)
  expect((await laptop.ask('DELETE', `/api/v1/me/sessions/${last?.id}`)).status).toBe(204)
  expect((await phone.ask('GET', '/api/v1/session')).status).toBe(401)
  expect((await laptop.ask<{ ended: number }>('DELETE', '/api/v1/me/sessions')).body).toEqual({ ended: 1 })
  expect(await sessions(laptop)).toHaveLength(1)
})
