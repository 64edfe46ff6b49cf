/**
 * The terms that queries ask for, each with a number. A message's words are looked up by their code units, without making a string of
 * them; what no query asks for is not in here, so the size follows from the queries and never from the messages.
 *
 * Open terms (`stor*`) stand in a table of their own: of each word all beginnings are looked up there, and it is small. Both are hash
 * tables with linear probing, at most half full, and without tombstones, so that adding and removing for years leaves no trace.
 */

export type Vocabulary = {
  /** By number; the first is 1. */
  keys: string[]
  hashes: Int32Array
  /** How many times queries ask for it. */
  held: Int32Array
  /** Whether what begins with it counts too. */
  opens: boolean[]
  /** Numbers that can be given out again. */
  free: number[]
  exact: Table
  open: Table
  /** How many open terms there are of each length. */
  openLengths: Int32Array
  /** Terms that are not said in a text, or need not be: facets and mentions. */
  beside: number
}

type Table = { slots: Int32Array; used: number }

const longestOpen = 128
const startSize = 1024
/** FNV-1a, 32 bits. */
export const emptyHash = 0x811c9dc5 | 0
export const nextHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

export function createVocabulary(): Vocabulary {
  const table = (): Table => ({ slots: new Int32Array(startSize), used: 0 })
  return {
    keys: [''],
    hashes: new Int32Array(startSize),
    held: new Int32Array(startSize),
    opens: [false],
    free: [],
    exact: table(),
    open: table(),
    openLengths: new Int32Array(longestOpen),
    beside: 0,
  }
}

export function hashOf(key: string): number {
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
  }
  vocabulary.keys[id] = key
  vocabulary.hashes[id] = hash
  vocabulary.held[id] = 1
  vocabulary.opens[id] = open
  count(vocabulary, key, open, 1)
  table.used++
  if (2 * table.used > table.slots.length) enlarge(table, vocabulary.hashes)
  put(table.slots, id, hash)
  return id
}

export function release(vocabulary: Vocabulary, id: number): void {
  const held = (vocabulary.held[id] ?? 0) - 1
  vocabulary.held[id] = held
  if (held > 0) return
  const open = vocabulary.opens[id] ?? false
  takeOut(open ? vocabulary.open : vocabulary.exact, vocabulary.hashes, id)
  count(vocabulary, vocabulary.keys[id] ?? '', open, -1)
  vocabulary.keys[id] = ''
  vocabulary.free.push(id)
}

/** 0 when no query asks for it. */
export function findKey(vocabulary: Vocabulary, key: string, open: boolean): number {
  const { slots } = open ? vocabulary.open : vocabulary.exact
  const hash = hashOf(key)
  const mask = slots.length - 1
  for (let slot = home(hash) & mask; ; slot = (slot + 1) & mask) {
    const id = slots[slot] ?? 0
    if (id === 0 || (vocabulary.hashes[id] === hash && vocabulary.keys[id] === key)) return id
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
  const { hashes, keys } = vocabulary
  const mask = slots.length - 1
  for (let slot = home(hash) & mask; ; slot = (slot + 1) & mask) {
    const id = slots[slot] ?? 0
    if (id === 0) return 0
    if (hashes[id] === hash && isSame(keys[id] ?? '', mark, units, start, end)) return id
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

const home = (hash: number): number => hash ^ (hash >>> 15)

function put(slots: Int32Array, id: number, hash: number): void {
  const mask = slots.length - 1
  let slot = home(hash) & mask
  while (slots[slot] !== 0) slot = (slot + 1) & mask
  slots[slot] = id
}

/** What stands behind the hole, and would not be found over it, moves up (Knuth, volume 3, 6.4, algorithm R). */
function takeOut(table: Table, hashes: Int32Array, id: number): void {
  const { slots } = table
  const mask = slots.length - 1
  let hole = home(hashes[id] ?? 0) & mask
  while (slots[hole] !== id) hole = (hole + 1) & mask
  for (let next = (hole + 1) & mask; slots[next] !== 0; next = (next + 1) & mask) {
    const wanted = home(hashes[slots[next] ?? 0] ?? 0) & mask
    if (((next - wanted) & mask) < ((next - hole) & mask)) continue
    slots[hole] = slots[next] ?? 0
    hole = next
  }
  slots[hole] = 0
  table.used--
}

function enlarge(table: Table, hashes: Int32Array): void {
  const slots = new Int32Array(2 * table.slots.length)
  for (const id of table.slots) if (id !== 0) put(slots, id, hashes[id] ?? 0)
  table.slots = slots
}

export function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
