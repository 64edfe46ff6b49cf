/** People by name, address, handle or number; when few are called that, also by nearly that. The best match first, then the newest. */
import type { FoundPerson } from '../../contract/search.ts'
import { markAll } from '../../domain/search/found.ts'
import { errorsBetween } from '../../domain/search/nearly.ts'
import { phoneEnd, type Query } from '../../domain/search/query.ts'
import { wordsOf } from '../../domain/search/words.ts'
import type { PageKey } from '../store/queue.ts'
import { type Called, calledOf, latestOf } from '../store/search/source.ts'
import { type Asking, idsOf } from './asking.ts'

/** Among so many of the newest the best are looked for; of those nearly called that most turn out to be called otherwise. */
const looked = { exact: 20, near: 50 }
const mostKnown = 3
const noStems = () => []

export async function findPeople(asking: Asking): Promise<{ items: FoundPerson[]; next: PageKey | null }> {
  const { ctx, organisationId, limit } = asking
  const exact = await idsOf('person', { ...asking, limit: Math.max(looked.exact, limit) })
  const near = exact.ids.length < limit ? (await idsOf('person', { ...asking, limit: looked.near }, true)).ids : []
  const ids = [...new Set([...exact.ids, ...near])]
  const called = new Map((await calledOf(ctx.db, organisationId, ids)).map((person) => [person.id, person]))
  const ranked = ids.flatMap((id) => {
    const person = called.get(id)
    const match = person && matchOf(person, asking.query)
    return match ? [{ person, ...match }] : []
  })
  // A sort keeps the order of equals, which is that of time.
  const best = ranked.sort((a, b) => a.errors - b.errors).slice(0, limit)
  const latest = await latestOf(
    ctx.db,
    organisationId,
    best.map(({ person }) => person.id),
  )
  const items = best.map(({ person, query }) => {
    const { id = null, at = person.since } = latest.get(person.id) ?? {}
    return { ...show(person, query), lastHeard: at.toISOString(), latest: id }
  })
  return { items, next: null }
}

/** How far what was typed is from how they are called (0 is exactly that), and the query with the errors taken out. */
function matchOf(source: Called, query: Query): { errors: number; query: Query } | null {
  if (query.phone !== null && source.phones.some((phone) => phoneEnd(phone) === query.phone))
    return { errors: 0, query }
  const words = [...new Set(source.named.flatMap((name) => wordsOf(name).map(({ word }) => word)))]
  let errors = 0
  const all = query.all.map((term) => ({
    ...term,
    words: term.words.map((wanted, i) => {
      const open = term.open && i === term.words.length - 1
      const best = words.map((word) => ({ word, far: distance(wanted, word, open) })).sort((a, b) => a.far - b.far)[0]
      errors += best?.far ?? Number.POSITIVE_INFINITY
      return best && best.far >= 1 ? best.word : wanted
    }),
  }))
  return Number.isFinite(errors) ? { errors, query: { ...query, all } } : null
}

/** 0 when equal, a little when it is the beginning, else the number of typing errors; infinite when it is another word. */
function distance(wanted: string, word: string, open: boolean): number {
  if (word === wanted) return 0
  if (open && word.startsWith(wanted)) return 0.1
  const errors = errorsBetween(wanted, word)
  return errors <= (wanted.length < 8 ? 1 : 2) ? errors : Number.POSITIVE_INFINITY
}

function show(person: Called, query: Query): Omit<FoundPerson, 'latest' | 'lastHeard'> {
  const [name = '', ...others] = person.named
  const known = [...new Set([...others, ...person.phones])].filter((each) => each !== name)
  const marked = known.map((each) => markAll(each, query, noStems))
  const isFound = (each: (typeof marked)[number]) => each.some(({ found }) => found)
  return {
    id: person.id,
    name: markAll(name, query, noStems),
    known: [...marked.filter(isFound), ...marked.filter((each) => !isFound(each))].slice(0, mostKnown),
  }
}
