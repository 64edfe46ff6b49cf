/**
 * What a stream does not tell: the name of an account, the words that are quoted, the account behind a handle. On the public network one
 * service knows all of it and needs no key; on a network of one's own the server itself is asked. What cannot be looked up now is
 * left out: a post without a name is better than no post.
 */
import type { ReadPage } from '../kit/channel.ts'
import type { Who } from './item.ts'
import { at, listAt, parse, textAt } from './json.ts'
import { newest, type Recent } from './recent.ts'
import { handleIn, isDid, placeIn } from './uri.ts'

export type Quoted = { name: string; text: string }

export type Lookup = {
  who: Recent<Who | null>
  /** Learn what these accounts go by, as far as it is not known yet. */
  learn(dids: readonly string[]): Promise<void>
  /** The words of these posts, by address. */
  quoted(uris: readonly string[]): Promise<Map<string, Quoted>>
}

export const publicService = 'https://public.api.bsky.app'

const mostKnown = 20_000
const atOnce = 25
/** How long a service that does not answer is left alone, in milliseconds. */
const rest = 60_000

export function createLookup(
  { readPage, clock }: { readPage: ReadPage; clock: () => Date },
  place: { service: string; isPublic: boolean },
): Lookup {
  const who = newest<Who | null>(mostKnown)
  const ask = politely(readPage, place.service, clock)
  const profiles = async (dids: readonly string[]) => {
    const found = await ask(
      'app.bsky.actor.getProfiles',
      dids.map((did) => ['actors', did]),
    )
    const named = listAt(found, 'profiles').map(
      (one) => [textAt(one, 'did'), whoIs(one, textAt(one, 'displayName'))] as const,
    )
    return found === undefined ? [] : [...dids.map((did) => [did, null] as const), ...named]
  }
  const described = async (did: string) => {
    const repo = await ask('com.atproto.repo.describeRepo', [['repo', did]])
    const profile = repo && (await record(ask, `at://${did}/app.bsky.actor.profile/self`))
    return repo === undefined ? [] : [[did, whoIs(repo, textAt(profile, 'value', 'displayName'))] as const]
  }
  return {
    who,
    async learn(dids) {
      const unknown = [...new Set(dids)].filter((did) => who.get(did) === undefined)
      for (const some of portions(unknown)) {
        const found = place.isPublic ? await profiles(some) : (await Promise.all(some.map(described))).flat()
        for (const [did, one] of found) if (isDid(did)) who.set(did, one)
      }
    },
    async quoted(uris) {
      const quotes = new Map<string, Quoted>()
      const take = (uri: string, record: unknown, author: string) => {
        const text = textAt(record, 'text')
        if (text) quotes.set(uri, { name: author, text })
      }
      for (const some of portions([...new Set(uris)])) {
        if (place.isPublic) {
          const found = await ask(
            'app.bsky.feed.getPosts',
            some.map((uri) => ['uris', uri]),
          )
          for (const post of listAt(found, 'posts')) {
            const author = textAt(post, 'author', 'displayName') || `@${textAt(post, 'author', 'handle')}`
            take(textAt(post, 'uri'), at(post, 'record'), author)
          }
        } else
          for (const uri of some)
            take(uri, at(await record(ask, uri), 'value'), who.get(uri.split('/')[2] ?? '')?.name ?? '')
      }
      return quotes
    },
  }
}

type Ask = (method: string, query: readonly (readonly string[])[]) => Promise<unknown>

/** One question by HTTP; undefined when there is no answer. A service that cannot be reached, or is busy, is left alone for a while. */
function politely(readPage: ReadPage, service: string, clock: () => Date): Ask {
  let notBefore = 0
  return async (method, query) => {
    if (clock().getTime() < notBefore) return undefined
    try {
      const { status, bytes } = await readPage(addressOf(service, method, query), { accept: 'application/json' })
      if (status === 429 || status >= 500) notBefore = clock().getTime() + rest
      return status === 200 ? parse(Buffer.from(bytes).toString('utf8')) : undefined
    } catch {
      notBefore = clock().getTime() + rest
      return undefined
    }
  }
}

/** @param query names and values, in order: a name may come more than once */
export function addressOf(service: string, method: string, query: readonly (readonly string[])[] = []): string {
  const asked = new URLSearchParams(query.map(([name = '', value = '']): [string, string] => [name, value])).toString()
  return `${service.replace(/\/+$/, '')}/xrpc/${method}${asked && `?${asked}`}`
}

function record(ask: Ask, uri: string): Promise<unknown> {
  const { did = '', collection = '', rkey = '' } = placeIn(uri) ?? {}
  return ask('com.atproto.repo.getRecord', Object.entries({ repo: did, collection, rkey }))
}

/** Null for an account of which nothing is known. */
function whoIs(account: unknown, name: string): Who | null {
  const shy = listAt(account, 'labels').some((label) => textAt(label, 'val') === '!no-unauthenticated')
  const handle = handleIn(textAt(account, 'handle')) ?? ''
  const followers = at(account, 'followersCount')
  return handle || name
    ? { handle, name, ...(shy && { shy }), ...(typeof followers === 'number' && { followers }) }
    : null
}

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += atOnce) yield all.slice(i, i + atOnce)
}
