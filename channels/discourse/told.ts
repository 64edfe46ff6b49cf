/**
 * What a forum tells by webhook. The signature is over the bytes as they came, and is compared in constant time before anything is
 * parsed. What is said to us is there at once; what may meet a search term comes with the next look.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Channel, Told } from '../kit/channel.ts'
import { readJson } from '../kit/trouble.ts'
import { forumOf } from './forum.ts'
import { type Hearing, hear, hearGone } from './hear.ts'
import { isTakenAway, readPost } from './post.ts'

const taken = (items: Uint8Array[] = []): Told => ({ status: 204, items: items.map((bytes) => ({ bytes })) })

export const told: NonNullable<Channel['told']> = async ({ connection, request, memory, readPage, clock }) => {
  const { headers, body } = request
  const secret = String(connection.settings.hookSecret ?? '')
  if (request.method !== 'POST' || !isSigned(secret, body, headers['x-discourse-event-signature'] ?? ''))
    return {
      status: 401,
      body: 'The signature is not right: the secret of the webhook stands with the channel.',
      items: [],
    }
  const event = headers['x-discourse-event'] ?? ''
  const post = readPost((readJson(Buffer.from(body)) as { post?: unknown } | null)?.post)
  if (!event.startsWith('post_') || !post) return taken()
  const hearing: Hearing = { forum: forumOf(connection.settings), readPage, memory, clock }
  const isGone = event === 'post_destroyed' || isTakenAway(post)
  const item = isGone
    ? await hearGone(hearing, post.id)
    : await hear(hearing, post, event === 'post_created' ? 'new' : 'changed')
  return taken(item ? [item] : [])
}

/** @param given `sha256=` and the digest in hex */
function isSigned(secret: string, body: Uint8Array, given: string): boolean {
  if (secret.length < 12) return false
  const right = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const offered = Buffer.from(given)
  return right.length === offered.length && timingSafeEqual(right, offered)
}
