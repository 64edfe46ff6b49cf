/** What a post says: its own words, and what stands beside them (pictures, a link, a quoted post), as text. */
import { limits } from '../../domain/message/message.ts'
import { cleanLine, cleanText, cut } from '../../domain/message/text.ts'
import type { Said } from './event.ts'
import { pieceOf, readFacets, writeOut } from './facets.ts'
import { at, listAt, textAt } from './json.ts'
import { placeIn, posts } from './uri.ts'

export type Post = {
  /** Its words, with links written out. */
  text: string
  /** What there is to see and where it leads, a line each; empty when there is nothing beside the words. */
  beside: string
  languages: string[]
  created: string
  reply: { parent: string; root: string } | null
  /** The address of the post that it quotes. */
  quotes: string | null
  /** Whom it mentions: by id, and as it stands in the text. */
  mentions: { did: string; name: string }[]
}

/** Of what strangers write we keep a piece, and the way to the whole. A post is 3,000 bytes at most, if it is what it should be. */
const longest = 4000

/** Whatever stands in the record: what cannot be understood is left out. */
export function readPost(record: unknown): Post {
  const written = cut(textAt(record, 'text'), longest)
  const facets = readFacets(record)
  const [parent, root] = [textAt(record, 'reply', 'parent', 'uri'), textAt(record, 'reply', 'root', 'uri')]
  const embed = at(record, 'embed')
  return {
    text: cleanText(writeOut(written, facets.links), longest),
    beside: besideOf(record, written, embed),
    languages: listAt(record, 'langs').flatMap((language) => languageIn(language) ?? []),
    created: textAt(record, 'createdAt'),
    reply: placeIn(parent) ? { parent, root: placeIn(root) ? root : parent } : null,
    quotes: quotedIn(embed),
    mentions: facets.mentions.map((mention) => ({ did: mention.did, name: cleanLine(pieceOf(written, mention)) })),
  }
}

/** The post that a like or a repost is about. @returns null when it is about something else, a feed for instance */
export function subjectOf({ operation, record }: Said): string | null {
  const uri = textAt(record, 'subject', 'uri')
  return operation === 'create' && uri.length <= limits.id && placeIn(uri)?.collection === posts ? uri : null
}

const languageIn = (language: unknown) =>
  typeof language === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(language)
    ? language.toLowerCase()
    : null

/** The post that is quoted, alone or beside pictures; a list or a feed that is shared is no post. */
function quotedIn(embed: unknown): string | null {
  const uri = textAt(embed, 'record', 'record', 'uri') || textAt(embed, 'record', 'uri')
  return placeIn(uri)?.collection === posts ? uri : null
}

function besideOf(record: unknown, text: string, embed: unknown): string {
  // Most posts are words alone, and every post of everybody comes past here.
  if (!embed && !at(record, 'tags') && !at(record, 'labels')) return ''
  const media = at(embed, 'media') ?? embed
  const pictures = listAt(media, 'images').map((image) => shown('beeld / image', textAt(image, 'alt')))
  const video = at(media, 'video') ? [shown('video', textAt(media, 'alt'))] : []
  const card = at(media, 'external')
  const link = textAt(card, 'uri')
  const lines = [
    ...listAt(record, 'tags').flatMap((tag) =>
      typeof tag === 'string' && !text.includes(`#${tag}`) ? `#${cleanLine(tag, 64)}` : [],
    ),
    ...pictures,
    ...video,
    ...(card ? [textAt(card, 'title'), textAt(card, 'description'), text.includes(link) ? '' : link] : []),
    ...listAt(record, 'labels', 'values').map((label) => shown('label', textAt(label, 'val'))),
  ]
  return cleanText(
    lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    longest,
  )
}

const shown = (what: string, words: string) => (words.trim() ? `[${what}: ${words.trim()}]` : `[${what}]`)
