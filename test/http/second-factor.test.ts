/** A second factor: codes of an app, spare codes, browsers that are trusted, and an organisation that requires it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MySignIn } from '../../contract/sign-in.ts'
import { codeOf, stepOf } from '../../server/access/totp.ts'
import { openHouse, password, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

type Person = Visitor & { id: string; email: string }
const credentials = ({ email }: { email: string }, more: object = {}) => ({ email, password, ...more })
const enter = (person: { email: string }, more: object = {}, visitor = house.stranger()) =>
  visitor.ask('POST', '/api/v1/session', credentials(person, more))

/** What a phone would show; each code opens once, so time goes on. */
function phone(secret: string) {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return () => {
    house.wait(30_000)
    return codeOf(bytes, stepOf(house.ctx.clock()))
  }
}

async function withFactor(role: 'agent' | 'admin' = 'agent') {
  const person = await house.colleague(role)
  const proposed = await person.ask<{ secret: string; uri: string }>('POST', '/api/v1/me/second-factor', { password })
  const next = phone(proposed.body.secret)
  const confirmed = await person.ask<{ codes: string[] }>('PATCH', '/api/v1/me/second-factor', { code: next() })
  return { person, next, codes: confirmed.body.codes, uri: proposed.body.uri }
}
const kinds = async (of: Person) =>
  (await house.ctx.db.selectFrom('act').select('kind').where('subject_id', '=', of.id).orderBy('id').execute()).map(
    ({ kind }) => kind,
  )

describe('setting it up', () => {
  test('asks for the password, tells the app what it needs, and counts from the first code', async () => {
    const person = await house.colleague('agent')
    const wrong = await person.ask('POST', '/api/v1/me/second-factor', { password: 'niet-dit-wachtwoord' })
    expect(wrong.problem.fields).toEqual([{ path: 'password', message: 'is not your password' }])
    const proposed = await person.ask<{ uri: string; secret: string }>('POST', '/api/v1/me/second-factor', { password })
    expect(proposed.body.uri).toMatch(/^otpauth:\/\/totp\/Zonnig%20Wonen%3Acollega/)
    expect((await enter(person)).status).toBe(200)
    const refused = await person.ask('PATCH', '/api/v1/me/second-factor', { code: '000000' })
    expect(refused.problem.fields?.[0]?.path).toBe('code')
    const next = phone(proposed.body.secret)
    const { body } = await person.ask<{ codes: string[] }>('PATCH', '/api/v1/me/second-factor', { code: next() })
    expect(new Set(body.codes).size).toBe(10)
    expect((await enter(person)).problem.code).toBe('second-factor-needed')
    const mine = await person.ask<MySignIn>('GET', '/api/v1/me/sign-in')
    expect(mine.body.secondFactor).toEqual({ on: true, codesLeft: 10 })
  })

  test('keeps secret and spare codes unreadable in the store', async () => {
    const { person, codes, uri } = await withFactor()
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    const row = await house.ctx.db
      .selectFrom('sign_in_factor')
      .selectAll()
      .where('user_id', '=', person.id)
      .executeTakeFirstOrThrow()
    const kept = Buffer.from(row.secret).toString('latin1') + row.codes.join()
    for (const plain of [secret, ...codes]) expect(kept).not.toContain(plain)
  })
})

