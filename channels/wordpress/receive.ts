/**
 * Reading the comments of a WordPress. Each look reads the newest hundred: what we have not seen is new, what stands there otherwise was
 * changed (WordPress keeps no date of that) or let through, what is missing between those that still stand was taken away. Where more
 * than a hundred came since the last look, those are read first, from the last one we saw.
 */
import { createHash } from 'node:crypto'
import type { Channel, Listening } from '../kit/channel.ts'
import { lookInRounds, type Found as Portion } from '../kit/rounds.ts'
import { Trouble } from '../kit/trouble.ts'
import { fields, writeItem } from './comment.ts'
import { ask, routeOf, type Site, siteOf } from './site.ts'

/** The last comment that we saw, and of the newest hundred what they said. */
export type Place = { last: number; date: string; seen: Record<string, string> }

const perPage = 100
/** The first time we look back so many pages; that is history. */
const mostPages = 10
const leastMinutes = 1
const usualMinutes = 5

export const listen = (listening: Listening) => listenAt(listening, 60_000)

/** @param minute in milliseconds: tests have shorter ones */
export function listenAt(listening: Listening, minute: number) {
  const { settings } = listening.connection
  const site = siteOf(settings)
  return lookInRounds<Place>(listening, {
    of: site.address,
    every: Math.max(leastMinutes, Number(settings.everyMinutes ?? usualMinutes)),
    minute,
    look: (place) => look(listening, site, place),
  })
}

/** A comment as it came; what we look at is its number, its date and what it says. */
type Given = { id: number; date_gmt: string; author: number }

async function* look(listening: Listening, site: Site, before: Place | null): AsyncGenerator<Portion<Place>> {
  const read = (query: Record<string, string | number>) => readComments(listening, site, query)
  const tell = await teller(listening, site)
  const newest = await read({ orderby: 'id', order: 'desc' })
  const seen = Object.fromEntries(newest.map((one) => [one.id, markOf(one)]))
  let place = before ?? { last: 0, date: '', seen: {} }
  if (!before) yield* inOrder(await lookBack(read, newest), place, tell)
  else if (newest.length === perPage && newest.every(({ id }) => id > place.last))
    for await (const portion of catchUp(read, place, tell)) {
      place = portion.place
      yield portion
    }
  const news = before
    ? newest.filter(({ id }) => seen[id] !== place.seen[id] && isNews(id, place, before)).sort(byId)
    : []
  const gone = await goneSince(listening, site, place, newest)
  yield {
    items: [...news.map((one) => tell(one, one.id in place.seen)), ...gone],
    place: { ...after(newest, place), seen },
  }
}

/** Behind the last, changed, or let through between those that we saw; not what lies before them, where one was taken away. */
function isNews(id: number, { last, seen }: Place, before: Place): boolean {
  return id > last || id in seen || (id <= before.last && id > lowestOf(Object.keys(seen).map(Number)))
}

/** What was there before us: the newest thousand. */
async function lookBack(read: Read, newest: readonly Given[]): Promise<Given[]> {
  const all = [...newest]
  for (let page = 2; page <= mostPages && all.length === (page - 1) * perPage; page++)
    all.push(...(await read({ orderby: 'id', order: 'desc', page })))
  return all
}

async function* catchUp(read: Read, from: Place, tell: Tell): AsyncGenerator<Portion<Place>> {
  const since = new Date(Date.parse(`${from.date}Z`) - 1000).toISOString()
  let place = from
  for (let page = 1; ; page++) {
    const comments = await read({ orderby: 'id', order: 'asc', after: since, page })
    yield* inOrder(
      comments.filter(({ id }) => id > place.last),
      place,
      tell,
    )
    place = after(comments, place)
    if (comments.length < perPage) return
  }
}

function* inOrder(comments: readonly Given[], place: Place, tell: Tell): Generator<Portion<Place>> {
  if (comments.length === 0) return
  yield { items: comments.toSorted(byId).map((one) => tell(one, false)), place: after(comments, place) }
}

const byId = (a: Given, b: Given) => a.id - b.id
const lowestOf = (ids: readonly number[]) => ids.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)

function after(comments: readonly Given[], place: Place): Place {
  const newest = comments.toSorted(byId).at(-1)
  return newest && newest.id > place.last ? { ...place, last: newest.id, date: newest.date_gmt } : place
}

