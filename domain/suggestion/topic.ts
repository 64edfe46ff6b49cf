/**
 * What a question is about, as labels: those of its conversation, what people said of the message, and what was read in it. Two questions
 * about the same thing resemble each other more than their words tell, and two about different things less.
 */
import type { Corrected, Judged } from '../language/reading.ts'

/** Label to how sure it is that this is about it: 0 to 1. */
export type About = ReadonlyMap<string, number>

/** Less likely than this it says nothing; from there on it is sure. */
const [least, sure] = [0.3, 0.6]
const [common, mostCommon, elsewhere] = [0.15, 2, 0.8]

/** @param read of each message, what the machine read and what people said instead */
export function aboutOf(
  labelIds: readonly string[],
  read: readonly { judged: Judged | null; corrected: Corrected | null }[],
): About {
  const about = new Map<string, number>()
  for (const { judged, corrected } of read) {
    const said = Object.entries(corrected?.topics ?? {}).map(([label, is]) => [label, is ? 1 : 0] as const)
    for (const [label, chance = 0] of [...Object.entries(judged?.topics ?? {}), ...said])
      if (corrected?.topics?.[label] !== false && chance >= least)
        about.set(label, Math.max(chance, about.get(label) ?? 0))
  }
  for (const label of labelIds) about.set(label, 1)
  return about
}

/** How much two questions resemble each other by what they are about: 1 where nothing is known. */
export function likenessOf(one: About, other: About): { factor: number; common: string[] } {
  const both = [...one].flatMap(([label, chance]) => {
    const least = Math.min(chance, other.get(label) ?? 0)
    return least > 0 ? [{ label, chance: least }] : []
  })
  const known = [one, other].every((about) => [...about.values()].some((chance) => chance >= sure))
  if (both.length === 0) return { factor: known ? elsewhere : 1, common: [] }
  const sum = both.reduce((all, { chance }) => all + chance, 0)
  return {
    factor: 1 + common * Math.min(mostCommon, sum),
    common: both.sort((a, b) => b.chance - a.chance).map(({ label }) => label),
  }
}
