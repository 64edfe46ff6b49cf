// A Bluesky network on this machine: a directory (PLC) and a server with a firehose (PDS). It says in one line of JSON where they are,
// and ends with its standard input. Started by `test/support/bluesky.ts`, from the folder where `../prepare.mjs` installed it.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envToCfg, envToSecrets, PDS } from '@atproto/pds'
import { Database, PlcServer } from '@did-plc/server'
import Sqlite from 'better-sqlite3'

bytesAsBuffers()
const hex = (bytes) => randomBytes(bytes).toString('hex')
const folder = mkdtempSync(join(tmpdir(), 'samenspraak-bluesky-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const plc = PlcServer.create({ db: Database.mock(), port: 0 })
const directory = await plc.start()
const adminPassword = hex(8)
const port = await freePort()
const environment = {
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${directory.address().port}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  logEnabled: false,
  jwtSecret: hex(16),
  adminPassword,
  plcRotationKeyK256PrivateKeyHex: hex(32),
}
const pds = await PDS.create(envToCfg(environment), envToSecrets(environment))
await pds.start()
console.log(JSON.stringify({ port, adminPassword }))

process.stdin.resume().on('end', () => process.exit(0))

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The library that stands in for better-sqlite3, because it comes compiled, gives bytes as an ArrayBuffer; the server wants a Buffer. */
function bytesAsBuffers() {
  const statement = Object.getPrototypeOf(new Sqlite(':memory:').prepare('select 1'))
  const { iterate } = statement
  statement.iterate = function* (...values) {
    for (const row of iterate.apply(this, values)) {
      for (const [name, value] of Object.entries(row)) if (value instanceof ArrayBuffer) row[name] = Buffer.from(value)
      yield row
    }
  }
}
