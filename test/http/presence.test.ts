import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Passing } from '../../contract/passing.ts'
import type { Presence } from '../../contract/presence.ts'
import { silentMs } from '../../server/presence.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor & { id: string }
let sanne: Visitor & { id: string }
beforeAll(async () => {
  house = await openHouse()
  joris = await house.colleague('agent')
  sanne = await house.colleague('agent')
})
afterAll(() => house.close())

const about = (doing: 'views' | 'types' | null, conversationId: string, seat = 'the only tab') => ({
  conversationId,
  doing,
  seat,
})

/** What passes by on somebody's stream, one by one, from when the stream has begun. */
async function passingFor(who: Visitor, app = house.app): Promise<AsyncGenerator<Passing>> {
  const stop = new AbortController()
  const headers = { ...who.headers, accept: 'text/event-stream' }
  const response = await app.request('/api/v1/events', { headers, signal: stop.signal })
  if (!response.body) throw new Error('there is no stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  return passingsIn(reader, (await reader.read()).value ?? '', stop)
}

async function* passingsIn(reader: ReadableStreamDefaultReader<string>, begun: string, stop: AbortController) {
  let held = begun
  try {
    for (;;) {
      held += (await reader.read()).value ?? ''
      const parts = held.split('\n\n')
      held = parts.pop() ?? ''
      for (const part of parts) {
        const data = /^event: passing\ndata: (.*)$/m.exec(part)?.[1]
        if (data) yield* JSON.parse(data) as Passing[]
      }
    }
  } finally {
    stop.abort()
  }
}

async function next(passing: AsyncGenerator<Passing>, wanted: (one: Passing) => boolean): Promise<Passing> {
  for (;;) {
    const { value } = await passing.next()
    if (value && wanted(value)) return value
  }
}

const inRoom = (conversationId: string) => (one: Passing) =>
  one.kind === 'presence' && one.conversationId === conversationId

test('a colleague sees who writes, and when they have left', async () => {
  const room = house.ctx.newId()
  const seen = await passingFor(sanne)
  const first = next(seen, inRoom(room))
  await joris.ask('POST', '/api/v1/presence', about('types', room))
  expect(await first).toMatchObject({ agentId: joris.id, doing: 'types' })
  const list = await sanne.ask<{ presence: Presence[] }>('GET', '/api/v1/presence')
  expect(list.body.presence).toContainEqual(expect.objectContaining({ conversationId: room, doing: 'types' }))
  expect(house.ctx.presence.isClaimed(await organisationOf(), room, sanne.id)).toBe(true)
  expect(house.ctx.presence.isClaimed(await organisationOf(), room, joris.id)).toBe(false)
  await joris.ask('POST', '/api/v1/presence', about(null, room))
  expect(await next(seen, inRoom(room))).toMatchObject({ agentId: joris.id, doing: null })
  await seen.return(undefined)
})

test('somebody with two pages open is there until both are closed, and writing counts before looking', async () => {
  const room = house.ctx.newId()
  const seen = await passingFor(sanne)
  const told = next(seen, inRoom(room))
  await joris.ask('POST', '/api/v1/presence', about('views', room, 'first tab'))
  expect(await told).toMatchObject({ doing: 'views' })
  await joris.ask('POST', '/api/v1/presence', about('types', room, 'second tab'))
  expect(await next(seen, inRoom(room))).toMatchObject({ doing: 'types' })
  await joris.ask('POST', '/api/v1/presence', about(null, room, 'second tab'))
  expect(await next(seen, inRoom(room))).toMatchObject({ doing: 'views' })
  await seen.return(undefined)
})

test('nothing of it stands in the event log, and a key for programs sits nowhere', async () => {
  const position = async () => (await sanne.ask<{ position: number }>('GET', '/api/v1/events')).body.position
  const room = house.ctx.newId()
  const before = await position()
  await joris.ask('POST', '/api/v1/presence', about('types', room))
  const program = await house.program(['conversation.read'])
  expect((await program.ask('POST', '/api/v1/presence', about('types', room))).status).toBe(204)
  expect(await position()).toBe(before)
})

test('who falls silent has left', async () => {
  const room = house.ctx.newId()
  const seen = await passingFor(sanne)
  const told = next(seen, inRoom(room))
  await joris.ask('POST', '/api/v1/presence', about('views', room))
  await told
  house.wait(silentMs + 1)
  house.ctx.presence.sweep()
  expect(await next(seen, inRoom(room))).toMatchObject({ doing: null })
  await seen.return(undefined)
})

async function organisationOf(): Promise<string> {
  const row = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  return row.id
}
