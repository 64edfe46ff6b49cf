/**
 * Profiles and pages that point at each other (rel=me). That somebody's profile points at a page says nothing, for anybody may point
 * anywhere; when the page points back at the profile, one person made both. Only then it is evidence.
 */
import { type Counter, mostSharers, type Reason } from './evidence.ts'

/** Where an account can be seen, as others link to it. */
export type Presence = { network: string; handle: string }

/** What compares of an address: not how it is reached, nor a slash at its end. Null when it is none of the web. */
export function placeOf(address: string): string | null {
  const [, host, path = ''] = /^https?:\/\/(?:www\.)?([^/?#@\s]+)(\/[^?#\s]*)?/i.exec(address) ?? []
  return host ? `${host.toLowerCase()}${path.replace(/\/+$/, '')}` : null
}

const samePlace = (one: string, other: string) => placeOf(one) !== null && placeOf(one) === placeOf(other)

/** Networks whose profiles are known by their address. */
const profiles: readonly [pattern: RegExp, presence: (host: string, name: string) => Presence][] = [
  [/^(bsky\.app)\/profile\/([a-z0-9.-]+\.[a-z]+)$/, (_, name) => ({ network: 'bluesky', handle: `@${name}` })],
  [/^(?:mobile\.)?(twitter\.com|x\.com)\/(\w{1,15})$/, (_, name) => ({ network: 'twitter', handle: `@${name}` })],
  [
    /^([a-z0-9.-]+\.[a-z]+(?::\d+)?)\/(?:@|users\/)([\w.-]{1,60})$/,
    (host, name) => ({ network: 'fediverse', handle: `@${name}@${host}` }),
  ],
]

/** Whose profile stands there; null for any other page. */
export function presenceAt(address: string): Presence | null {
  const place = placeOf(address)?.toLowerCase() ?? ''
  for (const [pattern, presence] of profiles) {
    const [, host, name] = pattern.exec(place) ?? []
    if (host && name) return presence(host, name)
  }
  return null
}

export const samePresence = (one: Presence, other: Presence) =>
  one.network === other.network && one.handle.toLowerCase() === other.handle.toLowerCase()

/** An account with the addresses at which it stands, and what it points at. */
export type Pointing = Presence & { pages: readonly string[]; links: readonly string[] }

/** Whether a page that points at these points at this account. */
export const pointsAt = (hrefs: readonly string[], { pages, ...presence }: Pointing): boolean =>
  hrefs.some((href) => {
    const found = presenceAt(href)
    return (found !== null && samePresence(found, presence)) || pages.some((page) => samePlace(page, href))
  })

/** Bluesky itself sees to it that who goes by a domain has it. */
export const isOwnDomain = ({ network, handle }: Presence, page: string): boolean =>
  network === 'bluesky' && placeOf(page) === handle.slice(1).toLowerCase()

/**
 * What a page says that points back: a site of one person names a few of their profiles, that of a firm those of everybody who works there.
 * @param among all profiles that it points at
 */
export function reasonFor(page: string, among: readonly Presence[]): { reason: Reason; counters: Counter[] } {
  const value = placeOf(page)
  // Two accounts on one network somebody may have; three are rather colleagues.
  const crowded = among.some((one) => among.filter(({ network }) => network === one.network).length > 2)
  const isShared = crowded || among.length > mostSharers
  const reason: Reason = { kind: 'linked', value, verified: true, sharedBy: Math.max(2, among.length) }
  return { reason, counters: isShared ? [{ kind: 'shared', value }] : [] }
}
