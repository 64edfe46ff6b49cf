/**
 * The certificate of the relay: of two files, read again when they change, or one that we make and sign ourselves (X.509 v3, RFC 5280;
 * an elliptic curve of NIST P-256). A tool that insists on a certificate that somebody vouches for needs the files.
 */
import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../config.ts'

export type Certificate = { cert: string; key: string }

/** @throws Error when a file that was named cannot be read */
export function readCertificate({ data, relay }: Pick<Config, 'data' | 'relay'>, host: string, now: Date): Certificate {
  if (relay.certificate)
    return { cert: readFileSync(relay.certificate.cert, 'utf8'), key: readFileSync(relay.certificate.key, 'utf8') }
  const file = join(data, 'relay.pem')
  if (existsSync(file)) {
    const both = readFileSync(file, 'utf8')
    const [cert, key] = [blockIn(both, 'CERTIFICATE'), blockIn(both, 'PRIVATE KEY')]
    if (cert && key && isOf(cert, host, now)) return { cert, key }
  }
  const made = makeCertificate(host, now)
  writeFileSync(file, made.cert + made.key, { mode: 0o600 })
  return made
}

/** How people compare a certificate by eye. */
export const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256

const blockIn = (pem: string, name: string) =>
  new RegExp(`-----BEGIN ${name}-----[^-]+-----END ${name}-----\n`).exec(pem)?.[0]

function isOf(cert: string, host: string, now: Date): boolean {
  const read = new X509Certificate(cert)
  const holds = isIP(host) ? read.checkIP(host) : read.checkHost(host)
  return holds !== undefined && Date.parse(read.validTo) - now.getTime() > 30 * dayMs
}

const dayMs = 86_400_000

/** Good for this name and for this machine, for ten years. */
export function makeCertificate(host: string, now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(host)))))
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const names = [...new Set([host, 'localhost', '127.0.0.1'])].map((one) =>
    isIP(one) === 4 ? der(0x87, Buffer.from(one.split('.').map(Number))) : der(0x82, Buffer.from(one)),
  )
  const extensions = sequence(
    sequence(oid('551d11'), der(0x04, sequence(...names))),
    sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, sequence())),
  )
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(moment(new Date(now.getTime() - dayMs)), moment(new Date(now.getTime() + 3650 * dayMs))),
    name,
    spki,
    der(0xa3, extensions),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]))
  const cert = sequence(body, algorithm, signature)
    .toString('base64')
    .replaceAll(/.{1,64}/g, '$&\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${cert}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** One value of ASN.1, in the distinguished encoding (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const n = content.length
  const length = n < 0x80 ? [n] : n < 0x100 ? [0x81, n] : [0x82, n >> 8, n & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const set = (...parts: Buffer[]) => der(0x31, Buffer.concat(parts))
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const moment = (at: Date) => der(0x18, Buffer.from(at.toISOString().replaceAll(/[-:T]|\.\d+/g, '')))
