import { conform } from '../kit/conformance.ts'
import { api } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

conform({
  channel: api,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000002', name: 'Forum', address: 'forum' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...['{', 'null', '[]', '"tekst"', '12', '{}', '{"id":"a"}', '[{"id":"a","text":"b"}]', '['.repeat(100_000)].map(
      bytes,
    ),
  ],
})
