/** What one search is about, understood once for people, conversations and messages. */
import { ask, type Kind, marked, type Stems, scopeOf } from '../../domain/search/entry.ts'
import type { Query } from '../../domain/search/query.ts'
import type { Context } from '../context.ts'
import type { PageKey } from '../store/queue.ts'
import type { Sieve } from '../store/search/entry.ts'
import { stemsOf } from '../store/search/stems.ts'
import { type Walked, walk } from './walk.ts'

export type Asking = {
  ctx: Context
  organisationId: string
  query: Query
  /** Of the words of the query. */
  stems: Stems
  sieve: Sieve
  direction: 'in' | 'out' | null
  from: Date | null
  until: Date | null
  before: PageKey | null
  limit: number
}

/** Ids of one kind that meet what was asked, newest first. @param near also names with a typing error */
export async function idsOf(kind: Kind, asking: Asking, near = false): Promise<Walked> {
  const { ctx, organisationId, query, stems, sieve, direction, from, until, before, limit } = asking
  const asked = ask(kind, query, stems, near)
  if (asked === null) return { ids: [], next: null }
  const marks = kind === 'message' ? [sieve.channel ?? [], direction ?? []].flat().map(marked) : []
  const index = [asked.index, ...marks].join(' & ')
  const look = {
    organisationId,
    asked: { ...asked, index },
    sieve: kind === 'person' ? {} : sieve,
    before,
    from,
    until,
  }
  return walk(ctx.db, look, scopeOf(kind, organisationId), ctx.clock(), limit)
}

/** Stems of the words of a text that may be those of the query: stemming leaves the beginning of a word as it is. */
export function stemsNear(asking: Asking, words: readonly string[]): Promise<Stems> {
  const wanted = asking.query.all.flatMap((term) => term.words)
  const starts = new Set(wanted.map((word) => word.slice(0, 2)))
  return stemsOf(asking.ctx.db, [...words.filter((word) => starts.has(word.slice(0, 2))), ...wanted])
}
