/**
 * ActivityStreams 2.0: the export of a Mastodon account (`outbox.json` and `actor.json` in a zip or a tar), or a collection or list of
 * activities from elsewhere. What it points at is never fetched.
 */
import {
  asThing,
  circleOf,
  idOf,
  isA,
  isNote,
  listOf,
  mentionsIn,
  type Thing,
  textOf,
} from '../../channels/fediverse/activity.ts'
import { plainText } from '../../channels/kit/plain.ts'
import type { BroughtMessage } from '../../contract/message.ts'
import { limits } from '../../domain/message/message.ts'
import { Unusable } from '../command.ts'
import { objectsIn } from './json.ts'
import type { Member } from './member.ts'
import { membersOf } from './members.ts'
import { keptAside, longestObject, numberedObjects, type Read } from './objects.ts'
import { asItem, type Found, type Place, start } from './record.ts'
import { asUrl, cutName } from './shape.ts'
import type { Source } from './source.ts'

export type Wanted = {
  /** Private messages too. */
  direct: boolean
  /** Also what others said to each other. */
  others: boolean
  /** Our own addresses there, where no `actor.json` says so. */
  ours: readonly string[]
}
type Author = NonNullable<BroughtMessage['author']>
type Reading = Wanted & { us: ReadonlyMap<string, Author>; followers: string | null; said: Set<string> }

/** Ids of ours that are remembered, to see who answers them. */
const mostSaid = 1_000_000

/** Its lines count activities. @throws Unusable when nothing in it is a collection of them, or says whose it is */
export async function* activitiesIn({ path }: Source, wanted: Wanted, from: Place = start): AsyncGenerator<Found> {
  const members = await membersOf(path)
  const named = (pattern: RegExp) => members.filter(({ name }) => pattern.test(name))
  const outbox = members.length === 1 ? members : named(/^(?:[^/]*\/)?outbox\.json$/)
  if (outbox.length === 0)
    throw new Unusable(`${path} holds no outbox.json: give the archive that Mastodon made, or the collection itself`)
  const actor = await actorIn(named(/^(?:[^/]*\/)?actor\.json$/))
  const us = new Map<string, Author>(wanted.ours.map((id) => [id, { network: 'fediverse', id }]))
  if (actor) us.set(actor.author.id, actor.author)
  if (us.size === 0)
    throw new Unusable(`${path} has no actor.json, so nothing says who you are in it: give --ours https://...`)
  const reading: Reading = { ...wanted, us, followers: actor?.followers ?? null, said: new Set() }
  const numbered = numberedObjects(from)
  for (const file of outbox) yield* numbered([file], (value) => readAll(value, reading), await depthOf(file))
}

async function actorIn(files: readonly Member[]): Promise<{ author: Author; followers: string | null } | null> {
  for (const file of files)
    for await (const found of objectsIn(file.read(), longestObject)) {
      const actor = 'value' in found ? asThing(found.value) : null
      const id = idOf(actor)
      if (actor && id) return { author: authorOf(actor, id), followers: idOf(actor.followers) }
    }
  return null
}

function authorOf(actor: Thing, id: string): Author {
  const [name, user, url] = [cutName(textOf(actor.name)), textOf(actor.preferredUsername), asUrl(idOf(actor.url))]
  const handle = user ? `@${user}@${new URL(id).host}`.slice(0, 200) : undefined
  return { network: 'fediverse', id, ...(name && { name }), ...(handle && { handle }), ...(url && { url }) }
}

/** 1 when the file is one collection, whose items stand inside it; 0 when they stand by themselves. */
async function depthOf({ read }: Member): Promise<0 | 1> {
  let [depth, text, escaped, key, seen] = [0, false, false, '', 0]
  for await (const chunk of read()) {
    for (const letter of chunk.toString('latin1')) {
      if (escaped) escaped = false
      else if (letter === '\\') escaped = text
      else if (letter === '"') text = !text
      else if (text) key = depth === 1 ? `${key}${letter}`.slice(-100) : ''
      else if (letter === '{' || letter === '[') {
        if (depth === 1 && letter === '[' && /^(?:orderedItems|items)$/.test(key)) return 1
        if (depth++ === 0 && letter === '[') return 0
      } else if (letter === '}' || letter === ']') depth--
      else if (letter === ',') key = ''
    }
    seen += chunk.length
    if (seen > 1024 * 1024) break
  }
  return 0
}

