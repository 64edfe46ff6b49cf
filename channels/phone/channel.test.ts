import { conform } from '../kit/conformance.ts'
import { phone } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

conform({
  channel: phone,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000003', name: 'Proef', address: 'phone' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...['{', 'null', '[]', '"tekst"', '{}', '{"id":"a"}', '['.repeat(100_000)].map(bytes),
  ],
})
