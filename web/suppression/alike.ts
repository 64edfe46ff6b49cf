/** A list that is checked ten times decides ten times the same: that is one line, so that what was sent is not pushed away. */
import type { Decided } from '../../contract/suppression-held.ts'

/** @property first the newest of them @property times how often it was decided so, one after the other */
export type Alike = { first: Decided; times: number }

export function alikeTogether(all: readonly Decided[]): Alike[] {
  const found: Alike[] = []
  for (const one of all) {
    const last = found.at(-1)
    if (last && isAlike(last.first, one)) last.times += 1
    else found.push({ first: one, times: 1 })
  }
  return found
}

const isAlike = (a: Decided, b: Decided) =>
  a.asked === b.asked &&
  (a.asked === 'audience' || a.asked === 'decision') &&
  a.verdict === b.verdict &&
  a.code === b.code &&
  a.purpose === b.purpose &&
  a.channel === b.channel &&
  a.campaign === b.campaign
