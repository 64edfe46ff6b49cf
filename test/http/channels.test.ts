import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../channels/api/channel.ts'
import { readSecret } from '../../channels/api/sign.ts'
import type { Channel as Code, Field, TestStep } from '../../channels/kit/channel.ts'
import type { Channel, ChannelKind, TestStep as Step } from '../../contract/channel.ts'
import { readChannel } from '../../server/store/channel.ts'
import { openConnection } from '../../server/use/open-connection.ts'
import { testChannel } from '../../server/use/test-channel.ts'
import { plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

const words = { nl: 'x', en: 'x' }
const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: words,
  ...more,
})

/** A form with every kind of field, and a test that does as its settings say. */
const form: Code = {
  ...plainChannel,
  kind: 'form',
  fields: [
    field('address', 'email', { required: true }),
    field('host', 'host'),
    field('port', 'port', { default: 993 }),
    field('limit', 'number'),
    field('site', 'url'),
    field('safety', 'choice', {
      choices: [
        { value: 'tls', label: words },
        { value: 'none', label: words },
      ],
      default: 'tls',
    }),
    field('copies', 'switch', { default: false }),
    field('note', 'longtext'),
    field('user', 'text'),
    field('password', 'secret', { required: true }),
    field('second', 'secret'),
  ],
  async *test(settings, signal): AsyncGenerator<TestStep> {
    yield { step: { nl: 'Verbinden', en: 'Connecting' }, ok: true }
    if (settings.user === 'hangs') await new Promise(() => signal)
    if (settings.user === 'breaks') throw new Error('connect ECONNREFUSED')
    yield { step: { nl: 'Aanmelden', en: 'Signing in' }, ok: settings.password === 'geheim' }
  },
}

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse({
    context: { channels: new Map([api, form, plainChannel].map((code) => [code.kind, code])) },
  })
  owner = await house.owner()
})
afterAll(() => house.close())

const settings = { address: 'klant@example.org', password: 'geheim' }
const connect = (body: object = {}) =>
  owner.ask<Channel & { made: Record<string, string> }>('POST', '/api/v1/channels', {
    kind: 'form',
    name: 'Mail',
    settings,
    ...body,
  })
const stored = async (id: string) => {
  const me = await owner.ask<{ organisation: { id: string } }>('GET', '/api/v1/session')
  const row = await readChannel(house.ctx.db, me.body.organisation.id, id)
  if (!row) throw new Error('the channel is not there')
  return row
}

describe('connecting a channel', () => {
  test('fills in what is usual, and shows everything but the secrets', async () => {
    const { status, body } = await connect({ promiseMinutes: 60 })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'form',
      name: 'Mail',
      address: 'klant@example.org',
      enabled: true,
      promiseMinutes: 60,
      team: null,
      settings: { address: 'klant@example.org', port: 993, safety: 'tls', copies: false },
      secretsSet: ['password'],
      made: {},
    })
    expect(JSON.stringify(body)).not.toContain('geheim')
  })

  test('keeps secrets sealed, and hands them to the channel only', async () => {
    const { body } = await connect()
    const row = await stored(body.id)
    expect(JSON.stringify(row.settings)).not.toContain('geheim')
    expect(Buffer.from(row.secrets ?? []).toString('latin1')).not.toContain('geheim')
    expect(openConnection(house.ctx, row).settings.password).toBe('geheim')
  })

  test('tells everybody who listens', async () => {
    const rung = new Promise<string>((resolve) => {
      const stop = house.ctx.wake.on('channels', (organisationId) => {
        if (organisationId === '') return
        stop()
        resolve(organisationId)
      })
    })
    const { body } = await connect()
    expect(await rung).toBe((await stored(body.id)).organisation_id)
    const events = await house.ctx.db.selectFrom('event').selectAll().where('object_id', '=', body.id).execute()
    expect(events).toMatchObject([{ kind: 'channel.changed', object_version: 1 }])
  })

  test('makes a signing secret for an API channel, and shows it this once', async () => {
    const made = await connect({ kind: 'api', settings: { webhookUrl: 'https://brug.example.org/in' } })
    const secret = made.body.made.secret ?? ''
    expect(readSecret(secret)?.length).toBe(32)
    expect(made.body.secretsSet).toEqual(['secret'])
    expect(openConnection(house.ctx, await stored(made.body.id)).settings.secret).toBe(secret)
    const list = await owner.ask('GET', '/api/v1/channels')
    expect(list.text).not.toContain(secret)
    const own = await connect({ kind: 'api', settings: { secret: `whsec_${'A'.repeat(32)}` } })
    expect(own.body.made).toEqual({})
  })

  test.each([
    [{ address: 'klant' }, 'address', 'is not an e-mail address'],
    [{ address: '' }, 'address', 'is missing'],
    [{ password: '' }, 'password', 'is missing'],
    [{ host: 'imap example' }, 'host', 'is not the name of a server'],
    [{ host: '-x.example' }, 'host', 'is not the name of a server'],
    [{ port: 70_000 }, 'port', 'should be a whole number from 1 to 65535'],
    [{ port: 'poort' }, 'port', 'should be a whole number from 1 to 65535'],
    [{ limit: 1.5 }, 'limit', 'should be a whole number from -1000000000 to 1000000000'],
    [{ site: 'file:///etc/passwd' }, 'site', 'is not a web address'],
    [{ site: 'javascript:alert(1)' }, 'site', 'is not a web address'],
    [{ safety: 'geen' }, 'safety', 'is not one of the choices'],
    [{ copies: 'ja' }, 'copies', 'should be on or off'],
    [{ user: 'a\r\nb' }, 'user', 'should be one line of text'],
    [{ password: 'a\nb' }, 'password', 'should be one line of text'],
    [{ adres: 'x' }, 'adres', 'is not a known field'],
    [{ constructor: 'x' }, 'constructor', 'is not a known field'],
  ])('names the setting that is wrong: %j', async (wrong, name, message) => {
    const refused = await connect({ settings: { ...settings, ...wrong } })
    expect(refused.status).toBe(400)
    expect(refused.problem.fields).toEqual([{ path: `settings.${name}`, message }])
  })

  test('takes addresses of servers in any form, and numbers as a form sends them', async () => {
    for (const host of ['imap.example.org', 'localhost', '127.0.0.1', '::1', 'xn--bcher-kva.example'])
      expect((await connect({ settings: { ...settings, host, port: '143' } })).body.settings).toMatchObject({
        host,
        port: 143,
      })
  })

  test('knows its kinds and its teams', async () => {
    expect((await connect({ kind: 'hyves' })).problem.fields?.[0]).toEqual({
      path: 'kind',
      message: 'should be one of api, form, plain',
    })
    expect((await connect({ teamId: house.ctx.newId() })).problem.fields?.[0]?.path).toBe('teamId')
    const kinds = await owner.ask<{ kinds: ChannelKind[] }>('GET', '/api/v1/channel-kinds')
    expect(kinds.body.kinds.map((kind) => [kind.kind, kind.canTest])).toEqual([
      ['api', false],
      ['form', true],
      ['plain', false],
    ])
  })
})

