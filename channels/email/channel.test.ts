import { conform } from '../kit/conformance.ts'
import { email } from './channel.ts'

conform({
  channel: email,
  folder: new URL('./', import.meta.url),
  connection: {
    id: '01890000-0000-7000-8000-000000000001',
    name: 'E-mail',
    address: 'klantenservice@voltmeer.example',
  },
  meaningless: [new Uint8Array()],
})
