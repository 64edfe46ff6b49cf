import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Agent, Me } from '../../contract/organisation.ts'
import { type Passwords, scryptPasswords } from '../../server/access/passwords.ts'
import { openHouse, password, type TestHouse } from './house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
  await house.owner()
})
afterAll(() => house.close())

const signIn = (email: string, secret = password, app = house.app) => {
  const visitor = house.stranger(app)
  return visitor.ask<Me>('POST', '/api/v1/session', { email, password: secret }).then((answer) => ({ visitor, answer }))
}

describe('signing in', () => {
  test('shows who I am and what I may do', async () => {
    const { visitor, answer } = await signIn(' JORIS@example.org ')
    expect(answer.status).toBe(200)
    expect(answer.body.agent).toMatchObject({ name: 'Joris Vermeer', alias: 'Joris', role: 'owner' })
    expect(answer.body.permissions).toContain('agent.change')
    expect(answer.body.organisation).toMatchObject({ name: 'Zonnig Wonen', language: 'nl', demo: false })
    const me = await visitor.ask<Me>('GET', '/api/v1/session')
    expect(me.body).toEqual(answer.body)
  })

  test('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const { answer } = await signIn('joris@example.org')
    const cookies = answer.headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^samenspraak\.session_token=[^;]+;/)
    expect(cookies[0]).toMatch(/; HttpOnly/)
    expect(cookies[0]).toMatch(/; SameSite=Lax/)
    expect(cookies[0]).toMatch(/; Path=\//)
    expect(cookies[0]).not.toMatch(/Secure/)
  })

  test('answers the same to an unknown address and a wrong password', async () => {
    const unknown = await signIn('niemand@example.org')
    const wrong = await signIn('joris@example.org', 'een-heel-ander-wachtwoord')
    const nonsense = await signIn('joris')
    expect(unknown.answer.status).toBe(401)
    expect(unknown.answer.problem.code).toBe('wrong-credentials')
    expect(wrong.answer.body).toEqual(unknown.answer.body)
    expect(nonsense.answer.body).toEqual(unknown.answer.body)
    expect(unknown.answer.headers.getSetCookie()).toEqual([])
  })

  test('does as much work for an unknown address as for a wrong password', async () => {
    const derived: string[] = []
    const real = scryptPasswords(4)
    const counting: Passwords = {
      hash: (given) => real.hash(given).finally(() => derived.push('hash')),
      verify: (given) => real.verify(given).finally(() => derived.push('verify')),
    }
    const door = house.neighbour({ context: { passwords: counting } })
    for (const email of ['niemand@example.org', 'joris@example.org'])
      await house.stranger(door).ask('POST', '/api/v1/session', { email, password: 'een-heel-ander-wachtwoord' })
    expect(derived).toEqual(['hash', 'verify'])
  })

  test('stores of the browser only its kind, and nothing of the address of whoever signs in', async () => {
    const visitor = house.stranger()
    const headers = { 'user-agent': 'Mozilla/5.0 (iPhone)', 'x-forwarded-for': '198.51.100.7' }
    await visitor.ask('POST', '/api/v1/session', { email: 'joris@example.org', password }, headers)
    const sessions = await house.ctx.db.selectFrom('sign_in_session').selectAll().execute()
    expect(sessions.length).toBeGreaterThan(0)
    for (const session of sessions) expect([session.ip_address || '', session.user_agent || '']).toEqual(['', ''])
    expect(sessions.map((session) => session.device)).toContain('iPhone')
  })

  test('is over after signing out, also for whoever kept the cookie', async () => {
    const { visitor } = await signIn('joris@example.org')
    const kept = { ...visitor.headers }
    expect((await visitor.ask('GET', '/api/v1/session')).status).toBe(200)
    expect((await visitor.ask('DELETE', '/api/v1/session')).status).toBe(204)
    const thief = house.stranger()
    thief.headers = kept
    expect((await thief.ask('GET', '/api/v1/session')).status).toBe(401)
  })

  test('refuses a cookie that was tampered with', async () => {
    const { visitor } = await signIn('joris@example.org')
    const cookie = visitor.headers.cookie ?? ''
    visitor.headers.cookie = cookie.replace(/.{6}$/, 'AAAAAA')
    expect((await visitor.ask('GET', '/api/v1/session')).status).toBe(401)
  })
})

