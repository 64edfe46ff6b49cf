/** Colleagues who take what is due first, one conversation at a time, and finish it: what a queue does, without a clock. */

export type Asked = {
  id: number
  /** Moments and durations, in milliseconds. */
  came: number
  takes: number
  due: number
}

/** @returns when each of them had their turn, in the order given. Due at the same moment, the lower id goes first. */
export function turnsOf(asked: readonly Asked[], colleagues: number): number[] {
  const coming = asked.map((one, place) => ({ ...one, place })).sort((a, b) => a.came - b.came)
  const waiting: typeof coming = []
  const freeAt = Array.from({ length: colleagues }, () => Number.NEGATIVE_INFINITY)
  const turns = asked.map(() => 0)
  let now = Number.NEGATIVE_INFINITY
  for (let come = 0; come < coming.length || waiting.length > 0; ) {
    const free = freeAt.indexOf(Math.min(...freeAt))
    const soonest = waiting.length > 0 ? now : (coming[come]?.came ?? now)
    now = Math.max(now, soonest, freeAt[free] ?? now)
    for (let one = coming[come]; one && one.came <= now; one = coming[++come]) waiting.push(one)
    const first = waiting.reduce((best, one) => (goesBefore(one, best) ? one : best))
    waiting.splice(waiting.indexOf(first), 1)
    turns[first.place] = now
    freeAt[free] = now + first.takes
  }
  return turns
}

export const goesBefore = (one: Pick<Asked, 'due' | 'id'>, other: Pick<Asked, 'due' | 'id'>) =>
  one.due < other.due || (one.due === other.due && one.id < other.id)