/** An activity, a note by itself, or a page of them. */
function readAll(value: object, reading: Reading): Read {
  const thing = asThing(value)
  if (!thing?.type) return {}
  const items = [...listOf(thing.orderedItems), ...listOf(thing.items)]
  const all = (items.length > 0 ? items : [thing]).map((one) => readOne(asThing(one), reading))
  return { items: all.flatMap(({ items = [] }) => items), aside: all.flatMap(({ aside = [] }) => aside) }
}

function readOne(thing: Thing | null, reading: Reading): Read {
  const id = idOf(thing) ?? undefined
  if (!thing) return keptAside('It is an address and nothing more; nothing is fetched.')
  if (isA(thing, 'Announce')) return keptAside('It passes on what somebody else said: their words are theirs.', id)
  const note = isA(thing, 'Create') ? asThing(thing.object) : thing
  const noteId = idOf(note)
  if (!isNote(note) || !noteId)
    return keptAside(`It is no message (${listOf(thing.type).join(', ').slice(0, 60)}).`, id)
  const by = idOf(listOf(note.attributedTo)[0]) ?? idOf(thing.actor)
  if (!by) return keptAside('It does not say who wrote it.', noteId)
  const message = toMessage(note, noteId, by, reading)
  if (!message.text) return keptAside('It has no words.', noteId)
  const ours = message.ours === true
  if (ours && reading.said.size < mostSaid) reading.said.add(noteId)
  if (message.visibility === 'direct' && !reading.direct)
    return keptAside('A private message: they are left out, unless you import with --direct.', noteId)
  const forUs = ours || mentionsIn(note).some((one) => one.id && reading.us.has(one.id)) || answersUs(note, reading)
  if (!forUs && !reading.others) return keptAside(notOurs, noteId)
  return { items: [asItem(forUs ? message : { ...message, addressed: false })] }
}

export const notOurs =
  'Others said it to each other: that is left out, unless you import with --others and your ground for it.'

const answersUs = ({ inReplyTo }: Thing, { said }: Reading) => said.has(idOf(listOf(inReplyTo)[0]) ?? '')

const shownTo = { public: 'public', quiet: 'public', followers: 'followers', direct: 'direct' } as const

function toMessage(note: Thing, id: string, by: string, { us, followers }: Reading): BroughtMessage {
  const mine = us.get(by)
  const answered = idOf(listOf(note.inReplyTo)[0])
  const published = Date.parse(textOf(note.published))
  const [language] = Object.keys(asThing(note.contentMap) ?? {})
  const subject = plainText(textOf(note.summary) || textOf(note.name), limits.subject)
  const url = asUrl(idOf(listOf(note.url)[0])) ?? id
  const to = mine && mentionsIn(note).find((one) => one.id && !us.has(one.id))
  return {
    id,
    ...(!Number.isNaN(published) && { published: new Date(published).toISOString() }),
    text: wordsOf(note),
    ...(subject && { subject }),
    author: mine ?? { network: 'fediverse', id: by },
    ...(mine && { ours: true }),
    ...(to?.id && { to: { network: 'fediverse', id: to.id, ...named(to) } }),
    ...(answered && { inReplyTo: answered }),
    ...(language && { language: language.slice(0, 35) }),
    visibility: shownTo[circleOf(note, followers)],
    url,
  }
}

/** Servers write who is named as `@name@host`, or as `@name` for somebody of their own. */
function named({ id, name }: { id: string | null; name: string }): Pick<Author, 'handle'> {
  const handle = name.includes('@', 1) || !id ? name : `${name}@${new URL(id).host}`
  return /^@[^\s@]+@[^\s@]+$/.test(handle) && handle.length <= 200 ? { handle } : {}
}

/** What it says, and what there is to see on its pictures; those themselves lie in the archive and stay there. */
function wordsOf(note: Thing): string {
  const html = textOf(note.content) || textOf(Object.values(asThing(note.contentMap) ?? {})[0])
  const seen = listOf(note.attachment)
    .map((one) => textOf(asThing(one)?.name).trim())
    .filter(Boolean)
  return [plainText(html.replace(/<\/p>/gi, '</p>\n'), limits.text), ...seen.slice(0, 20)].filter(Boolean).join('\n\n')
}