describe('guessing a password', () => {
  test('is slowed down per person, and says when to come back', async () => {
    const person = await house.colleague('agent')
    const visitor = house.stranger()
    const guess = (password: string) => visitor.ask('POST', '/api/v1/session', { email: person.email, password })
    const tries = []
    for (let i = 0; i < 11; i++) tries.push(await guess(`wachtwoord-nummer-${i}`))
    expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429])
    expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await guess(password)).status).toBe(429)
    // Whoever guesses somewhere else does not keep the person out.
    expect((await signIn(person.email)).answer.status).toBe(200)
    house.wait(60_000)
    expect((await guess(password)).status).toBe(200)
  })

  test('from many places is slowed down all the same', async () => {
    const person = await house.colleague('agent')
    const statuses = []
    for (let i = 0; i < 41; i++) statuses.push((await signIn(person.email, `wachtwoord-${i}`)).answer.status)
    expect(statuses.slice(0, 40).every((status) => status === 401)).toBe(true)
    expect(statuses.at(40)).toBe(429)
  })

  test('is slowed down per address, whatever persons it tries', async () => {
    const visitor = house.stranger()
    const statuses = []
    for (let i = 0; i < 31; i++) {
      const answer = await visitor.ask('POST', '/api/v1/session', { email: `niemand ${i}`, password: 'x' })
      statuses.push(answer.status)
    }
    expect(statuses.at(29)).toBe(401)
    expect(statuses.at(30)).toBe(429)
  })
})

describe('how customers see me', () => {
  test('changes alias, signature, face and language', async () => {
    const me = await house.colleague('agent')
    const face = 'data:image/png;base64,iVBORw0KGgo='
    const changed = await me.ask<Agent>('PATCH', '/api/v1/me', {
      alias: 'Sanne',
      signature: 'Groet',
      face,
      language: 'en',
    })
    expect(changed.body).toMatchObject({ alias: 'Sanne', signature: 'Groet', face, language: 'en', version: 2 })
    const events = await house.ctx.db.selectFrom('event').selectAll().where('object_id', '=', me.id).execute()
    expect(events.map((event) => event.kind)).toEqual(['agent.changed', 'agent.changed'])
  })

  test('refuses an alias that would reach into a mail header', async () => {
    const me = await house.colleague('agent')
    const refused = await me.ask('PATCH', '/api/v1/me', { alias: 'Sanne\r\nBcc: iedereen@example.org' })
    expect(refused.status).toBe(400)
    expect(refused.problem.fields).toEqual([{ path: 'alias', message: 'does not have the right form' }])
  })

  test('refuses a face that is not a picture', async () => {
    const me = await house.colleague('agent')
    const refused = await me.ask('PATCH', '/api/v1/me', { face: 'data:text/html;base64,PHNjcmlwdD4=' })
    expect(refused.problem.fields?.[0]?.path).toBe('face')
  })

  test('a new password ends the other sessions and keeps this one', async () => {
    const me = await house.colleague('agent')
    const { visitor: elsewhere } = await signIn(me.email)
    const wrong = await me.ask('PATCH', '/api/v1/me', {
      password: { now: 'niet-dit-wachtwoord', next: 'nieuw-wachtwoord' },
    })
    expect(wrong.problem.fields).toEqual([{ path: 'password.now', message: 'is not your password' }])
    expect((await elsewhere.ask('GET', '/api/v1/session')).status).toBe(200)

    const changed = await me.ask('PATCH', '/api/v1/me', { password: { now: password, next: 'nieuw-wachtwoord' } })
    expect(changed.status).toBe(200)
    expect((await me.ask('GET', '/api/v1/session')).status).toBe(200)
    expect((await elsewhere.ask('GET', '/api/v1/session')).status).toBe(401)
    expect((await signIn(me.email)).answer.status).toBe(401)
    expect((await signIn(me.email, 'nieuw-wachtwoord')).answer.status).toBe(200)
  })

  test('asks for a password of ten characters at least', async () => {
    const me = await house.colleague('agent')
    const refused = await me.ask('PATCH', '/api/v1/me', { password: { now: password, next: 'kort' } })
    expect(refused.problem.fields).toEqual([{ path: 'password.next', message: 'should be at least 10 characters' }])
  })
})
