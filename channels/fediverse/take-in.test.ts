/** What comes of an activity of which we know who did it: likes, which say nothing. */
import { expect, test } from 'vitest'
import type { Asked } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { decode } from './decode.ts'
import { keepSaid } from './said.ts'
import { takeIn } from './take-in.ts'

const home = 'https://desk.example/fediverse/a.b'
const note = '01890000-0000-7000-8000-000000000009'
const id = 'https://buurt.example/users/sanne'
const sanne = { id, name: 'Sanne', handle: '@sanne@buurt.example', inbox: `${id}/inbox`, followers: null, keys: {} }
const connection = { id: 'b', name: 'Fediverse', address: 'zonnig', settings: {} }

const asked: Asked = {
  ...{ connection, home, memory: newMemory(), clock: () => new Date(), path: '/inbox' },
  request: { method: 'POST', url: `${home}/inbox`, headers: {}, body: new Uint8Array() },
  reach: () => expect.unreachable('nobody is asked'),
  readPage: () => expect.unreachable('nothing is read'),
}

async function told(activity: object) {
  const { items } = await takeIn(asked, sanne, { actor: id, ...activity })
  return Promise.all(items.map(({ bytes }) => decode(bytes, { connection, received: new Date() })))
}

test('who likes or passes on a note of ours, or what was said to us, is heard; and that they take it back', async () => {
  const like = { id: `${id}#like`, type: 'Like', object: `${home}/notes/${note}` }
  expect(await told(like)).toMatchObject([{ type: 'Like', id: like.id, object: note, actor: { id, name: 'Sanne' } }])
  expect(await told({ ...like, type: 'Announce' })).toMatchObject([{ type: 'Announce', object: note }])
  expect(await told({ type: 'Undo', object: like })).toMatchObject([{ type: 'Undo', id: like.id }])
  const question = 'https://elders.example/notes/1'
  expect(await told({ ...like, object: question })).toEqual([])
  await keepSaid(asked, question, { by: 'https://elders.example/users/piet', circle: 'public' })
  expect(await told({ ...like, object: question })).toMatchObject([{ type: 'Like', object: question }])
})

test('in the name of another server, or without an id, it is nothing', async () => {
  const object = `${home}/notes/${note}`
  expect(await told({ id: 'https://elders.example/1', type: 'Like', object })).toEqual([])
  expect(await told({ type: 'Like', object })).toEqual([])
  expect(await told({ type: 'Undo', object: `${id}#like` })).toEqual([])
})
