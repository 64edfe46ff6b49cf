import { expect, test } from 'vitest'
import { decode } from './decode.ts'

const at = { server: 'https://buurt.example', me: null }
const account = { id: '2', acct: 'sanne', display_name: 'Sanne', url: 'https://buurt.example/@sanne' }
const status = {
  id: '1',
  account,
  content: '<p>Hallo</p>',
  visibility: 'public',
  mentions: [
    { id: '3', acct: 'bram' },
    { id: '4', acct: 'cees@elders.example' },
  ],
}
const read = async (said: object) => {
  const raw = Buffer.from(JSON.stringify({ ...at, status: { ...status, ...said }, changed: false }))
  const event = await decode(raw, {
    connection: { id: 'c', name: 'Mastodon', address: at.server },
    received: new Date(0),
  })
  if (!('note' in event)) throw new Error('expected a note')
  return event.note
}

test('whom it names goes by the handle that is known on every server', async () => {
  expect((await read({})).audience).toEqual(['@bram@buurt.example', '@cees@elders.example'])
})

test('how many follow the author comes along where the server says so', async () => {
  expect((await read({ account: { ...account, followers_count: 1204 } })).actor).toMatchObject({ audience: 1204 })
  expect((await read({ account: { ...account, followers_count: 'veel' } })).actor.audience).toBeUndefined()
  expect((await read({})).actor.audience).toBeUndefined()
})

test('where else the author says to be comes along from the fields of the profile', async () => {
  const fields = [
    { name: 'Site', value: '<a href="https://sanne.example" rel="me">sanne.example</a>', verified_at: null },
    { name: 'Wie', value: 'zij/haar' },
  ]
  expect((await read({ account: { ...account, fields } })).actor.links).toEqual(['https://sanne.example'])
  expect((await read({ account: { ...account, fields: 'geen' } })).actor.links).toBeUndefined()
})
