/** The reviews among the things of a page, and how it is rated as a whole. */
import type { Thing } from './find.ts'

/** `about` is what is reviewed, by name. */
export type Reviewed = { is: 'review' | 'rating'; thing: Thing; about: string }

const deepest = 20
const mostThings = 50_000
const most = 1000

export function reviewsIn(things: readonly unknown[]): Reviewed[] {
  const byId = new Map<string, Thing>()
  const all: { thing: Thing; around: Thing | null }[] = []
  const walk = (value: unknown, around: Thing | null, depth: number): void => {
    if (depth > deepest || all.length >= mostThings || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const one of value) walk(one, around, depth + 1)
      return
    }
    const thing = value as Thing
    const id = thing['@id']
    if (typeof id === 'string' && Object.keys(thing).length > 1) byId.set(id, thing)
    all.push({ thing, around })
    const within = typesOf(thing).length > 0 ? thing : around
    for (const inner of Object.values(thing)) walk(inner, within, depth + 1)
  }
  walk(things, null, 0)
  const whole = (value: unknown): unknown => {
    const one = Array.isArray(value) ? value[0] : value
    const id = typeof one === 'object' && one !== null ? Reflect.get(one, '@id') : undefined
    return typeof id === 'string' ? (byId.get(id) ?? one) : one
  }
  const found = all.flatMap(({ thing, around }): Reviewed[] => {
    const is = kindOf(thing)
    if (!is) return []
    const about = nameOf(whole(thing.itemReviewed)) || (around && !kindOf(around) ? nameOf(around) : '')
    const author = whole(thing.author)
    return [{ is, thing: author === undefined ? thing : { ...thing, author }, about }]
  })
  return found.slice(0, most)
}

function kindOf(thing: Thing): Reviewed['is'] | null {
  const types = typesOf(thing)
  if (types.includes('AggregateRating')) return 'rating'
  return types.some((type) => /Review$/.test(type)) ? 'review' : null
}

/** Types without where they are defined: `http://schema.org/Review` is `Review`. */
function typesOf({ '@type': types }: Thing): string[] {
  const all = Array.isArray(types) ? types : [types]
  return all.flatMap((type) => (typeof type === 'string' && type ? [type.replace(/^.*[/#:]/, '')] : []))
}

/** A text, the name of a thing, or the first of several that has one. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 2000)
  if (Array.isArray(value)) return value.slice(0, 20).map(nameOf).find(Boolean) ?? ''
  if (typeof value !== 'object' || value === null) return ''
  const { name, '@value': said } = value as Thing
  return nameOf(said ?? name)
}
