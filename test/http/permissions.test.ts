/** Over the whole contract, so that no endpoint is ever forgotten. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may } from '../../server/access/permissions.ts'
import { endpoints } from './endpoints.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let people: Record<string, Visitor>
beforeAll(async () => {
  house = await openHouse()
  people = {
    owner: await house.owner(),
    admin: await house.colleague('admin'),
    agent: await house.colleague('agent'),
    viewer: await house.colleague('viewer'),
  }
})
afterAll(() => house.close())

const guarded = (await endpoints()).filter((endpoint) => endpoint.needs !== 'public')
const somewhere = (path: string) => path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')

describe.each(guarded)('$method $path', (endpoint) => {
  const { method, path, needs } = endpoint
  // Not JSON on purpose: who may not ask hears so before the body is looked at, and who may changes nothing.
  const ask = (visitor: Visitor) =>
    visitor.ask(method, somewhere(path), method === 'GET' || method === 'DELETE' ? undefined : '{')

  test('is closed to who is not signed in', async () => {
    const refused = await ask(house.stranger())
    expect(refused.status).toBe(401)
    expect(refused.problem.code).toBe('sign-in-needed')
  })

  test.runIf(needs !== 'self')(`is for who has ${needs}, and for nobody else`, async () => {
    if (needs === 'self' || needs === 'public') return
    for (const role of ['admin', 'agent', 'viewer'] as const) {
      const visitor = people[role] ?? house.stranger()
      if (may({ kind: 'agent', role }, needs)) continue
      const refused = await ask(visitor)
      expect([role, refused.status, refused.problem.code]).toEqual([role, 403, 'not-allowed'])
    }
    const program = await house.program(needs === 'event.read' ? ['message.bring'] : ['event.read'])
    expect((await ask(program)).status).toBe(403)
  })
})
