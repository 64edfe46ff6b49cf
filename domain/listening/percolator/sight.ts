/** A message as the queries see it: which of their terms are in it, and where. Arrays that are used again for the next message. */
import { facetsOf, type Message } from '../keys.ts'
import { createTokens, type Tokens, things, tokenise } from '../tokens.ts'
import { doubled } from './blocks.ts'
import { type Frequencies, learnMessage, learnTerm } from './frequency.ts'
import { emptyHash, field, find, findKey, nextHash, recordOf, type Vocabulary } from './vocabulary.ts'

export type Sight = {
  tokens: Tokens
  /** A bit for each term: whether it is in it. Of a hundred thousand terms that is 12 kB, which stays in the nearest cache. */
  bits: Int32Array
  /** The terms that are in it. */
  present: Int32Array
  count: number
  /** By term, in the records of the vocabulary: its first and last sighting in the text, -1 for none, and how many there are. */
  records: Int32Array
  /** By place: the first sighting there. */
  atPlace: Int32Array
  /** By sighting: what is seen, where, the next of the same term, the next at the same place; -1 for none. */
  sightings: number
  term: Int32Array
  place: Int32Array
  nextOfTerm: Int32Array
  nextAtPlace: Int32Array
}

const hash = 0x23
const at = 0x40
const dot = 0x2e
const hyphen = 0x2d
/** Arrays of a message with more words than this are let go with the next. */
const mostKept = 65_536
/** The beginning of a message tells enough of how often its words are seen. */
const learntFrom = 200
const [shortestOpen, longestLearnt] = [2, 8]
const star = 0x2a

export function createSight(): Sight {
  const ints = () => new Int32Array(1024)
  return {
    tokens: createTokens(),
    bits: ints(),
    present: ints(),
    count: 0,
    records: ints(),
    atPlace: ints(),
    sightings: 0,
    term: ints(),
    place: ints(),
    nextOfTerm: ints(),
    nextAtPlace: ints(),
  }
}

export function look(sight: Sight, vocabulary: Vocabulary, message: Message): void {
  begin(sight, vocabulary)
  const { tokens } = sight
  tokenise(message.text, tokens)
  while (sight.atPlace.length < tokens.count) sight.atPlace = doubled(sight.atPlace)
  for (let i = 0; i < tokens.count; i++) lookAt(sight, vocabulary, i)
  if (vocabulary.beside > 0) for (const key of facetsOf(message)) lookBeside(sight, vocabulary, key)
}

function begin(sight: Sight, vocabulary: Vocabulary): void {
  for (let i = 0; i < sight.count; i++) sight.bits[(sight.present[i] ?? 0) >>> 5] = 0
  if (sight.tokens.start.length > mostKept || sight.term.length > 4 * mostKept) {
    const { bits, present } = sight
    Object.assign(sight, createSight(), { bits, present })
  }
  while (sight.present.length < vocabulary.keys.length) {
    sight.present = doubled(sight.present)
    sight.bits = doubled(sight.bits)
  }
  sight.records = vocabulary.records
  sight.count = 0
  sight.sightings = 0
}

function lookAt(sight: Sight, vocabulary: Vocabulary, i: number): void {
  const { tokens } = sight
  const { thing, units } = tokens
  const [start, end] = [tokens.start[i] ?? 0, tokens.end[i] ?? 0]
  sight.atPlace[i] = -1
  switch (thing[i]) {
    case things.link:
      return
    case things.hashtag:
      lookUp(sight, vocabulary, hash, units, start, end, i)
      lookUp(sight, vocabulary, 0, units, start, end, i)
      return
    case things.mention:
      lookUpHandle(sight, vocabulary, units, start, end, i)
      return
    default:
      lookUp(sight, vocabulary, 0, units, start, end, i)
  }
}

/** The whole handle with its beginnings, its shorter forms, and its word. */
function lookUpHandle(
  sight: Sight,
  vocabulary: Vocabulary,
  units: Uint16Array,
  start: number,
  end: number,
  place: number,
) {
  lookUp(sight, vocabulary, at, units, start, end, place)
  let [local, short, plain] = [end, end, true]
  for (let k = end - 1; k > start; k--) if (units[k] === at) local = k
  for (let k = local - 1; k > start; k--) if (units[k] === dot) short = k
  if (short > local) short = local
  for (let k = start; k < short; k++) if (units[k] === hyphen) plain = false
  if (local < end) lookUpExact(sight, vocabulary, at, units, start, local, place)
  if (short < local) lookUpExact(sight, vocabulary, at, units, start, short, place)
  if (plain) lookUp(sight, vocabulary, 0, units, start, short, place)
}

