/** One record of a CSV -> one message as `POST /api/v1/messages` takes it. */
import { createHash } from 'node:crypto'
import type { BroughtMessage } from '../../contract/message.ts'
import type { ColumnOf, ImportMap } from './map.ts'
import { momentReader } from './moment.ts'

type Translated = { item: BroughtMessage } | { refused: string; id?: string }
export type Translate = (record: readonly string[]) => Translated

/**
 * @param header the names of the columns; all that the map names are there (see `checkHeader`)
 * @param zone for moments that do not say theirs, when the map does not either
 */
export function translator(map: ImportMap, header: readonly string[], zone: string): Translate {
  const places = new Map(header.map((column, place) => [column, place]))
  const raw = (record: readonly string[], column: string) => record[places.get(column) ?? -1] ?? ''
  const value = (record: readonly string[], of: ColumnOf | undefined): string => {
    if (of === undefined) return ''
    if (typeof of === 'string') return raw(record, of).trim()
    const text = raw(record, of.column).trim()
    return of.strip !== undefined && text.endsWith(of.strip) ? text.slice(0, -of.strip.length) : text
  }
  const nameOf = (of: ColumnOf) => {
    const column = typeof of === 'string' ? of : of.column
    return `${column} (column ${(places.get(column) ?? 0) + 1})`
  }
  const { published, ours } = map
  const readMoment = momentReader(published.format ?? 'iso', published.zone ?? zone)
  const oursValues = ours && new Set([ours.is].flat().map(alike))
  const textColumn = typeof map.text === 'string' ? map.text : map.text.column
  const entities = typeof map.text !== 'string' && 'entities' in map.text && map.text.entities

  return (record) => {
    const given = value(record, map.id)
    if (map.id && !given) return { refused: `${nameOf(map.id)} is empty: a message needs an id` }
    const moment = raw(record, published.column).trim()
    const at = readMoment(moment)
    if (!at)
      return {
        refused: `${nameOf(published.column)} is "${short(moment)}"; expected ${published.format ?? 'a moment such as 2026-03-04T10:00:00Z'}`,
        ...(given && { id: given }),
      }
    const author = value(record, map.author.id)
    if (!author)
      return { refused: `${nameOf(map.author.id)} is empty: a message needs an author`, ...(given && { id: given }) }
    const text = raw(record, textColumn)
    const id = given || madeOf(author, at.toISOString(), text)
    const to = value(record, map.to?.id)
    const optional = {
      inReplyTo: value(record, map.inReplyTo),
      thread: value(record, map.thread),
      subject: value(record, map.subject),
      language: value(record, map.language),
      url: value(record, map.url),
    }
    const about = {
      name: value(record, map.author.name),
      handle: value(record, map.author.handle),
      url: value(record, map.author.url),
      verifiedEmail: value(record, map.author.verifiedEmail),
      verifiedPhone: value(record, map.author.verifiedPhone),
    }
    return {
      item: {
        id,
        text: entities ? decodeEntities(text) : text,
        published: at.toISOString(),
        author: { network: map.network, id: author, ...filled(about) },
        ...(ours && oursValues?.has(alike(raw(record, ours.column))) && { ours: true }),
        ...(to && { to: { network: map.network, id: to, ...filled({ name: value(record, map.to?.name) }) } }),
        ...filled(optional),
        ...(map.visibility && { visibility: map.visibility }),
      },
    }
  }
}

/** The same row makes the same id, whenever it is read. */
const madeOf = (...parts: string[]) =>
  `row/${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`

const alike = (text: string) => text.trim().toLowerCase()
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text)

/** Only what says something. */
function filled<T extends Record<string, string>>(of: T): Partial<T> {
  return Object.fromEntries(Object.entries(of).filter(([, text]) => text !== '')) as Partial<T>
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** What networks write for the characters that HTML keeps for itself. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
