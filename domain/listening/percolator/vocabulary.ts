/**
 * The terms that queries ask for, each with a number. A message's words are looked up by their code units, without making a string of
 * them; what no query asks for is not in here, so the size follows from the queries and never from the messages.
 *
 * Open terms (`stor*`) stand in a table of their own: of each word all beginnings are looked up there, and it is small. Both are hash
 * tables with linear probing, at most half full, and without tombstones, so that adding and removing for years leaves no trace.
 */

import { doubled } from './blocks.ts'

export type Vocabulary = {
  /** By number; the first is 1. */
  keys: string[]
  hashes: Int32Array
  /** How many times queries ask for it. */
  held: Int32Array
  /** Whether what begins with it counts too. */
  opens: boolean[]
  /** Four numbers for each term, see `field`. */
  records: Int32Array
  /** Numbers that can be given out again. */
  free: number[]
  exact: Table
  open: Table
  /** How many open terms there are of each length. */
  openLengths: Int32Array
  /** Terms that are not said in a text, or need not be: facets and mentions. */
  beside: number
}

/** Pairs of a term and its hash, so that most look-ups touch one place. */
type Table = { slots: Int32Array; used: number }

/** What is needed of a term that is in a message stands together: its sightings (see `sight.ts`), and the list of queries that wait there. */
export const field = { first: 0, last: 1, times: 2, posts: 3 } as const
export const recordOf = (id: number): number => 4 * id

const longestOpen = 128
const startSize = 1024
/** FNV-1a, 32 bits. */
export const emptyHash = 0x811c9dc5 | 0
export const nextHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

export function createVocabulary(): Vocabulary {
  const table = (): Table => ({ slots: new Int32Array(2 * startSize), used: 0 })
  return {
    keys: [''],
    hashes: new Int32Array(startSize),
    held: new Int32Array(startSize),
    opens: [false],
    records: new Int32Array(recordOf(startSize)),
    free: [],
    exact: table(),
    open: table(),
    openLengths: new Int32Array(longestOpen),
    beside: 0,
  }
}

function hashOf(key: string): number {
  let hash = emptyHash
  for (let i = 0; i < key.length; i++) hash = nextHash(hash, key.charCodeAt(i))
  return hash
}

/** The number of a term, made when it is new. Each `hold` asks for one `release`. */
export function hold(vocabulary: Vocabulary, key: string, open: boolean): number {
  const table = open ? vocabulary.open : vocabulary.exact
  const hash = hashOf(key)
  const known = findKey(vocabulary, key, open)
  if (known !== 0) {
    vocabulary.held[known] = (vocabulary.held[known] ?? 0) + 1
    return known
  }
  const id = vocabulary.free.pop() ?? vocabulary.keys.length
  if (id === vocabulary.hashes.length) {
    vocabulary.hashes = doubled(vocabulary.hashes)
    vocabulary.held = doubled(vocabulary.held)
    vocabulary.records = doubled(vocabulary.records)
  }
  vocabulary.keys[id] = key
  vocabulary.hashes[id] = hash
  vocabulary.held[id] = 1
  vocabulary.opens[id] = open
  count(vocabulary, key, open, 1)
  table.used++
  if (4 * table.used > table.slots.length) enlarge(table)
  put(table.slots, id, hash)
  return id
}

export function release(vocabulary: Vocabulary, id: number): void {
  const held = (vocabulary.held[id] ?? 0) - 1
  vocabulary.held[id] = held
  if (held > 0) return
  const open = vocabulary.opens[id] ?? false
  takeOut(open ? vocabulary.open : vocabulary.exact, id, vocabulary.hashes[id] ?? 0)
  count(vocabulary, vocabulary.keys[id] ?? '', open, -1)
  vocabulary.keys[id] = ''
  vocabulary.free.push(id)
}

/** 0 when no query asks for it. */
export function findKey(vocabulary: Vocabulary, key: string, open: boolean): number {
  const { slots } = open ? vocabulary.open : vocabulary.exact
  const hash = hashOf(key)
  const mask = slots.length - 1
  for (let slot = home(hash) & mask; ; slot = (slot + 2) & mask) {
    const id = slots[slot] ?? 0
    if (id === 0 || (slots[slot + 1] === hash && vocabulary.keys[id] === key)) return id
  }
}

/**
 * The same, for code units.
 * @param hash of `mark` (when there is one) and the units
 * @param mark the unit before them (# or @), or 0
 */
export function find(
  vocabulary: Vocabulary,
  { slots }: Table,
  hash: number,
  mark: number,
  units: Uint16Array,
  start: number,
  end: number,
): number {
  const { keys } = vocabulary
  const mask = slots.length - 1
  for (let slot = home(hash) & mask; ; slot = (slot + 2) & mask) {
    const id = slots[slot] ?? 0
    if (id === 0) return 0
    if (slots[slot + 1] === hash && isSame(keys[id] ?? '', mark, units, start, end)) return id
  }
}

function isSame(key: string, mark: number, units: Uint16Array, start: number, end: number): boolean {
  const from = mark === 0 ? 0 : 1
  if (key.length !== end - start + from || (from === 1 && key.charCodeAt(0) !== mark)) return false
  for (let i = start, k = from; i < end; i++, k++) if (key.charCodeAt(k) !== units[i]) return false
  return true
}

function count(vocabulary: Vocabulary, key: string, open: boolean, step: 1 | -1): void {
  if (open) vocabulary.openLengths[key.length] = (vocabulary.openLengths[key.length] ?? 0) + step
  if (key.startsWith('@') || key.includes(':')) vocabulary.beside += step
}

/** The even places are where pairs begin. */
const home = (hash: number): number => (hash ^ (hash >>> 15)) << 1

function put(slots: Int32Array, id: number, hash: number): void {
  const mask = slots.length - 1
  let slot = home(hash) & mask
  while (slots[slot] !== 0) slot = (slot + 2) & mask
  slots[slot] = id
  slots[slot + 1] = hash
}

/** What stands behind the hole, and would not be found over it, moves up (Knuth, volume 3, 6.4, algorithm R). */
function takeOut(table: Table, id: number, hash: number): void {
  const { slots } = table
  const mask = slots.length - 1
  let hole = home(hash) & mask
  while (slots[hole] !== id) hole = (hole + 2) & mask
  for (let next = (hole + 2) & mask; slots[next] !== 0; next = (next + 2) & mask) {
    const wanted = home(slots[next + 1] ?? 0) & mask
    if (((next - wanted) & mask) < ((next - hole) & mask)) continue
    slots[hole] = slots[next] ?? 0
    slots[hole + 1] = slots[next + 1] ?? 0
    hole = next
  }
  slots[hole] = 0
  table.used--
}

function enlarge(table: Table): void {
  const { slots } = table
  const larger = new Int32Array(2 * slots.length)
  for (let slot = 0; slot < slots.length; slot += 2)
    if (slots[slot] !== 0) put(larger, slots[slot] ?? 0, slots[slot + 1] ?? 0)
  table.slots = larger
}
