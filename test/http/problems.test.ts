import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel } from '../../channels/kit/channel.ts'
import { createLog } from '../../server/log.ts'
import { connect } from '../../server/store/database.ts'
import { plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
})
afterAll(() => house.close())

/** A house in which asking for the kinds of channels does something unexpected, and what it logs. */
function openBroken(kind: Channel, strict: boolean) {
  const lines: string[] = []
  const to = new Writable({
    write(line, _, done) {
      lines.push(String(line))
      done()
    },
  })
  const log = createLog('debug', to)
  const visitor = house.stranger(
    house.neighbour({ context: { log, channels: new Map([['plain', kind]]) }, app: { strict } }),
  )
  return { lines, visitor, ask: () => visitor.ask('GET', '/api/v1/channel-kinds', undefined, owner.headers) }
}

describe('the unexpected', () => {
  const broken: Channel = Object.defineProperty({ ...plainChannel }, 'label', {
    get() {
      throw new Error('klant fatima@example.org zegt: nog steeds geen internet')
    },
  })

  test('is told without its details, under a reference that stands in the log', async () => {
    const { ask, lines } = openBroken(broken, true)
    const answer = await ask()
    expect(answer.status).toBe(500)
    expect(answer.problem).toMatchObject({ code: 'unexpected', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(answer.text).not.toContain('fatima')
    const line = lines.find((one) => one.includes(String(answer.problem.reference))) ?? ''
    expect(line).toContain('"route":"/api/v1/channel-kinds"')
    expect(line).not.toContain('fatima@example.org')
  })

  test('a store that does not answer is something else: try again', async () => {
    const nowhere = connect({ host: '127.0.0.1', port: 1 }, () => undefined)
    const visitor = house.stranger(house.neighbour({ context: nowhere }))
    const answer = await visitor.ask('GET', '/api/v1/house')
    expect(answer.status).toBe(503)
    expect(answer.problem.code).toBe('unavailable')
    expect(answer.headers.get('retry-after')).toBe('2')
  })
})

describe('an answer that does not keep the contract', () => {
  const odd = { ...plainChannel, label: { nl: 'Proef' } } as unknown as Channel

  test('is an error in tests', async () => {
    const { ask, lines } = openBroken(odd, true)
    expect((await ask()).status).toBe(500)
    expect(lines.join()).toContain('GET /api/v1/channel-kinds does not keep the contract: kinds.0.label.en is missing')
  })

  test('is let through where people work', async () => {
    const { ask } = openBroken(odd, false)
    expect((await ask()).status).toBe(200)
  })
})

describe('the log of requests', () => {
  test('says what was asked and how it went, and nothing about who or what', async () => {
    const { visitor, lines } = openBroken(plainChannel, true)
    await visitor.ask('POST', '/api/v1/session', { email: 'fatima@example.org', password: 'geheim-woord' })
    await visitor.ask('GET', '/api/v1/agents?zoek=Fatima')
    const logged = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request')
    expect(logged).toMatchObject([
      { method: 'POST', route: '/api/v1/session', status: 401, ms: expect.any(Number) },
      { method: 'GET', route: '/api/v1/agents', status: 401, ms: expect.any(Number) },
    ])
    for (const secret of ['atima', 'geheim', '192.0.2', '127.0.0.1']) expect(lines.join()).not.toContain(secret)
  })
})
