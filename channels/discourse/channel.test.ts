import { conform } from '../kit/conformance.ts'
import { discourse } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const where =
  '{"is":"post","forum":"https://forum.example","ours":false,"addressed":true,"seen":"public","signed":true,"parent":null,"changed":false}\n'

conform({
  channel: discourse,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000006', name: 'Forum', address: 'https://forum.example' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...[
      '{',
      where,
      `${where}{}`,
      `${where}[]`,
      `${where}{"id":"1"}`,
      `${where}{"id":1,"created_at":"","post_number":1,"topic_id":1,"raw":"  "}`,
      '{"is":"gone","id":1.5,"at":"gisteren"}\n',
    ].map(bytes),
  ],
})
