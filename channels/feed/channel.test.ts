import { conform } from '../kit/conformance.ts'
import { feed } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const at = '{"feed":"https://a.example/","title":"A"}\n'

conform({
  channel: feed,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000004', name: 'Blogs', address: 'https://a.example/' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...[
      '{',
      '<rss/>',
      at,
      `${at}geen feed`,
      `${at}<rss><channel></channel></rss>`,
      `${at}<rss><channel><item></item></channel></rss>`,
      `${at}{"version":"https://jsonfeed.org/version/1.1","items":[]}`,
      '{"feed":"geen adres","title":""}\n<rss/>',
    ].map(bytes),
  ],
})
