/** Addresses of records: `at://DID/COLLECTION/KEY`. */

export const posts = 'app.bsky.feed.post'
export const gates = 'app.bsky.feed.threadgate'

/** What we read of a network, by what it is to us. */
export const collections = { post: posts, gate: gates, like: 'app.bsky.feed.like', repost: 'app.bsky.feed.repost' }
export type Kind = keyof typeof collections
const kinds = new Map(Object.entries(collections).map(([kind, collection]) => [collection, kind as Kind]))

export const kindOf = (collection: string): Kind | null => kinds.get(collection) ?? null

export type Place = { did: string; collection: string; rkey: string }

const did = /^did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,300}$/
const record = /^at:\/\/(did:[^/]{1,320})\/([A-Za-z0-9.-]{1,100})\/([A-Za-z0-9._:~-]{1,200})$/
const handle = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

export const isDid = (text: unknown): text is string => typeof text === 'string' && did.test(text)
export const isKey = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9._:~-]{1,200}$/.test(text)

export const uriOf = (did: string, kind: Kind, rkey: string) => `at://${did}/${collections[kind]}/${rkey}`

export const postUri = (did: string, rkey: string) => uriOf(did, 'post', rkey)

/** @returns null for what does not address a record by the id of its account */
export function placeIn(uri: unknown): Place | null {
  const [, did, collection, rkey] = (typeof uri === 'string' && record.exec(uri)) || []
  return isDid(did) && collection && rkey ? { did, collection, rkey } : null
}

/** Whose record it is; null for what is no address. */
export const ownerOf = (uri: unknown): string | null => placeIn(uri)?.did ?? null

/** A handle as it is compared, from however people write it down: with an @, with capitals, as the address of a profile. */
export function handleIn(written: string): string | null {
  const bare = written
    .trim()
    .replace(/^https?:\/\/[^/]+\/profile\//i, '')
    .replace(/^@/, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
  return bare.length <= 253 && handle.test(bare) ? bare : null
}

/** Where everybody can read a post. */
export const webAddress = (did: string, rkey: string) => `https://bsky.app/profile/${did}/post/${rkey}`
