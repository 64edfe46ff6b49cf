/**
 * Which conversation somebody gets who asks for the next. What is due first comes first; that one has spoken with this customer before,
 * or knows about what the conversation is labelled with, counts as if it were due a little earlier. Because that preference is
 * *bounded*, nobody is overtaken by what is due more than `mostPreference` later, whoever asks: the floor of the service.
 *
 * Cost: a sort of the candidates, of which a hundred in order of due time are plenty: those that are left out are due later than all.
 */

/** Minutes: to explain it all anew to somebody else costs a customer more than a short wait. */
const forKnown = 20
/** Minutes: somebody who knows about it is quicker, and right more often. */
const forSkill = 10
/** Milliseconds by which a preference brings forward at most. */
export const mostPreference = (forKnown + forSkill) * 60_000

export type Candidate = {
  id: string
  dueAt: Date | null
  labelIds: readonly string[]
  /** Who asks was the one that spoke with this customer before. */
  known: boolean
}

/** Overdue the longest, due the soonest, or preferred: because one knows the customer, or knows about the label. */
export type Why = 'late' | 'first' | 'known' | 'skill'

export type Offer = { id: string; why: Why; labelId: string | null }

/**
 * In the order in which they are to be offered, each with the reason why it stands there.
 * @param skills labels that the one who asks knows about
 */
export function rank(candidates: readonly Candidate[], skills: ReadonlySet<string>, at: Date): Offer[] {
  const weighed = candidates.map((one) => {
    const labelId = one.labelIds.find((id) => skills.has(id)) ?? null
    const due = one.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER
    const minutes = (one.known ? forKnown : 0) + (labelId ? forSkill : 0)
    return { ...one, labelId, due, counts: due - minutes * 60_000 }
  })
  weighed.sort((a, b) => a.counts - b.counts || a.due - b.due || (a.id < b.id ? -1 : 1))
  let soonest = Number.POSITIVE_INFINITY
  const offers = weighed.toReversed().map(({ id, due, known, labelId }): Offer => {
    const overtakes = due > soonest
    soonest = Math.min(soonest, due)
    if (overtakes) return known ? { id, why: 'known', labelId: null } : { id, why: 'skill', labelId }
    return { id, why: due < at.getTime() ? 'late' : 'first', labelId: null }
  })
  return offers.reverse()
}
