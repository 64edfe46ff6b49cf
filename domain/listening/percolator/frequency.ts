/**
 * How often terms are seen, by their hash: two rows of counters of which the lower one is believed (a count-min sketch; Cormode and
 * Muthukrishnan 2005), in 1 MB whatever is said. What was seen long ago counts for less: a new sighting weighs a little more than the one
 * before it, which is the same as letting the old ones fade.
 *
 * Two terms that share both counters look more frequent than they are. That costs time and never a match.
 */

export type Frequencies = {
  first: Float32Array
  second: Float32Array
  /** All messages learnt from, in the same fading count. */
  messages: number
  weight: number
  growth: number
}

const size = 131_072
const largestWeight = 1e12

/** @param halfLife after so many messages learnt from, a sighting counts for half */
export function createFrequencies(halfLife = 100_000): Frequencies {
  const row = () => new Float32Array(size)
  return { first: row(), second: row(), messages: 0, weight: 1, growth: 2 ** (1 / halfLife) }
}

/** One more message begins. */
export function learnMessage(frequencies: Frequencies): void {
  frequencies.weight *= frequencies.growth
  if (frequencies.weight > largestWeight) fade(frequencies)
  frequencies.messages += frequencies.weight
}

export function learnTerm({ first, second, weight }: Frequencies, hash: number): void {
  const [one, two] = [placeIn(hash), placeIn(again(hash))]
  first[one] = (first[one] ?? 0) + weight
  second[two] = (second[two] ?? 0) + weight
}

/** The share of messages that a term is in, about; `guess` stands for a hundred messages, until more were seen. */
export function shareOf({ first, second, messages, weight }: Frequencies, hash: number, guess: number): number {
  const count = Math.min(first[placeIn(hash)] ?? 0, second[placeIn(again(hash))] ?? 0)
  const guessed = 100 * weight
  return Math.min(1, (count + guess * guessed) / (messages + guessed))
}

function fade(frequencies: Frequencies): void {
  const { first, second, weight } = frequencies
  for (let i = 0; i < size; i++) {
    first[i] = (first[i] ?? 0) / weight
    second[i] = (second[i] ?? 0) / weight
  }
  frequencies.messages /= weight
  frequencies.weight = 1
}

const placeIn = (hash: number): number => (hash ^ (hash >>> 15)) & (size - 1)
const again = (hash: number): number => Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
