/** Standard Webhooks (standardwebhooks.com, symmetric signature v1): the receiver knows that it was us, and when. */
import { createHmac } from 'node:crypto'

/** `whsec_` and base64, as the standard writes a secret; between 24 and 64 bytes. Null when it is not one. */
export function readSecret(secret: string): Buffer | null {
  const [, base64] = /^(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/.exec(secret.trim()) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : null
}

export function sign(secret: Buffer, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
