import { conform } from '../kit/conformance.ts'
import { sites } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const at = '{"is":"page","page":"https://krant.example/a","changed":0}\n'

conform({
  channel: sites,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000014', name: 'Websites', address: 'krant.example' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...[
      '{',
      '<html>',
      at,
      `${at}<html><body></body></html>`,
      `${at}<html><head><meta name="robots" content="noindex"><title>x</title></head><body>woorden</body></html>`,
      `${at}${'<div>'.repeat(2000)}diep`,
      '{"is":"page","page":"ftp://krant.example/","changed":0}\n<p>x</p>',
      '{"is":"link","page":"geen adres","changed":0,"title":"x"}\n',
    ].map(bytes),
  ],
})
