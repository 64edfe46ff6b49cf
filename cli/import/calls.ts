/** A call log as telephone exchanges export it: one call a row, below a header. What is in which column is seen from its name, or told by a map. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { LoggedItem } from '../../channels/kit/logged.ts'
import { toE164 } from '../../domain/contact/phone-number.ts'
import { Unusable } from '../command.ts'
import { readCsv } from './csv.ts'
import { momentReader } from './moment.ts'
import { asItem, broken, type Found, one, type Place, start } from './record.ts'
import type { Source } from './source.ts'

const name = z.string().check(z.minLength(1))
const shape = z.strictObject({
  about: z.optional(z.string()),
  delimiter: z.optional(z.string().check(z.length(1))),
  /** What makes a call unique; without it, the moment and the number do. */
  id: z.optional(name),
  at: z.optional(name),
  /** As for messages: `iso`, `unix`, or a pattern; and the zone of moments that name none. */
  format: z.optional(name),
  zone: z.optional(name),
  from: z.optional(name),
  to: z.optional(name),
  direction: z.optional(name),
  /** Seconds, or 4:12, or 0:04:12. */
  seconds: z.optional(name),
  status: z.optional(name),
  name: z.optional(name),
  text: z.optional(name),
})
export type CallMap = z.infer<typeof shape>
type Part = 'id' | 'at' | 'from' | 'to' | 'direction' | 'seconds' | 'status' | 'name' | 'text'

/** What exchanges call their columns, in lower case and without spaces. */
const usual: Readonly<Record<Part, readonly string[]>> = {
  id: ['id', 'callid', 'uniqueid', 'linkedid', 'gespreksid', 'gesprekid'],
  at: [
    'start',
    'starttijd',
    'begin',
    'datumtijd',
    'datum',
    'date',
    'datetime',
    'calldate',
    'tijdstip',
    'startedat',
    'time',
  ],
  from: ['from', 'van', 'caller', 'src', 'source', 'beller', 'anummer', 'nummer', 'number', 'callerid', 'fromnumber'],
  to: ['to', 'naar', 'dst', 'destination', 'bestemming', 'bnummer', 'gebeld', 'tonumber'],
  direction: ['direction', 'richting', 'type'],
  seconds: ['duration', 'duur', 'seconds', 'seconden', 'billsec', 'gespreksduur', 'talktime'],
  status: ['status', 'disposition', 'resultaat', 'result', 'state'],
  name: ['name', 'naam', 'callername', 'contact'],
  text: ['note', 'notes', 'notitie', 'opmerking', 'opmerkingen', 'remark'],
}
const outgoing = /^(out|uit)/i
const missed =
  /^(no[ _-]?answer|missed|gemist|niet|busy|bezet|failed|mislukt|cancel|abandoned|onbeantwoord|unanswered)/i

/** @throws Unusable when the map cannot be read, or names what is not there */
export function openCallMap(path: string | undefined): CallMap {
  if (!path) return {}
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const why =
      error instanceof z.core.$ZodError
        ? error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`)
        : []
    throw new Unusable(
      `The map ${path} cannot be read${why.length ? `: ${why[0]}` : ''}; docs/import.md shows how to write one`,
    )
  }
}

/** @throws Unusable when nothing in the file tells when a call was, and with whom */
export async function* callsIn(source: Source, map: CallMap, zone: string, from: Place = start): AsyncGenerator<Found> {
  const lines = readCsv(source, map.delimiter, from)
  const header = await lines.next()
  if (header.done || !('record' in header.value)) throw new Unusable(`${source.path} has no header`)
  const places = placesIn(header.value.record, map, source.path)
  const readMoment = momentReader(map.format ?? 'iso', map.zone ?? zone)
  for await (const found of lines) {
    if ('broken' in found) {
      yield broken(found.line, found.after, found.broken)
      continue
    }
    const value = (part: Part) => (found.record[places.get(part) ?? -1] ?? '').trim()
    const at = readMoment(value('at'))
    if (!at) {
      const expected = map.format ?? 'a moment such as 2026-03-04 10:00:00; for another form give --map with a format'
      yield broken(found.line, found.after, `"${value('at').slice(0, 60)}" is no moment; expected ${expected}`)
      continue
    }
    const item = itemOf(value, at)
    if (item) yield one(found.line, found.after, asItem(item))
    else yield { line: found.line, after: found.after, items: [], aside: [unanswered] }
  }
}

const unanswered = { kind: 'other', why: 'A call of ours that nobody answered' } as const

function itemOf(value: (part: Part) => string, at: Date): LoggedItem | null {
  const direction = outgoing.test(value('direction')) ? 'out' : 'in'
  const typed = value(direction === 'in' ? 'from' : 'to')
  const number = toE164(typed)
  const seconds = secondsOf(value('seconds'))
  const isMissed = missed.test(value('status')) || (value('status') === '' && seconds === 0)
  if (isMissed && direction === 'out') return null
  const id = value('id') || `${at.toISOString()} ${number ?? typed}`
  const called = value('name').slice(0, 200)
  return {
    id: id.slice(0, 500),
    revision: 0,
    direction,
    at: at.toISOString(),
    text: value('text').slice(0, 20_000),
    customer: number
      ? { network: 'phone', id: number, number, ...(called && { name: called }) }
      : { network: 'phone', id: `call:${id.slice(0, 400)}`, name: called || typed.slice(0, 200) || '?' },
    ...(number && { thread: `tel:${number}` }),
    call: { seconds: isMissed ? null : seconds, missed: isMissed },
  }
}

/** `252`, `4:12` or `0:04:12`; null when it is none of these. */
function secondsOf(text: string): number | null {
  if (!/^\d{1,6}(:[0-5]?\d){0,2}$/.test(text)) return null
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

function placesIn(header: readonly string[], map: CallMap, path: string): Map<Part, number> {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const columns = header.map((column) => column.trim())
  const places = new Map<Part, number>()
  for (const part of Object.keys(usual) as Part[]) {
    const told = map[part]
    const at =
      told === undefined ? columns.findIndex((column) => usual[part].includes(plain(column))) : columns.indexOf(told)
    if (told !== undefined && at === -1)
      throw new Unusable(`${path} has no column "${told}" (${part}); it has ${columns.slice(0, 20).join(', ')}`)
    if (at !== -1) places.set(part, at)
  }
  const lacks = !places.has('at') ? 'at' : !places.has('from') && !places.has('to') ? 'from' : null
  if (lacks)
    throw new Unusable(
      `${path}: no column tells ${lacks === 'at' ? 'when a call was' : 'with whom'}. Say which with --map, as {"${lacks}": "name of the column"}; it has ${columns.slice(0, 20).join(', ')}`,
    )
  return places
}