function lookUpExact(
  sight: Sight,
  vocabulary: Vocabulary,
  mark: number,
  units: Uint16Array,
  start: number,
  end: number,
  place: number,
): void {
  let key = mark === 0 ? emptyHash : nextHash(emptyHash, mark)
  for (let k = start; k < end; k++) key = nextHash(key, units[k] ?? 0)
  const id = find(vocabulary, vocabulary.exact, key, mark, units, start, end)
  if (id !== 0) note(sight, id, place)
}

/** A term, and all open terms that it begins with. */
function lookUp(
  sight: Sight,
  vocabulary: Vocabulary,
  mark: number,
  units: Uint16Array,
  start: number,
  end: number,
  place: number,
): void {
  const { openLengths } = vocabulary
  const before = mark === 0 ? 0 : 1
  let key = mark === 0 ? emptyHash : nextHash(emptyHash, mark)
  for (let k = start; k < end; k++) {
    key = nextHash(key, units[k] ?? 0)
    if ((openLengths[k + 1 - start + before] ?? 0) === 0) continue
    const open = find(vocabulary, vocabulary.open, key, mark, units, start, k + 1)
    if (open !== 0) note(sight, open, place)
  }
  const id = find(vocabulary, vocabulary.exact, key, mark, units, start, end)
  if (id !== 0) note(sight, id, place)
}

const scratch = new Uint16Array(1024)

/** What is known beside the text; mentions may be open. */
function lookBeside(sight: Sight, vocabulary: Vocabulary, key: string): void {
  if (!key.startsWith('@')) {
    const id = findKey(vocabulary, key, false)
    if (id !== 0) note(sight, id, -1)
    return
  }
  const length = Math.min(key.length, scratch.length)
  for (let k = 1; k < length; k++) scratch[k] = key.charCodeAt(k)
  lookUp(sight, vocabulary, at, scratch, 1, length, -1)
}

/** Whether a term is in the message. */
export const isSeen = (bits: Int32Array, id: number): boolean => ((bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0

function note(sight: Sight, id: number, place: number): void {
  const { bits, records } = sight
  const record = recordOf(id)
  if (!isSeen(bits, id)) {
    bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31))
    sight.present[sight.count++] = id
    records[record + field.first] = -1
    records[record + field.last] = -1
    records[record + field.times] = 0
  }
  if (place === -1) return
  const sighting = sight.sightings++
  if (sighting === sight.term.length)
    for (const name of ['term', 'place', 'nextOfTerm', 'nextAtPlace'] as const) sight[name] = doubled(sight[name])
  sight.term[sighting] = id
  sight.place[sighting] = place
  sight.nextOfTerm[sighting] = -1
  sight.nextAtPlace[sighting] = sight.atPlace[place] ?? -1
  sight.atPlace[place] = sighting
  const before = records[record + field.last] ?? -1
  if (before === -1) records[record + field.first] = sighting
  else sight.nextOfTerm[before] = sighting
  records[record + field.last] = sighting
  records[record + field.times] = (records[record + field.times] ?? 0) + 1
}

/** What was just looked at tells how often terms are seen: those of the queries, and those of queries to come. */
export function learnFrom({ tokens, present, count }: Sight, vocabulary: Vocabulary, frequencies: Frequencies): void {
  learnMessage(frequencies)
  const { units, start, end, thing } = tokens
  for (let i = 0; i < Math.min(tokens.count, learntFrom); i++) {
    if (thing[i] === things.link) continue
    const from = start[i] ?? 0
    const until = end[i] ?? 0
    const mark = thing[i] === things.hashtag ? hash : thing[i] === things.mention ? at : 0
    let key = emptyHash
    let marked = nextHash(emptyHash, mark)
    for (let k = from; k < until; k++) {
      key = nextHash(key, units[k] ?? 0)
      marked = nextHash(marked, units[k] ?? 0)
      const length = k + 1 - from
      if (length >= shortestOpen && length <= longestLearnt) learnTerm(frequencies, openHash(key))
    }
    learnTerm(frequencies, key)
    if (mark !== 0) learnTerm(frequencies, marked)
  }
  for (let i = 0; i < count; i++) {
    const key = vocabulary.keys[present[i] ?? 0] ?? ''
    if (key.includes(':')) learnTerm(frequencies, vocabulary.hashes[present[i] ?? 0] ?? 0)
  }
}

/** An open term is counted apart from the word that is spelled the same. */
export const openHash = (key: number): number => nextHash(key, star)
