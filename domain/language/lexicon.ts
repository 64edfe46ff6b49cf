/** Words that are felt as good or bad by themselves, from a lexicon: a hint for words that no example has shown yet. */

/** Keys of words (`hashOf`), ascending, and how they are felt, from -127 to 127. */
export type Lexicon = { size: number; keys: Int32Array; polarity: Int8Array }

export const noLexicon: Lexicon = { size: 0, keys: new Int32Array(0), polarity: new Int8Array(0) }

/** @returns -1 to 1; 0 of a word that is not in it */
export function polarityOf({ keys, polarity, size }: Lexicon, key: number): number {
  let [low, high] = [0, size - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = keys[middle] ?? 0
    if (there === key) return (polarity[middle] ?? 0) / 127
    if (there < key) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** @param words the key of a word, and how it is felt (-1 to 1) */
export function lexiconOf(words: ReadonlyMap<number, number>): Lexicon {
  const sorted = [...words].sort(([a], [b]) => a - b)
  return {
    size: sorted.length,
    keys: Int32Array.from(sorted, ([key]) => key),
    polarity: Int8Array.from(sorted, ([, felt]) => Math.round(felt * 127)),
  }
}
