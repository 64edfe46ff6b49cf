/**
 * ActivityStreams 2.0 as servers really write it: compact JSON-LD, read as plain JSON. No context is ever looked up, so what a stranger
 * writes makes us ask nobody anything.
 */
import { limits } from '../../domain/message/message.ts'

export type Thing = Readonly<Record<string, unknown>>

export const everybody = 'https://www.w3.org/ns/activitystreams#Public'
const alsoEverybody = new Set([everybody, 'as:Public', 'Public'])

/** How it is asked for, and how it is told. */
export const mediaType = 'application/activity+json'
export const accepted = `${mediaType}, application/ld+json; profile="https://www.w3.org/ns/activitystreams"`

export const asThing = (value: unknown): Thing | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null

/** What stands once or in a list. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const isA = (thing: Thing, ...types: string[]) => listOf(thing.type).some((type) => types.includes(textOf(type)))

/** The address that something is known by, when it stands there itself or is only pointed at; null when it is none. */
export function idOf(value: unknown): string | null {
  const id = textOf(asThing(value)?.id ?? value)
  if (id.length > limits.id || !/^https?:\/\/[^\s\p{Cc}\p{Surrogate}]+$/u.test(id) || !URL.canParse(id)) return null
  const { username, password } = new URL(id)
  return username || password ? null : id
}

export const sameOrigin = (a: string, b: string) => new URL(a).origin === new URL(b).origin

export type Circle = 'public' | 'quiet' | 'followers' | 'direct'

/** Who may read it; "quiet" is for everybody, and stands in no timeline. */
export function circleOf(note: Thing, followers: string | null): Circle {
  const [to, cc] = [note.to, note.cc].map((field) => listOf(field).map((one) => idOf(one) ?? textOf(one)))
  const open = (list: string[] = []) => list.some((one) => alsoEverybody.has(one))
  if (open(to)) return 'public'
  if (open(cc)) return 'quiet'
  return followers !== null && [...(to ?? []), ...(cc ?? [])].includes(followers) ? 'followers' : 'direct'
}

/** Everybody who is named in it. */
export const mentionsIn = (note: Thing) =>
  listOf(note.tag).flatMap((one) => {
    const tag = asThing(one)
    return tag && isA(tag, 'Mention') ? [{ id: idOf(tag.href), name: textOf(tag.name) }] : []
  })

/** Our own notes stand below our home. */
export const noteUrl = (home: string, key: string) => `${home}/notes/${key}`

/** The key of a note of ours; null when it is not one. */
export function ownNote(home: string, id: string | null): string | null {
  const beginning = noteUrl(home, '')
  const key = id?.startsWith(beginning) ? id.slice(beginning.length) : ''
  return /^[0-9a-f-]{36}$/.test(key) ? key : null
}

export const isNote = (thing: Thing | null): thing is Thing =>
  thing !== null && isA(thing, 'Note', 'Article', 'Page', 'Question', 'Event', 'Video', 'Audio', 'Image')
