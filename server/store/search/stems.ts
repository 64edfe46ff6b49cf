/** Dutch and English stems, by the dictionaries that come with PostgreSQL. Words are few and come again, so what was asked is kept. */
import { sql } from 'kysely'
import type { Stems } from '../../../domain/search/entry.ts'
import type { Store } from '../database.ts'

/** Some ten megabytes at most; then it begins anew. */
const mostKept = 60_000

const kept = new Map<string, readonly string[]>()

/** @returns stems of these words; of others there are none */
export async function stemsOf(store: Store, words: Iterable<string>): Promise<Stems> {
  const wanted = new Set(words)
  if (kept.size > mostKept) kept.clear()
  const stems = new Map<string, readonly string[]>()
  const unknown: string[] = []
  for (const word of wanted) {
    const known = kept.get(word)
    if (known) stems.set(word, known)
    else unknown.push(word)
  }
  if (unknown.length > 0) {
    const { rows } = await sql<{ word: string; dutch: string[] | null; english: string[] | null }>`
      select word, ts_lexize('dutch_stem', word) as dutch, ts_lexize('english_stem', word) as english
      from unnest(${unknown}::text[]) as asked(word)`.execute(store)
    for (const { word, dutch, english } of rows) {
      // A stop word has no stem there; here it is a word like another.
      const of = [...new Set([dutch?.[0] ?? word, english?.[0] ?? word])]
      kept.set(word, of)
      stems.set(word, of)
    }
  }
  return (word) => stems.get(word) ?? []
}
