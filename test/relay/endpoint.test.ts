import { expect, test } from 'vitest'
import type { Answer } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/relay.ts'
import { firstOrganisation } from '../../server/store/organisation.ts'
import { type Relaying, relaying } from './relaying.ts'

const { begin, house } = relaying()

type Made = Answer<typeof contract.createRelayTool>
type Campaigns = Answer<typeof contract.listRelayCampaigns>
type Mails = Answer<typeof contract.listRelayMails>

async function place(): Promise<Relaying> {
  await house().owner()
  const organisation = await firstOrganisation(house().ctx.db)
  if (!organisation) throw new Error('nobody lives here')
  return begin({ organisationId: organisation.id })
}

const given = (port: number, more: object = {}) => ({
  ...{ name: 'Nieuwsbrief', purpose: 'newsletter', purposes: ['offer'], unsubscribe: false, password: 'geheim' },
  server: { host: '127.0.0.1', port, security: 'none', user: 'klantenservice' },
  ...{ connections: 2, mostPerMinute: 600, largest: 100_000, keepHours: 24, ...more },
})

test('a tool is made with a password that is shown once, and signs in with it', async () => {
  const { send, sink, until, house } = await place()
  const owner = await house.owner()
  const { body, status } = await owner.ask<Made>('POST', '/api/v1/relay/tools', given(sink.port))
  expect(status).toBe(201)
  expect(body.tool.server).toEqual({
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    user: 'klantenservice',
    hasPassword: true,
  })
  const tool = { id: body.tool.id, username: body.tool.username, password: body.secret }
  await send({ to: 'eerste@klant.example' }, tool)
  await until('eerste@klant.example', 'forwarded')
  const { body: read, text } = await owner.ask<Answer<typeof contract.readRelay>>('GET', '/api/v1/relay')
  expect(read.tools.find(({ id }) => id === tool.id)?.lastUsedAt).not.toBeNull()
  expect(text).not.toContain(body.secret)
  expect(text).not.toContain('geheim')

  const path = `/api/v1/relay/tools/${tool.id}`
  const { body: renewed } = await owner.ask<{ secret: string }>('POST', `${path}/secret`)
  await expect(send({ to: 'x@klant.example' }, tool)).rejects.toMatchObject({ responseCode: 535 })
  await send({ to: 'tweede@klant.example' }, { ...tool, password: renewed.secret })
  await until('tweede@klant.example', 'forwarded')
  expect((await owner.ask('DELETE', path)).status).toBe(204)
  await expect(send({ to: 'x@klant.example' }, { ...tool, password: renewed.secret })).rejects.toMatchObject({
    responseCode: 535,
  })
})

test('a password that was given for one server goes to no other, and the server can be tried without a mail', async () => {
  const { sink, house } = await place()
  const owner = await house.owner()
  const { body } = await owner.ask<Made>('POST', '/api/v1/relay/tools', given(sink.port))
  const path = `/api/v1/relay/tools/${body.tool.id}`
  const tried = async () =>
    (await owner.ask<{ works: boolean; says: { nl: string; en: string } | null }>('POST', `${path}/test`)).body
  expect(await tried()).toEqual({ works: true, says: null })
  const server = { host: 'localhost', port: sink.port, security: 'none', user: 'klantenservice' }
  const moved = await owner.ask<Made['tool']>('PATCH', path, { server, version: body.tool.version })
  expect(moved.body.server.hasPassword).toBe(false)
  expect((await tried()).works).toBe(false)
  expect((await tried()).says?.nl).toContain('weigert de gebruikersnaam of het wachtwoord')
  expect((await owner.ask('PATCH', path, { name: 'Te laat', version: body.tool.version })).problem.code).toBe(
    'conflict',
  )
  expect(sink.mails).toEqual([])
})

test('a campaign adds up, opens its mails, and leaves as a sheet that does nothing by itself', async () => {
  const { send, sink, tool, permissions, until, house } = await place()
  await tool({ name: '=cmd|calc' })
  permissions.of.set('wacht@klant.example', { verdict: 'hold', code: 'dialogue', until: '2027-01-01T00:00:00.000Z' })
  sink.behave('keep and drop', 'onzeker@klant.example')
  const headers = { 'X-Campaign': '=HYPERLINK("https://boef.example")' }
  await send({ bcc: ['goed@klant.example', 'wacht@klant.example', 'onzeker@klant.example'], headers })
  await until('goed@klant.example', 'forwarded')
  await until('wacht@klant.example', 'held')
  await until('onzeker@klant.example', 'unknown')
  const owner = await house.owner()
  const { body } = await owner.ask<Campaigns>('GET', '/api/v1/relay/campaigns?limit=1')
  const [campaign] = body.items
  expect(campaign).toMatchObject({ name: '=HYPERLINK("https://boef.example")', offered: 3 })
  expect(campaign?.became).toEqual([
    { state: 'forwarded', code: null, n: 1 },
    { state: 'held', code: 'dialogue', n: 1 },
    { state: 'unknown', code: null, n: 1 },
  ])
  const sheet = (await owner.ask('GET', '/api/v1/relay/campaigns/csv')).text
  expect(sheet).toContain(`'=cmd|calc,"'=HYPERLINK(""https://boef.example"")"`)

  const mails = async (state: string) =>
    (await owner.ask<Mails>('GET', `/api/v1/relay/mails?campaign=${campaign?.id}&state=${state}`)).body.items
  expect(await mails('held')).toMatchObject([
    { address: 'wacht@klant.example', code: 'dialogue', until: '2027-01-01T00:00:00.000Z', purpose: 'newsletter' },
  ])
  const [unsure] = await mails('unknown')
  expect((await owner.ask('POST', `/api/v1/relay/mails/${unsure?.id}/settle`, { as: 'arrived' })).status).toBe(204)
  expect((await owner.ask('POST', `/api/v1/relay/mails/${unsure?.id}/settle`, { as: 'again' })).problem.code).toBe(
    'conflict',
  )
  expect((await mails('forwarded')).length).toBe(2)

  const until_ = new Date(Date.now() - 1000).toISOString()
  await owner.ask('PATCH', `/api/v1/relay/campaigns/${campaign?.id}`, { expiresAt: until_ })
  await until('wacht@klant.example', 'expired')
})

test('a tool with mail that waits is not removed; a program that asks for decisions does not see it', async () => {
  const { send, tool, permissions, until, house } = await place()
  const { id } = await tool()
  permissions.of.set('blijft@klant.example', { verdict: 'hold', code: 'dialogue' })
  await send({ to: 'blijft@klant.example' })
  await until('blijft@klant.example', 'held')
  const owner = await house.owner()
  expect((await owner.ask('DELETE', `/api/v1/relay/tools/${id}`)).problem.code).toBe('conflict')
  const program = await house.program(['decision.ask'])
  expect((await program.ask('GET', '/api/v1/relay')).status).toBe(403)
  expect((await program.ask('POST', '/api/v1/relay/tools', given(25))).status).toBe(403)
})
