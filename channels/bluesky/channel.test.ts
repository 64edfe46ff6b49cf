import { conform } from '../kit/conformance.ts'
import { bluesky } from './channel.ts'

const encode = (item: unknown) => Buffer.from(JSON.stringify(item))
const did = 'did:plc:fatimafatimafatimafatima'

conform({
  channel: bluesky,
  folder: new URL('./', import.meta.url),
  connection: { id: '01890000-0000-7000-8000-000000000001', name: 'Bluesky', address: 'voltmeer.test' },
  meaningless: [
    new Uint8Array(),
    encode({ us: [], event: { did: 'no did', time: 1, kind: 'identity' } }),
    encode({ us: [], event: { did, time: 1, kind: 'account', active: false, status: 'deactivated' } }),
    encode({ us: [], event: { did, time: 1, kind: 'gate', operation: 'create', rkey: '3lz', rev: '', record: {} } }),
    encode({ us: [], event: { did, time: Number.NaN, kind: 'post', operation: 'delete', rkey: '3lz' } }),
  ],
})
