import { expect, test } from 'vitest'
import { decode } from './decode.ts'

test('with what somebody says comes where else they say to be', async () => {
  const account = {
    id: '2',
    acct: 'sanne',
    display_name: 'Sanne',
    url: 'https://buurt.example/@sanne',
    fields: [
      { name: 'Site', value: '<a href="https://sanne.example" rel="me">sanne.example</a>', verified_at: null },
      { name: 'Wie', value: 'zij/haar' },
    ],
  }
  const status = { id: '9', account, content: '<p>Dag</p>', visibility: 'public' }
  const raw = Buffer.from(JSON.stringify({ server: 'https://buurt.example', me: '1', status, changed: false }))
  const received = new Date('2026-03-04T10:00:00Z')
  const connection = { id: 'c', name: 'Mastodon', address: 'https://buurt.example' }
  expect(await decode(raw, { connection, received })).toMatchObject({
    note: { actor: { links: ['https://sanne.example'] } },
  })
  const broken = { ...status, account: { ...account, fields: 'geen' } }
  const other = Buffer.from(
    JSON.stringify({ server: 'https://buurt.example', me: '1', status: broken, changed: false }),
  )
  expect(await decode(other, { connection, received })).not.toMatchObject({ note: { actor: { links: [] } } })
})
