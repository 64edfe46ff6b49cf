/**
 * What there is to match, as texts: a word `storing`, a hashtag `#storing`, a mention `@ziggo`, a picture, a facet `lang:nl`. A token
 * stands for one or more of them: `#storing` is the hashtag and the word, `@ziggo@social.nl` is also `@ziggo` and the word `ziggo`.
 */
import { type Tokens, things } from './tokens.ts'

/** What a message says about itself, beside its text. */
export const facets = ['from', 'lang', 'channel', 'site'] as const
export type Facet = (typeof facets)[number]

/** What is matched. Names are handles, without or with @; what is not known is left out. */
export type Message = {
  text: string
  /** The handles by which the writer goes. */
  from?: string | readonly string[] | null | undefined
  /** Whom the network says that it is addressed to; @names in the text count by themselves. */
  mentions?: readonly string[] | null | undefined
  /** A language tag: nl, nl-BE. */
  lang?: string | null | undefined
  /** The names of the place that it came from: its kind, what people call it. */
  channel?: string | readonly string[] | null | undefined
  /** Where it stands: a host or an address. */
  site?: string | null | undefined
}

export function textOf({ units, start, end }: Tokens, i: number): string {
  return String.fromCharCode(...units.subarray(start[i], end[i]))
}

/** All that the token at a place stands for. */
export function keysAt(tokens: Tokens, i: number): string[] {
  const text = textOf(tokens, i)
  switch (tokens.thing[i]) {
    case things.hashtag:
      return [text, `#${text}`]
    case things.mention:
      return [...wordOfHandle(text), ...handles(text).map((each) => `@${each}`)]
    case things.link:
      return []
    default:
      return [text]
  }
}

/** A handle, and what it is called for short: up to its server, and up to its first dot. */
function handles(handle: string): string[] {
  const local = handle.split('@', 1)[0] ?? handle
  return [...new Set([handle, local, local.split('.', 1)[0] ?? local])]
}

/** The short name, where people would write it as a word. */
function wordOfHandle(handle: string): string[] {
  const short = handle.split(/[.@]/, 1)[0] ?? ''
  return short.includes('-') ? [] : [short]
}

/** The keys of what a message says about itself. */
export function facetsOf({ from, mentions, lang, channel, site }: Message): string[] {
  return [
    ...all(from).flatMap((each) => handles(plainHandle(each)).map((handle) => `from:${handle}`)),
    ...all(mentions).flatMap((each) => handles(plainHandle(each)).map((handle) => `@${handle}`)),
    ...languages(lang ?? '').map((each) => `lang:${each}`),
    ...all(channel).map((each) => `channel:${plainName(each)}`),
    ...hosts(plainHost(site ?? '')).map((each) => `site:${each}`),
  ]
}

/** Names beyond so many are not looked at: nobody goes by a thousand of them. */
const mostNames = 50
const longestName = 300

function all(names: string | readonly string[] | null | undefined): string[] {
  const list = typeof names === 'string' ? [names] : (names ?? [])
  return list.slice(0, mostNames).map((each) => each.slice(0, longestName))
}

export const plainHandle = (handle: string): string => plainName(handle).replace(/^@/, '')

export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s"“”„‟«»]+/gu, ' ')
    .trim()

/** nl-BE is also nl. */
function languages(tag: string): string[] {
  const plain = plainLanguage(tag)
  return plain === '' ? [] : [...new Set([plain, plain.split('-', 1)[0] ?? plain])]
}

export const plainLanguage = (tag: string): string =>
  tag.slice(0, longestName).trim().toLowerCase().replaceAll('_', '-')

/** The host of an address, without www; '' when there is none. */
export function plainHost(site: string): string {
  const host = site
    .slice(0, longestName)
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
  return host
    .replace(/[/?#][\s\S]*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '')
}

/** gathering.tweakers.net is also tweakers.net and net. */
function hosts(host: string): string[] {
  const labels = host === '' ? [] : host.split('.').slice(-10)
  return labels.map((_, i) => labels.slice(i).join('.'))
}
