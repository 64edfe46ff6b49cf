/**
 * Many standing queries, one message: which of them does it meet? Each query waits under the rarest words that a message must have one
 * of; only queries under a word that is in the message are looked at, most of those fall by a second word that must be there, and
 * what is left is checked in full. So the answer is exact, and the time follows from how many come near and not from how many
 * there are. (The idea is that of the percolator of Elasticsearch and of the presearcher of Luwak.)
 *
 * Which words are rare is learnt from the messages, with fading, and only moves work about: a query that is looked at in vain asks, now and
 * then, whether another of its words has become the rarer one.
 *
 * Cost: reading a message, then some nanoseconds for each query that waits under one of its words; adding or removing one takes tens of
 * microseconds, and half a kilobyte. Nothing grows with the messages.
 */
import type { Message } from './keys.ts'
import { doubled } from './percolator/blocks.ts'
import { createFrequencies, type Frequencies } from './percolator/frequency.ts'
import { holds } from './percolator/holds.ts'
import { sharer } from './percolator/plan.ts'
import { compile, eachTerm } from './percolator/program.ts'
import { createSight, isSeen, learnFrom, look } from './percolator/sight.ts'
import { createVocabulary, field, hold, recordOf, release } from './percolator/vocabulary.ts'
import { codeAt, createWaiting, place, take, think } from './percolator/waiting.ts'
import type { Query } from './query.ts'

export type Percolator = {
  /** Add a query, or put it in the place of the one with this id. @returns false when it asks for nothing to be there: it is not kept */
  add(id: string, query: Query): boolean
  /** @returns whether it was there */
  remove(id: string): boolean
  /** The ids of all queries that the message meets, in no order. */
  match(message: Message): string[]
  size(): number
}

/** Of so many messages one is learnt from. */
const learnEach = 8
/** Of so many vain looks one makes a query think again. */
const thinkEach = 64
const lastNumber = 0x7fffffff

/** @param frequencies what is known of how often words are seen; it learns on */
export function createPercolator(frequencies: Frequencies = createFrequencies()): Percolator {
  const vocabulary = createVocabulary()
  const waiting = createWaiting(vocabulary, sharer(vocabulary, frequencies))
  const terms = { idOf: (key: string, open: boolean) => hold(vocabulary, key, open), share: waiting.share }
  const sight = createSight()
  const slots = new Map<string, number>()
  /** By slot. */
  const ids: string[] = []
  const free: number[] = []
  /** By slot: the last message that it was looked at for. */
  let lookedAt: Int32Array = new Int32Array(1024)
  /** The number of the message, and how often was looked in vain. */
  let [now, vain] = [0, 0]

  function add(id: string, query: Query): boolean {
    remove(id)
    const code = compile(query, terms)
    const slot = free.pop() ?? ids.length
    const kept = place(waiting, slot, code)
    if (kept) slots.set(id, slot)
    else {
      free.push(slot)
      eachTerm(code, 0, (term) => release(vocabulary, term))
    }
    ids[slot] = kept ? id : ''
    while (lookedAt.length < ids.length) lookedAt = doubled(lookedAt)
    return kept
  }

  function remove(id: string): boolean {
    const slot = slots.get(id)
    if (slot === undefined) return false
    eachTerm(take(waiting, slot), 0, (term) => release(vocabulary, term))
    slots.delete(id)
    ids[slot] = ''
    free.push(slot)
    return true
  }

  function match(message: Message): string[] {
    look(sight, vocabulary, message)
    begin()
    const found: string[] = []
    const { data } = waiting.blocks
    let thinks = -1
    for (let i = 0; i < sight.count; i++) {
      const list = sight.records[recordOf(sight.present[i] ?? 0) + field.posts] ?? 0
      const end = list === 0 ? 0 : list + (data[list + 1] ?? 0)
      for (let at = list + 2; at < end; at += 2 + (data[at + 1] ?? 0)) {
        const slot = data[at] ?? 0
        if (!passes(data, at + 1, sight.bits) || lookedAt[slot] === now) continue
        lookedAt[slot] = now
        if (holds(data, codeAt(waiting, slot), sight)) found.push(ids[slot] ?? '')
        else if (++vain % thinkEach === 0) thinks = slot
      }
    }
    if (now % learnEach === 1) learnFrom(sight, vocabulary, frequencies)
    if (thinks !== -1) think(waiting, thinks)
    return found
  }

  /** Messages are numbered in 31 bits. */
  function begin(): void {
    if (now === lastNumber) lookedAt.fill(0)
    now = now === lastNumber ? 1 : now + 1
  }

  return { add, remove, match, size: () => slots.size }
}

/** One of the guards is there, or there are none. @param at how many they are; they follow */
function passes(data: Int32Array, at: number, bits: Int32Array): boolean {
  const guards = data[at] ?? 0
  for (let k = at + 1; k <= at + guards; k++) if (isSeen(bits, data[k] ?? 0)) return true
  return guards === 0
}
