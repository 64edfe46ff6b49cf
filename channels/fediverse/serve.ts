/** What strangers find at our own address: who we are, what we said in the open, and an inbox. */
import type { Asked, Told } from '../kit/channel.ts'
import { mediaType, noteUrl, type Thing } from './activity.ts'
import { countFollowers } from './followers.ts'
import { hear, refuse } from './hear.ts'
import { actorOf, jrdOf } from './profile.ts'
import { isOpen, readNote } from './sent.ts'

const context = 'https://www.w3.org/ns/activitystreams'

export async function serve(asked: Asked): Promise<Told> {
  const { path, home, request } = asked
  if (path === '/inbox') return request.method === 'POST' ? hear(asked) : refuse(405, 'Post it.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'It can only be read.')
  if (path === '/.well-known/webfinger') return show(jrdOf(asked), 'application/jrd+json')
  if (path === '' || path === '/') return showActor(asked)
  if (path === '/followers') return show(collection(`${home}${path}`, await countFollowers(asked)))
  if (path === '/following' || path === '/outbox') return show(collection(`${home}${path}`, 0))
  const [, key] = /^\/notes\/([0-9a-f-]{36})$/.exec(path) ?? []
  return key ? showNote(asked, key) : notHere
}

const notHere = refuse(404, 'There is nothing here.')

/** A person who follows the link wants our site, a server our profile. */
async function showActor(asked: Asked): Promise<Told> {
  const { website } = asked.connection.settings
  const accept = asked.request.headers.accept ?? ''
  if (website && /text\/html/.test(accept) && !/json/.test(accept))
    return { status: 302, headers: { location: String(website) }, items: [] }
  return show(await actorOf(asked))
}

async function showNote(asked: Asked, key: string): Promise<Told> {
  const held = await readNote(asked, key)
  // What was said to one person is shown to nobody.
  if (!held || !isOpen(held)) return notHere
  if (!held.gone) return show({ '@context': context, ...held.note })
  const tombstone = { id: noteUrl(asked.home, key), type: 'Tombstone', deleted: held.gone }
  return { ...show({ '@context': context, ...tombstone }), status: 410 }
}

/** How many; who they are is theirs to tell. */
const collection = (id: string, totalItems: number): Thing => ({
  '@context': context,
  id,
  type: 'OrderedCollection',
  totalItems,
  ...(totalItems === 0 && { orderedItems: [] }),
})

const show = (thing: Thing, type: string = mediaType): Told => ({
  status: 200,
  headers: { 'content-type': type, 'access-control-allow-origin': '*', vary: 'accept', 'cache-control': 'max-age=60' },
  body: JSON.stringify(thing),
  items: [],
})
