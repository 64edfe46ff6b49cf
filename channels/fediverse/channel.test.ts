import { conform } from '../kit/conformance.ts'
import { fediverse } from './channel.ts'

const home = 'https://desk.example/fediverse/a.b'
const who = { id: 'https://a.example/u', name: 'A', handle: '@u@a.example', followers: null }
const told = (activity: object) => Buffer.from(JSON.stringify({ home, who, activity }))

conform({
  channel: fediverse,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000002', name: 'Fediverse', address: 'lindeveen' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    Buffer.from('{}'),
    told({}),
    told({ type: 'Like', object: 'https://a.example/1' }),
    told({ type: 'Create', object: { type: 'Note', content: 'zonder id' } }),
    told({ type: 'Create', object: { id: 'https://a.example/1', type: 'Note', content: '<p></p>' } }),
    told({ type: 'Delete', object: 'javascript:alert(1)' }),
  ],
})
