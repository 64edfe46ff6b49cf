/**
 * Will what somebody passes on be picked up by others? Two things tell most: how often they were picked up before, and how often this message is,
 * so far. Being busy tells nothing, and no place in a network tells more than the rate does.
 *
 * A rate is shrunk to what is usual, so that one lucky time is no talent. The heat of a message is how many of those who took part were
 * picked up, against what is usual; so a small voice in something that spreads is expected to be heard. And who comes late finds fewer who have
 * not heard it. What the three weigh is fixed: a house's own past taught nothing better (decision 35).
 *
 * Cost: a few look-ups for each share.
 */

/** Somebody passed a message on, or answered it, after seeing it with somebody. */
export type Share = { by: string; from: string }
/** A message and who passed it on, in the order in which they did. */
export type Cascade = { author: string; shares: readonly Share[] }

/** What is known at the moment at which somebody takes part: logs of their rate, of the heat of the message, and of how many were before them. */
export type Signs = readonly [rate: number, heat: number, crowd: number]

export type Taking = {
  by: string
  signs: Signs
  /** Whether they took part in anything before. */
  known: boolean
  /** How many different people picked it up from them in the end. */
  pickups: number
}

export type Past = {
  knows(who: string): boolean
  /** How many people pick up what they pass on, on average. */
  rateOf(who: string): number
  /** The same of anybody. */
  usual: number
  /** The part of all who take part that is picked up at all. */
  heard: number
}

/** A rate begins with so many times taking part as usual; the heat of a message with so many people. */
const [before, crowd] = [2, 20]

type Times = { part: number; pickups: number }

export function pastOf(cascades: readonly Cascade[]): Past {
  const people = new Map<string, Times>()
  const all = { part: 0, pickups: 0, heard: 0 }
  for (const cascade of cascades)
    for (const [who, pickups] of pickupsIn(cascade)) {
      const times = people.get(who) ?? { part: 0, pickups: 0 }
      people.set(who, { part: times.part + 1, pickups: times.pickups + pickups })
      all.part++
      all.pickups += pickups
      if (pickups > 0) all.heard++
    }
  // Before anything happened: one in ten is picked up, as on most networks of which figures are known.
  const [usual, heard] = [(all.pickups + 1) / (all.part + 10), (all.heard + 1) / (all.part + 10)]
  return {
    usual,
    heard,
    knows: (who) => people.has(who),
    rateOf(who) {
      const { part, pickups } = people.get(who) ?? { part: 0, pickups: 0 }
      return (pickups + before * usual) / (part + before)
    },
  }
}

/** Everybody who took part, each once, with what was known when they did. What came later shows only in `pickups`. */
export function takingsOf(cascade: Cascade, past: Past): Taking[] {
  const ends = pickupsIn(cascade)
  const there = new Set([cascade.author])
  const heard = new Set<string>()
  const takings: Taking[] = []
  for (const { by, from } of cascade.shares) {
    if (from !== by && from !== cascade.author && there.has(from)) heard.add(from)
    if (there.has(by)) continue
    there.add(by)
    const signs: Signs = [
      Math.log(past.rateOf(by)),
      Math.log(heatOf(heard.size, takings.length, past)),
      Math.log1p(takings.length),
    ]
    takings.push({ by, signs, known: past.knows(by), pickups: ends.get(by) ?? 0 })
  }
  return takings
}

/** How many of those who took part were picked up, against what is usual; 1 as long as nobody took part. */
export const heatOf = (heard: number, part: number, { heard: usual }: Past): number =>
  (heard + crowd * usual) / ((part + crowd) * usual)

/** How likely what they passed on is picked up at all: as odds rate times heat, over the cube root of how many were before them. */
export function chanceOf([rate, heat, crowd]: Signs): number {
  const odds = Math.exp(rate + heat - crowd / 3)
  return odds / (1 + odds)
}

/** For everybody but the author: how many different people picked it up from them. */
function pickupsIn({ author, shares }: Cascade): Map<string, number> {
  const from = new Map<string, Set<string>>()
  for (const share of shares) {
    if (share.by !== author && !from.has(share.by)) from.set(share.by, new Set())
    if (share.by !== share.from) from.get(share.from)?.add(share.by)
  }
  return new Map([...from].map(([who, people]) => [who, people.size]))
}
