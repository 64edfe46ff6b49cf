/**
 * A search walks back in time. It looks at slices of time from new to old (days, then months, then years), and takes the first of each
 * only as far as it must: a slice that holds more than a few hundred is cut finer, one that holds nothing costs a glance at the index.
 * So what is asked costs about the same for rare words, for words that are everywhere, and for words that were everywhere in one week
 * two years ago. When it takes too long (a filter that lets almost nothing through), it stops and says how far it came.
 *
 * Defaults: 40 candidates at a time (or four pages), up to 400 where few of them are what is asked; 600 ms. Cost: a statement, and one more
 * for each cut of a year, a month, a day or an hour.
 */
import { within } from '../../domain/search/entry.ts'
import { finer, type Slice, sliceUp } from '../../domain/search/slices.ts'
import { type Database, readWithin, type Store } from '../store/database.ts'
import type { PageKey } from '../store/queue.ts'
import { type Candidate, candidatesIn, type Look, newestIn } from '../store/search/entry.ts'

const [fewAtOnce, mostAtOnce] = [40, 400]
const longestMs = 600
const dayMs = 86_400_000
/** Below every id. */
const noId = '00000000-0000-0000-0000-000000000000'

export type Walked = { ids: string[]; next: PageKey | null }

/**
 * @param scope see `scopeOf` @param now of the clock; what is said to be of tomorrow is found too
 * @param longest after so many ms it stops, in the middle of a slice if need be; else it ends the slice that it is at
 */
export async function walk(
  db: Database,
  look: Look,
  scope: string,
  now: Date,
  limit: number,
  longest?: number,
): Promise<Walked> {
  const newest = [look.before?.at, look.until, new Date(now.getTime() + dayMs)].reduce<Date>(
    (first, at) => (at && at < first ? at : first),
    new Date(8.64e15),
  )
  const deadline = performance.now() + (longest ?? longestMs)
  const found: Candidate[] = []
  let left = sliceUp(newest, look.from)
  let before = look.before
  let reached: PageKey | null = null
  let atOnce = Math.min(mostAtOnce, Math.max(fewAtOnce, 4 * limit))
  while (left.length > 0 && found.length <= limit && performance.now() < deadline) {
    const [from, slices, many] = [{ ...look, before }, left, atOnce]
    const read = (store: Store) => lookInto(store, from, scope, slices, many)
    const step = longest ? await readWithin(db, deadline - performance.now(), read) : await read(db)
    if (step === null) break
    found.push(...step.found.filter(({ passes }) => passes))
    // Candidates that turn out to be something else cost as much as those that are shown: then more of them are looked at together.
    if (found.length < limit / 2) atOnce = Math.min(mostAtOnce, 4 * atOnce)
    left = step.left
    before = step.before ?? before
    reached = step.before ?? (left[0] ? { at: left[0].until, id: noId } : null)
  }
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last ? { at: last.at, id: last.id } : left.length > 0 ? reached : null
  return { ids: items.map(({ id }) => id), next }
}

type Step = { found: Candidate[]; left: Slice[]; before: PageKey | null }

/** What the first slices hold, newest first, up to the first that holds too much; that one is cut finer. */
async function lookInto(db: Store, look: Look, scope: string, slices: readonly Slice[], atOnce: number): Promise<Step> {
  const all = slices.map(({ mark, until }) => ({ words: within(scope, mark), until }))
  const rows = await candidatesIn(db, look, all, atOnce)
  if (rows.length < atOnce) return { found: newestFirst(rows), left: [], before: null }
  const full = (rows.at(-1)?.place ?? 1) - 1
  const whole = newestFirst(rows.filter(({ place }) => place - 1 < full))
  const [cut, rest] = [slices.slice(full, full + 1), slices.slice(full + 1)]
  // One that was only begun on is looked at again; many finer ones would cost more.
  const parts = rows.length - whole.length < atOnce / 2 ? cut : cut.flatMap(finer)
  if (full > 0 || parts.length > 0)
    return { found: whole, left: [...(parts.length > 0 ? parts : cut), ...rest], before: null }
  // An hour with more than one looks at: all of it is sorted, part after part.
  const hour = all[0]
  const newest = hour ? await newestIn(db, look, hour, atOnce) : []
  const last = newest.length === atOnce ? newest.at(-1) : undefined
  const before = last ? { at: last.at, id: last.id } : null
  return { found: newest, left: slices.slice(before ? 0 : 1), before }
}

const newestFirst = (rows: Candidate[]) =>
  rows.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
