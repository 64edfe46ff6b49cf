/** Our own key (RSA, which is what every server can check): made once, sealed, and never out of this program. */
import { createPrivateKey, createPublicKey, generateKeyPair, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import type { Memory } from '../kit/channel.ts'

const generate = promisify(generateKeyPair)

const secretPem = (memory: Memory) =>
  memory.secret('key', async () => {
    const { privateKey } = await generate('rsa', { modulusLength: 2048 })
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  })

export async function publicPem(memory: Memory): Promise<string> {
  return createPublicKey(await secretPem(memory))
    .export({ type: 'spki', format: 'pem' })
    .toString()
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export async function privateKey(memory: Memory): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(await secretPem(memory)).export({ type: 'pkcs8', format: 'der' })
  return webcrypto.subtle.importKey('pkcs8', der, rsa, true, ['sign'])
}

/** The key of somebody else. @throws when it is none that we can check */
export async function strangersKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return webcrypto.subtle.importKey('spki', der, rsa, true, ['verify'])
}

export const keyIdOf = (home: string) => `${home}#main-key`