describe('signing in with it', () => {
  test('needs password and code, and a code opens once', async () => {
    const { person, next } = await withFactor()
    const code = next()
    expect((await enter(person, { code: '123456' })).problem.code).toBe('second-factor-wrong')
    expect((await enter(person, { code })).status).toBe(200)
    expect((await enter(person, { code })).problem.code).toBe('second-factor-wrong')
    expect(await kinds(person)).toEqual(expect.arrayContaining(['second-factor-on', 'sign-in-failed', 'signed-in']))
  })

  test('of two who show the same code at once, one comes in', async () => {
    const { person, next } = await withFactor()
    const code = next()
    const both = await Promise.all([enter(person, { code }), enter(person, { code })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('a wrong password says nothing about a second factor', async () => {
    const { person, next } = await withFactor()
    const wrong = await house.stranger().ask('POST', '/api/v1/session', {
      email: person.email,
      password: 'een-ander-wachtwoord',
      code: next(),
    })
    expect(wrong.problem.code).toBe('wrong-credentials')
  })

  test('a spare code works as well, however it is typed, and once', async () => {
    const { person, codes } = await withFactor()
    const [first = '', second = ''] = codes
    expect((await enter(person, { code: ` ${first.toUpperCase().replace('-', '')}` })).status).toBe(200)
    expect((await enter(person, { code: first })).problem.code).toBe('second-factor-wrong')
    expect((await enter(person, { code: second })).status).toBe(200)
    const mine = await person.ask<MySignIn>('GET', '/api/v1/me/sign-in')
    expect(mine.body.secondFactor.codesLeft).toBe(8)
    const renewed = await person.ask<{ codes: string[] }>('POST', '/api/v1/me/second-factor/codes', { password })
    expect((await enter(person, { code: codes[2] })).problem.code).toBe('second-factor-wrong')
    expect((await enter(person, { code: renewed.body.codes[0] })).status).toBe(200)
  })

  test('a browser can be trusted for a month, for one person, until one signs out everywhere', async () => {
    const { person, next } = await withFactor()
    const browser = house.stranger()
    await enter(person, { code: next(), trust: true }, browser)
    const trusted = house.stranger()
    trusted.headers = { ...trusted.headers, cookie: cookie(browser, 'trusted') }
    expect((await enter(person, {}, trusted)).status).toBe(200)
    const other = await withFactor()
    expect((await enter(other.person, {}, withCookie(cookie(browser, 'trusted')))).problem.code).toBe(
      'second-factor-needed',
    )
    await person.ask('DELETE', '/api/v1/me/sessions')
    expect((await enter(person, {}, withCookie(cookie(browser, 'trusted')))).problem.code).toBe('second-factor-needed')
  })

  test('guessing at codes is slowed down for everybody together', async () => {
    const { person } = await withFactor()
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await enter(person, { code: `00000${i % 10}` })).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
  })
})

describe('without it', () => {
  test('one goes on with the password alone, after showing it', async () => {
    const { person } = await withFactor()
    expect((await person.ask('POST', '/api/v1/me/second-factor/removal', { password: 'fout' })).status).toBe(400)
    expect((await person.ask('POST', '/api/v1/me/second-factor/removal', { password })).status).toBe(204)
    expect((await enter(person)).status).toBe(200)
  })

  test('an admin resets somebody who lost the phone; whoever was in is out, and it is in the logbook', async () => {
    const { person } = await withFactor()
    const admin = await house.colleague('admin')
    expect((await admin.ask('DELETE', `/api/v1/agents/${person.id}/second-factor`)).status).toBe(204)
    expect((await person.ask('GET', '/api/v1/session')).status).toBe(401)
    expect((await enter(person)).status).toBe(200)
    const acts = await house.ctx.db
      .selectFrom('act')
      .selectAll()
      .where('kind', '=', 'second-factor-reset')
      .where('subject_id', '=', person.id)
      .execute()
    expect(acts).toMatchObject([{ agent_id: admin.id, subject_id: person.id }])
  })

  test('an admin does not reset an owner', async () => {
    const admin = await house.colleague('admin')
    const { agent } = (await owner.ask<{ agent: { id: string } }>('GET', '/api/v1/session')).body
    expect((await admin.ask('DELETE', `/api/v1/agents/${agent.id}/second-factor`)).status).toBe(403)
  })
})

describe('an organisation that requires it', () => {
  test('lets nobody in with a password alone, and helps them to set it up on the way in', async () => {
    const other = await openHouse()
    const boss = await other.owner()
    const colleague = await other.colleague('agent')
    const require = () => boss.ask('PATCH', '/api/v1/sign-in', { needsSecondFactor: true })
    expect((await require()).problem.code).toBe('conflict')
    const { secret } = (await boss.ask<{ secret: string }>('POST', '/api/v1/me/second-factor', { password })).body
    const code = (of: string) => {
      const bits = [...of].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
      const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
      return codeOf(Buffer.from(bytes), stepOf(other.ctx.clock()))
    }
    await boss.ask('PATCH', '/api/v1/me/second-factor', { code: code(secret) })
    expect((await require()).status).toBe(200)
    expect((await boss.ask('GET', '/api/v1/session')).status).toBe(200)
    expect((await colleague.ask('GET', '/api/v1/session')).status).toBe(401)

    const visitor = other.stranger()
    const { email } = colleague
    const refused = await visitor.ask('POST', '/api/v1/session', { email, password })
    expect(refused.problem.code).toBe('second-factor-missing')
    expect(refused.headers.getSetCookie()).toEqual([])
    const wrong = await visitor.ask('POST', '/api/v1/session/second-factor', { email, password: 'niet-het-wachtwoord' })
    expect(wrong.problem.code).toBe('wrong-credentials')
    const first = await visitor.ask<{ secret: string }>('POST', '/api/v1/session/second-factor', { email, password })
    const set = { email, password, code: code(first.body.secret) }
    const confirmed = await visitor.ask<{ codes: string[] }>('PATCH', '/api/v1/session/second-factor', set)
    expect(confirmed.body.codes).toHaveLength(10)
    expect((await visitor.ask('GET', '/api/v1/session')).status).toBe(200)
    expect((await visitor.ask('POST', '/api/v1/me/second-factor/removal', { password })).status).toBe(403)
    await other.close()
  })
})

const cookie = (visitor: Visitor, name: string) =>
  (visitor.headers.cookie ?? '').split('; ').find((part) => part.includes(name)) ?? ''
function withCookie(value: string): Visitor {
  const visitor = house.stranger()
  visitor.headers = { ...visitor.headers, cookie: value }
  return visitor
}
