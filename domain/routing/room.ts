/**
 * How many may go ahead of one because of influence. That each boost is bounded is not enough: of a thousand who come just after somebody, each
 * a minute ahead, all thousand go first. So a boost is only granted while at every moment at most `room` leads lie over each other; in a
 * burst the later ones get a smaller boost, or none. It costs them nothing but the privilege.
 *
 * Cost: a sort of the leads near by, for at most four steps.
 */

/** Somebody goes ahead of all who are due between these moments, both included, in milliseconds. It counts for as long as one of those waits. */
export type Lead = { from: number; until: number }

/**
 * So many that their conversations together take half of the bound from anybody: n colleagues do n * B / 2S of them in half of B minutes. The
 * other half is for what colleagues have at hand (see priority.ts).
 * @param minutesEach S, what a conversation takes
 */
export function roomOf(boundMinutes: number, colleagues: number, minutesEach: number): number {
  const room = Math.floor((colleagues * boundMinutes) / (2 * minutesEach))
  return room > 0 && room < Number.POSITIVE_INFINITY ? room : 0
}

/** The largest number of steps, of those wanted, at which nobody due between has more than `room` others ahead. */
export function grantedSteps(
  until: number,
  wanted: number,
  step: number,
  leads: readonly Lead[],
  room: number,
): number {
  for (let steps = wanted; steps > 0; steps--)
    if (deepest({ from: until - steps * step, until }, leads) < room) return steps
  return 0
}

/** How many leads lie over each other at most, within one. */
export function deepest(within: Lead, leads: readonly Lead[]): number {
  const near = leads.filter(({ from, until }) => from <= within.until && until >= within.from)
  const begins = near.map(({ from }) => Math.max(from, within.from)).sort((a, b) => a - b)
  const ends = near.map(({ until }) => until).sort((a, b) => a - b)
  let most = 0
  let ended = 0
  for (const [begun, at] of begins.entries()) {
    while ((ends[ended] ?? at) < at) ended++
    most = Math.max(most, begun + 1 - ended)
  }
  return most
}