/** What is missing among the newest is asked for by name: only who is told that it is gone says so. */
async function goneSince(
  listening: Listening,
  site: Site,
  { seen }: Place,
  newest: readonly Given[],
): Promise<Uint8Array[]> {
  const there = new Set(newest.map(({ id }) => id))
  const from = newest.length < perPage ? 0 : lowestOf([...there])
  const missing = Object.keys(seen)
    .map(Number)
    .filter((id) => id > from && !there.has(id))
  const gone: Uint8Array[] = []
  for (const id of missing) {
    const comment = await readComment(listening, site, id)
    if (comment === null) gone.push(tellGone(id, listening.clock()))
  }
  return gone
}

const tellGone = (id: number, at: Date) => writeItem({ is: 'gone', id, at: at.toISOString() })

type Asking = Pick<Listening, 'readPage' | 'clock' | 'connection' | 'memory'>
type Read = (query: Record<string, string | number>) => Promise<Given[]>
type Tell = (comment: Given, changed: boolean) => Uint8Array

/** @returns what makes an item of a comment; it knows which of them are ours */
async function teller({ readPage, clock, connection, memory }: Asking, site: Site): Promise<Tell> {
  const home = connection.settings.ours !== false
  const where = { is: 'comment', site: site.host, home, signed: site.user !== '' } as const
  let me = site.user ? Number(await memory.get(`user ${site.user}`)) : 0
  if (site.user && !me) {
    const { json } = await ask(readPage, site, routeOf(site, '/wp/v2/users/me', { _fields: 'id' }), clock())
    me = Number((json as { id?: unknown } | null)?.id) || 0
    if (!me) throw new Trouble(`${site.host} does not say who ${site.user} is`)
    await memory.set(`user ${site.user}`, me)
  }
  return (comment, changed) => writeItem({ ...where, ours: me > 0 && comment.author === me, changed }, comment)
}

async function readComments(
  { readPage, clock }: Asking,
  site: Site,
  query: Record<string, string | number>,
): Promise<Given[]> {
  const rights = site.user ? { context: 'edit', status: 'all' } : {}
  const url = routeOf(site, '/wp/v2/comments', { ...fields, ...rights, per_page: perPage, ...query })
  const { status, json } = await ask(readPage, site, url, clock())
  if (status !== 200 || !Array.isArray(json))
    throw new Trouble(`${site.host} shows no comments by REST: is it a WordPress, and is this its address?`)
  return json.filter(isGiven)
}

/** @returns null when it is not there any more, for us: erased, in the bin, or called spam */
async function readComment({ readPage, clock }: Asking, site: Site, id: number): Promise<Given | null> {
  const rights = site.user ? { context: 'edit' } : {}
  const url = routeOf(site, `/wp/v2/comments/${id}`, { ...fields, ...rights })
  const { status, json } = await ask(readPage, site, url, clock()).catch((error: unknown) => {
    // Without a user WordPress says of what was hidden that one should sign in.
    if (!site.user && error instanceof Trouble && /signs in/.test(error.message)) return { status: 404, json: null }
    throw error
  })
  return status === 200 && isGiven(json) && !away.includes(String(Reflect.get(json, 'status'))) ? json : null
}

const away = ['trash', 'spam']

const isGiven = (json: unknown): json is Given =>
  typeof json === 'object' && json !== null && 'id' in json && 'date_gmt' in json

/** Of what somebody reads, and whether it waits: enough to see that it changed. */
function markOf(comment: Given): string {
  const { content, status, link } = comment as Given & Record<string, unknown>
  return createHash('sha256')
    .update(JSON.stringify([content, status, link]))
    .digest('base64url')
    .slice(0, 8)
}

/** Look at one comment again. What stands as it did when we last looked again is not told. */
export const reread: NonNullable<Channel['reread']> = async (standing, asking) => {
  const site = siteOf(asking.connection.settings)
  const id = Number(standing.id)
  if (!Number.isSafeInteger(id)) return []
  const comment = await readComment(asking, site, id)
  if (!comment) return [{ bytes: tellGone(id, asking.clock()) }]
  const [key, mark] = [`seen ${id}`, markOf(comment)]
  if ((await asking.memory.get(key)) === mark) return []
  await asking.memory.set(key, mark, new Date(asking.clock().getTime() + rememberedDays * 86_400_000))
  return [{ bytes: (await teller(asking, site))(comment, true) }]
}

const rememberedDays = 90
