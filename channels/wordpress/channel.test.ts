import { conform } from '../kit/conformance.ts'
import { wordpress } from './channel.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const where = '{"is":"comment","site":"a.example","ours":false,"home":true,"signed":true,"changed":false}\n'

conform({
  channel: wordpress,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000005', name: 'Blog', address: 'https://a.example' },
  meaningless: [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe]),
    ...[
      '{',
      where,
      `${where}{}`,
      `${where}[]`,
      `${where}{"id":"1","post":1}`,
      `${where}{"id":1,"post":1,"parent":0,"author":0,"author_name":"x","date_gmt":"","content":{"raw":"<br>"}}`,
      '{"is":"gone","id":-1,"at":"gisteren"}\n',
    ].map(bytes),
  ],
})
