import { conform } from '../kit/conformance.ts'
import { reviews } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const at = (is: string) =>
  `{"is":"${is}","id":"review-1","page":"https://a.example/","title":"","about":"","ours":true,"changed":false}\n`

conform({
  channel: reviews,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000007', name: 'Reviews', address: 'https://a.example/' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...[
      '{',
      at('review'),
      `${at('review')}[]`,
      `${at('review')}{}`,
      `${at('rating')}{"ratingValue":"veel"}`,
      at('anders'),
    ].map(bytes),
  ],
})
