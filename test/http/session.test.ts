import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Me } from '../../contract/organisation.ts'
import { openHouse, owner, password, type TestHouse } from './house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
  await house.owner()
})
afterAll(() => house.close())

describe('signing in', () => {
  test('shows who I am, and what I may do', async () => {
    const visitor = house.stranger()
    const signedIn = await visitor.ask<Me>('POST', '/api/v1/session', { email: ' JORIS@example.org ', password })
    expect(signedIn.status).toBe(200)
    expect(signedIn.body.agent).toMatchObject({ name: 'Joris Vermeer', alias: 'Joris', role: 'owner' })
    expect(signedIn.body.permissions).toContain('agent.change')
    expect(signedIn.body.organisation).toMatchObject({ name: 'Zonnig Wonen', language: 'nl', demo: false })
    const me = await visitor.ask<Me>('GET', '/api/v1/session')
    expect(me.body).toEqual(signedIn.body)
  })
})
