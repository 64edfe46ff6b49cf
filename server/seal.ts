/** Secrets at rest: AES-256-GCM with the key file of this house (NIST SP 800-38D). The key is not in the store, nor in a backup. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Seal = {
  close(plain: string): Uint8Array
  /** @throws when the key is not the one it was closed with */
  open(sealed: Uint8Array): string
  /** The same for what is not text. */
  closeBytes(plain: Uint8Array): Buffer
  /** @throws when the key is not the one it was closed with */
  openBytes(sealed: Uint8Array): Buffer
  /** A keyed fingerprint, for tokens that we must recognise and nobody may guess. Hex. */
  mark(text: string): string
}

/** Where the key of a house is. */
export const keyFileIn = (data: string) => join(data, 'key')

/** Tells one key from another, in a backup, without giving it away. */
export const keyMarkOf = (seal: Seal) => seal.mark('the key of a backup').slice(0, 16)

/** Read the 32-byte key, or make it (readable by its owner only). */
export function readKeyFile(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  chmodSync(path, 0o600)
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length !== 32)
    throw new Error(`The key file ${path} is damaged: it should hold 32 bytes in base64, put your copy of it back`)
  return key
}

export function sealWith(key: Buffer): Seal {
  const closeBytes = (plain: Uint8Array) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const openBytes = (sealed: Uint8Array) => {
    const opened = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    opened.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([opened.update(sealed.subarray(12, -16)), opened.final()])
  }
  return {
    close: (plain) => closeBytes(Buffer.from(plain, 'utf8')),
    open: (sealed) => openBytes(sealed).toString('utf8'),
    closeBytes,
    openBytes,
    mark: (text) => createHmac('sha256', key).update(text).digest('hex'),
  }
}
