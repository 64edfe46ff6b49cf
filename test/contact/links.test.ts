/** Profiles that point at each other: who joins by it, who does not, and how little is asked of strangers' sites. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../domain/message/message.ts'
import { followLinks } from '../../server/use/contact/follow-links.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openWeb, type Web } from '../support/web.ts'

let web: Web
let house: TestHouse
beforeAll(async () => {
  const me = (...to: string[]) =>
    `<!doctype html><title>x</title>${to.map((href) => `<a rel="nofollow me" href="${href}">ik</a>`).join('')}`
  const page = (body: string) => () => ({ headers: { 'content-type': 'text/html' }, body })
  web = await openWeb({
    'een.example': (path) => {
      if (path === '/@fatima') return { body: `<link rel="me" href="${web.at('fatima.example')}">` }
      return path === '/@ans' ? { body: me(web.at('firma.example'), web.at('duo.example')) } : undefined
    },
    'twee.example': (path) =>
      path === '/@bob' ? { body: me(web.at('firma.example'), web.at('duo.example')) } : undefined,
    'fatima.example': () => ({ body: me(web.at('een.example', '/@fatima')) }),
    // A firm names who works there, and somebody who does not name it.
    'firma.example': () => ({
      body: me(web.at('een.example', '/@ans'), web.at('twee.example', '/@bob'), web.at('drie.example', '/@vreemd')),
    }),
    'duo.example': () => ({ body: me(web.at('een.example', '/@ans'), web.at('twee.example', '/@bob')) }),
    'drie.example': page('<a href="/">niets</a>'),
    'beroemd.example': page('<a href="https://een.example/@ander">mijn vrienden</a>'),
    'stuk.example': () => ({ status: 500 }),
    'groot.example': page(`${'<div>'.repeat(200_000)}`),
  })
  const plain = { ...plainChannel, capabilities: { ...plainChannel.capabilities, tellsLinks: true } }
  house = await openHouse({ context: { channels: new Map([['plain', plain]]), readPage: web.readPage } })
})
afterAll(async () => {
  await house.close()
  await web.close()
})

let said = 0
const says = (to: TestOrganisation, host: string, user: string, links: string[]) => {
  const id = web.at(host, `/users/${user}`)
  const { host: server } = new URL(id)
  const actor: Actor = { network: 'fediverse', id, name: `Naam ${user}`, handle: `@${user}@${server}`, links }
  return bring(house.ctx, to, [create({ id: `b-${++said}`, actor, text: 'Dag' })])
}
const follow = async (to: TestOrganisation) => {
  while (await followLinks(house.ctx, to.organisationId));
}
const joins = (to: TestOrganisation) =>
  house.ctx.db
    .selectFrom('contact_join')
    .select(['evidence', 'made_by'])
    .where('organisation_id', '=', to.organisationId)
    .execute()

const suggestions = (to: TestOrganisation) =>
  house.ctx.db
    .selectFrom('contact_suggestion')
    .select(['evidence', 'counter'])
    .where('organisation_id', '=', to.organisationId)
    .execute()

test('a profile and a site that point at each other, and a name that is that site, are one person by themselves', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, 'een.example', 'fatima', [web.at('fatima.example')])
  await follow(to)
  expect(await joins(to)).toEqual([])
  const { host } = new URL(web.at('fatima.example'))
  const sky = { network: 'bluesky', id: 'did:plc:fatima', handle: `@${host}`, links: [web.at('fatima.example')] }
  await bring(house.ctx, to, [create({ id: `b-${++said}`, actor: sky, text: 'Dag' })])
  await follow(to)
  expect(await joins(to)).toEqual([
    { made_by: null, evidence: [{ kind: 'linked', verified: true, sharedBy: 2, value: host }] },
  ])
})

test('two accounts on one network that a site joins are suggested; of a firm that names three nobody is', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, 'twee.example', 'bob', [])
  await says(to, 'een.example', 'ans', [web.at('firma.example')])
  await follow(to)
  expect(await suggestions(to)).toEqual([])
  await says(to, 'twee.example', 'bob', [web.at('duo.example')])
  await says(to, 'een.example', 'ans', [web.at('duo.example')])
  await follow(to)
  expect(await joins(to)).toEqual([])
  expect(await suggestions(to)).toMatchObject([
    { evidence: [{ kind: 'linked', verified: true }], counter: { kind: 'same network' } },
  ])
})

test('who only says so joins nobody: the page must point back, and the other profile at the page', async () => {
  const to = await makeOrganisation(house.ctx)
  await says(to, 'een.example', 'ander', [])
  await says(to, 'drie.example', 'vreemd', [web.at('beroemd.example'), web.at('een.example', '/@ander')])
  await says(to, 'twee.example', 'vreemd', [web.at('fatima.example')])
  await follow(to)
  expect(await joins(to)).toEqual([])
  expect(await suggestions(to)).toEqual([])
})

test('the same links are looked at once, and what could not be had is asked again after a day', async () => {
  const to = await makeOrganisation(house.ctx)
  const links = [web.at('stuk.example'), web.at('groot.example'), web.at('beroemd.example')]
  const asked = () => web.pathsOf('stuk.example').length
  const [before] = [asked()]
  await says(to, 'een.example', 'lotte', links)
  await follow(to)
  await says(to, 'een.example', 'lotte', links)
  await follow(to)
  expect(asked() - before).toBe(1)
  const kept = await house.ctx.db
    .selectFrom('channel_memory')
    .select(['key', 'value', 'until'])
    .where('organisation_id', '=', to.organisationId)
    .execute()
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain('stuk.example')
  expect(kept[0]?.until?.getTime()).toBe(house.ctx.clock().getTime() + 86_400_000)
})

test('who objects is not looked up, and of a profile no more than five links', async () => {
  const to = await makeOrganisation(house.ctx)
  const many = Array.from({ length: 8 }, (_, n) => web.at('beroemd.example', `/${n}`))
  await says(to, 'een.example', 'wim', many)
  await follow(to)
  expect(web.pathsOf('beroemd.example').filter((path) => /^\/\d$/.test(path))).toHaveLength(5)
  await house.ctx.db
    .insertInto('objection')
    .values({
      organisation_id: to.organisationId,
      id: house.ctx.newId(),
      network: 'fediverse',
      account: `@ria@${new URL(web.at('een.example')).host}`.slice(1),
      how: 'by hand',
      said_at: house.ctx.clock(),
      note: null,
      noted_by: null,
    })
    .execute()
  await says(to, 'een.example', 'ria', [web.at('beroemd.example', '/ria')])
  await follow(to)
  expect(web.pathsOf('beroemd.example')).not.toContain('/ria')
})
