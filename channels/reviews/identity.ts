/**
 * Which review is which. Most pages give them no id, or number them by their place, which moves with every new one. So a review is known by
 * who wrote it, when, and about what: changing its words or its stars leaves those as they are, and makes a revision of it. Where two share
 * all three (an "Anoniem" of the same day), the one that we know by its words stays itself and the other is known by its own id or its words.
 */
import { createHash } from 'node:crypto'
import type { Reviewed } from './things.ts'
import { nameOf } from './things.ts'

const digest = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

/** Of what a review says: another mark is another wording, or other stars. */
const markOf = ({ thing }: Reviewed) =>
  digest([
    thing.name,
    thing.headline,
    thing.reviewBody,
    thing.description,
    thing.reviewRating,
    thing.ratingValue,
    thing.reviewCount,
    thing.ratingCount,
  ]).slice(0, 8)

export type Known = Reviewed & { id: string; mark: string }

/** @param known what each review said when we last looked, by id */
export function identify(reviews: readonly Reviewed[], known: Readonly<Record<string, { mark: string }>>): Known[] {
  const taken = new Set<string>()
  const found = reviews.map((review) => ({ ...review, mark: markOf(review), ids: idsOf(review), id: '' }))
  const claim = (one: (typeof found)[number], suits: (id: string) => boolean) => {
    if (one.id) return
    one.id = one.ids.find((id) => !taken.has(id) && suits(id)) ?? ''
    if (one.id) taken.add(one.id)
  }
  for (const one of found) claim(one, (id) => known[id]?.mark === one.mark)
  for (const one of found) claim(one, () => true)
  return found.filter(({ id }) => id).map(({ ids: _ids, ...one }) => one)
}

/** By whom, when and about what; and where that is not enough, by what else there is. */
function idsOf({ is, thing, about }: Reviewed): [string, string] {
  if (is === 'rating') return [`rating-${digest([about])}`, `rating-${digest([about, 1])}`]
  const who = nameOf(thing.author).trim().toLowerCase()
  const when = nameOf(thing.datePublished ?? thing.dateCreated).trim()
  const own = nameOf(thing['@id']) || nameOf(thing.identifier) || nameOf(thing.url)
  const said = own || [nameOf(thing.name), nameOf(thing.reviewBody ?? thing.description)]
  const shared = digest([who, when, about])
  const alone = digest([who, when, about, said])
  // Without a name and a day it is only what it says.
  return who && when ? [`review-${shared}`, `review-${alone}`] : [`review-${alone}`, `review-${digest([alone, 1])}`]
}
