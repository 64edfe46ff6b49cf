import { conform } from '../kit/conformance.ts'
import { mastodon } from './channel.ts'

const at = { server: 'https://buurt.example', me: '1' }
const account = { id: '2', acct: 'sanne', display_name: '', url: 'https://buurt.example/@sanne' }
const item = (one: object) => Buffer.from(JSON.stringify(one))

conform({
  channel: mastodon,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000003', name: 'Mastodon', address: 'https://buurt.example' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    item({}),
    item({ ...at, status: {}, changed: false }),
    item({ ...at, status: { id: '1', account: { ...account, acct: 3 }, content: '<p>x</p>' }, changed: false }),
    item({ ...at, status: { id: '1', account, content: '<p></p>' }, changed: false }),
    item({ ...at, gone: '' }),
    item({ ...at, server: 'javascript:alert(1)', gone: '1' }),
  ],
})
