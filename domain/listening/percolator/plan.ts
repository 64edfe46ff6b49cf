/**
 * By which words a query is found. A clause is a set of terms of which a message must have one, or it does not meet the query. The query
 * waits under each term of its rarest clause; a second clause (the guard) stands beside it there, and spares most of the
 * evaluations. What is only kept out asks for nothing.
 */
import { type Frequencies, shareOf } from './frequency.ts'
import { insideOf, ops, sizeAt } from './program.ts'
import { openHash } from './sight.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Clause = { terms: readonly number[]; share: number }
export type Plan = { posts: readonly number[]; guard: readonly number[]; share: number }
type Code = Int32Array | readonly number[]

/** A guard of more terms spares too little: it stands under each post. */
const mostGuards = 8

/** @returns null when nothing must be there */
export function plan(code: Code, at: number, share: (id: number) => number): Plan | null {
  const clauses = clausesOf(code, at, share)
  const first = rarest(clauses)
  if (!first) return null
  const others = clauses.filter(
    ({ terms }) => terms.length <= mostGuards && terms.some((id) => !first.terms.includes(id)),
  )
  return { posts: first.terms, guard: rarest(others)?.terms ?? [], share: first.share }
}

function clausesOf(code: Code, at: number, share: (id: number) => number): Clause[] {
  const op = code[at]
  if (op === ops.not) return []
  if (op === ops.said || op === ops.open) {
    const id = code[at + 1] ?? 0
    return [{ terms: [id], share: share(id) }]
  }
  const end = at + sizeAt(code, at)
  const inside: Clause[][] = []
  for (let next = insideOf(code, at); next < end; next += sizeAt(code, next)) inside.push(clausesOf(code, next, share))
  if (op !== ops.some) return inside.flat()
  const each = inside.map(rarest).filter((clause) => clause !== null)
  if (each.length < inside.length) return []
  const terms = new Set(each.flatMap((clause) => clause.terms))
  return [{ terms: [...terms], share: [...terms].reduce((sum, id) => sum + share(id), 0) }]
}

function rarest(clauses: readonly Clause[]): Clause | null {
  return clauses.reduce<Clause | null>((best, clause) => (best && best.share <= clause.share ? best : clause), null)
}

/** The share of messages that a term is in, as far as is known. */
export function sharer(vocabulary: Vocabulary, frequencies: Frequencies): (id: number) => number {
  return (id) => {
    const key = vocabulary.keys[id] ?? ''
    const hash = vocabulary.hashes[id] ?? 0
    const open = vocabulary.opens[id] ?? false
    return shareOf(frequencies, open ? openHash(hash) : hash, guess(key, open))
  }
}

/** Before anything was seen: long words are rare, facets are not. */
function guess(key: string, open: boolean): number {
  return key.includes(':') ? 0.3 : 0.5 ** (open ? key.length - 2 : key.length)
}