describe('changing a channel', () => {
  const change = (id: string, body: object) => owner.ask<Channel>('PATCH', `/api/v1/channels/${id}`, body)

  test('keeps a secret that is left out, and replaces one that is given', async () => {
    const { body } = await connect({ settings: { ...settings, second: 'oud', user: 'klant' } })
    const changed = await change(body.id, { settings: { address: 'nieuw@example.org', second: 'nieuw' } })
    expect(changed.body).toMatchObject({ version: 2, address: 'nieuw@example.org', secretsSet: ['password', 'second'] })
    expect(changed.body.settings).not.toHaveProperty('user')
    expect(openConnection(house.ctx, await stored(body.id)).settings).toMatchObject({
      password: 'geheim',
      second: 'nieuw',
    })
  })

  test('pauses, renames, and gives it to a team and back', async () => {
    const { body } = await connect()
    const teams = (await owner.ask<{ teams: { id: string; name: string }[] }>('GET', '/api/v1/channels')).body.teams
    const team = teams[0]
    const changed = await change(body.id, { name: 'Post', enabled: false, teamId: team?.id })
    expect(changed.body).toMatchObject({ name: 'Post', enabled: false, team, settings: body.settings })
    expect((await change(body.id, { teamId: null })).body.team).toBeNull()
  })

  test('is for a channel that is there', async () => {
    expect((await change(house.ctx.newId(), { name: 'Post' })).status).toBe(404)
  })

  test('two changes at once both count', async () => {
    const { body } = await connect()
    await Promise.all([change(body.id, { name: 'Post' }), change(body.id, { promiseMinutes: 30 })])
    expect(await stored(body.id)).toMatchObject({ name: 'Post', promise_minutes: 30, version: 3 })
  })
})

describe('who may see', () => {
  test('an agent sees channels without their settings', async () => {
    await connect()
    const agent = await house.colleague('agent')
    const { body } = await agent.ask<{ channels: Channel[] }>('GET', '/api/v1/channels')
    expect(body.channels.length).toBeGreaterThan(0)
    for (const channel of body.channels) expect([channel.settings, channel.secretsSet]).toEqual([{}, []])
  })
})

describe('trying a channel', () => {
  const steps = async (body: object) =>
    (await owner.ask<{ steps: Step[] }>('POST', '/api/v1/channels/test', { kind: 'form', ...body })).body.steps

  test('tells each step', async () => {
    expect((await steps({ settings })).map((step) => step.ok)).toEqual([true, true])
    expect((await steps({ settings: { ...settings, password: 'fout' } })).map((step) => step.ok)).toEqual([true, false])
  })

  test('takes secrets that are left out from the channel', async () => {
    const { body } = await connect()
    expect((await steps({ id: body.id, settings: { address: 'klant@example.org' } })).map((step) => step.ok)).toEqual([
      true,
      true,
    ])
  })

  test('tells what broke', async () => {
    const broken = await steps({ settings: { ...settings, user: 'breaks' } })
    expect(broken.at(-1)).toMatchObject({ ok: false, detail: { nl: 'connect ECONNREFUSED' } })
  })

  test('ends when it takes too long', async () => {
    const me = await owner.ask<{ agent: { id: string }; organisation: { id: string } }>('GET', '/api/v1/session')
    const who = {
      kind: 'agent',
      organisationId: me.body.organisation.id,
      agentId: me.body.agent.id,
      role: 'owner',
      sessionId: '',
    } as const
    const given = { kind: 'form', settings: { ...settings, user: 'hangs' } }
    const tried = await testChannel(house.ctx, who, given, 20)
    expect(tried.map((step) => step.ok)).toEqual([true, false])
    expect(tried.at(-1)?.detail?.nl).toContain('30 seconden')
  })

  test('says so when there is nothing to try', async () => {
    const refused = await owner.ask('POST', '/api/v1/channels/test', { kind: 'plain', settings: {} })
    expect(refused.problem.code).toBe('conflict')
  })
})
