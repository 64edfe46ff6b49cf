/** Looking what is new, by asking: mentions, who likes what we said, what we said ourselves elsewhere, hashtags and searches, each from where we left it. */
import type { Listening } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import type { Found } from '../kit/rounds.ts'
import { Trouble } from '../kit/trouble.ts'
import { actorOf, isForUs } from './decode.ts'
import { askServer, type Me, type Server } from './server.ts'
import { applauseTypes, readApplause, readStatuses, type Status, writeItem } from './status.ts'

/** The newest id that was seen, by what was looked at. Ids only grow, and are compared as numbers of any length. */
export type Place = Readonly<Record<string, string>>

/** Where there was nothing yet, everything that comes is new. */
const nothing = '0'

export type Way = { listening: Listening; server: Server; me: Me | null }

const page = 40
/** Of one thing in one look; who was away for longer than that sees the rest in the next. */
const mostPages = 20

type Query = [string, string][]
type Source = {
  name: string
  path: string
  query: Query
  statuses: (json: unknown) => unknown
  /** Who likes what we said, and no statuses. */
  applause?: boolean
}

function sourcesOf({ server, me }: Way): Source[] {
  const itself = (json: unknown) => json
  const own = me
    ? [
        {
          name: 'mentions',
          path: '/api/v1/notifications',
          query: [['types[]', 'mention']] as Query,
          statuses: (json: unknown) =>
            Array.isArray(json) ? json.map((one) => Reflect.get(Object(one), 'status')) : [],
        },
        {
          name: 'applause',
          path: '/api/v1/notifications',
          query: applauseTypes.map((type) => ['types[]', type]) as Query,
          statuses: () => [],
          applause: true,
        },
        {
          name: 'own',
          path: `/api/v1/accounts/${me.id}/statuses`,
          query: [['exclude_reblogs', 'true']] as Query,
          statuses: itself,
        },
      ]
    : []
  const hashtags = server.hashtags.map((tag) => ({
    name: `#${tag}`,
    path: `/api/v1/timelines/tag/${encodeURIComponent(tag)}`,
    query: [] as Query,
    statuses: itself,
  }))
  const searches = server.searches.map((words) => ({
    name: `? ${words}`,
    path: '/api/v2/search',
    query: [
      ['q', words],
      ['type', 'statuses'],
    ] as Query,
    statuses: (json: unknown) => Reflect.get(Object(json), 'statuses'),
  }))
  return [...own, ...hashtags, ...searches]
}

/** Of what is looked at for the first time one page is enough; after that nothing is skipped. */
export async function* catchUp(way: Way, before: Place): AsyncGenerator<Found<Place>, Place> {
  let place = before
  for (const source of sourcesOf(way)) {
    for (let pages = 0; pages < mostPages && !way.listening.signal.aborted; pages++) {
      const since = place[source.name]
      const query: Query = [
        ...source.query,
        ['limit', String(page)],
        ...(since ? [['min_id', since] as [string, string]] : []),
      ]
      const { status, json } = await askServer(
        way.server,
        way.listening.readPage,
        way.listening.clock(),
        source.path,
        query,
      )
      if (status !== 200) throw new Trouble(`${way.server.host} answers ${status} when we ask for ${source.name}`)
      const ids = (Array.isArray(json) ? json : readStatuses(source.statuses(json)).map((one) => one.json)).flatMap(
        idIn,
      )
      const found = source.applause
        ? { items: applauseIn(way, json) }
        : sift(way, source.name, readStatuses(source.statuses(json)))
      place = furthest(place, source.name, ids)
      yield { ...found, place }
      if (since === undefined || ids.length < page) break
    }
  }
  return place
}

/** Oldest first. */
const applauseIn = (way: Way, json: unknown): Uint8Array[] =>
  (Array.isArray(json) ? json : []).flatMap((one) => (readApplause(one) ? itemOfApplause(way, one) : [])).toReversed()

export const itemOfApplause = ({ server, me }: Way, json: unknown): Uint8Array =>
  writeItem({ server: server.address, me: me?.id ?? null, applause: json })

/** What is for us, oldest first; what was overheard only when it is looked for. */
export function sift(
  { listening, server, me }: Way,
  source: string,
  found: readonly { json: unknown; status: Status }[],
): { items: Uint8Array[]; passed?: number } {
  const wanted = found.filter(({ status }) => {
    if (status.reblog) return false
    if (me && status.account.id === me.id) return source === 'own' && status.in_reply_to_id !== null
    if (isForUs(status, me?.id ?? null)) return true
    return source !== 'own' && source !== 'mentions' && (server.everything || listening.meets(wordsOf(status, server)))
  })
  const items = wanted
    .toReversed()
    .map(({ json, status }) =>
      writeItem({ server: server.address, me: me?.id ?? null, status: json, changed: status.edited_at !== null }),
    )
  const overheard = source.startsWith('#') || source.startsWith('?')
  return { items, ...(overheard && { passed: found.length - wanted.length }) }
}

function wordsOf(status: Status, server: Server) {
  const { name = '', handle = '', url = server.address } = actorOf(status.account, server.address)
  return {
    text: plainText(status.content),
    from: [name, handle, url],
    ...(status.language && { language: status.language }),
    site: new URL(url).hostname,
  }
}

const idIn = (one: unknown): string[] => {
  const id = Reflect.get(Object(one), 'id') as unknown
  return typeof id === 'string' ? [id] : []
}

export function furthest(place: Place, name: string, ids: readonly string[]): Place {
  return { ...place, [name]: [place[name] ?? nothing, ...ids].reduce((a, b) => (isLater(b, a) ? b : a)) }
}

/** Ids are numbers of growing length, or text that sorts. */
const isLater = (a: string, b: string) => a.length > b.length || (a.length === b.length && a > b)
