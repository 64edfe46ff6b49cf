/** The features of one text at a time: numbers, how much each weighs, and where in the text it was seen. */
import { createTokens, type Tokens, tokenise } from '../listening/tokens.ts'

export const groups = { words: 0, pieces: 1, signs: 2, lexicon: 3 } as const
const groupCount = 4
/** Some three hundred words; what comes behind them adds little. */
export const mostFeatures = 1 << 12
/** Of a longer text the models read the beginning and no more; what is said outright is heard further on as well. */
const longestRead = 4000
const tableSize = 1 << 13

/** Arrays that are used again for the next text. */
export type Reader = {
  /** What is read, and what stands in it. */
  text: string
  tokens: Tokens
  count: number
  keys: Int32Array
  values: Float32Array
  /** The token that a feature was first seen at; -1 when it is about the whole text. */
  at: Int32Array
  group: Uint8Array
  /** Open addressing; `mark` says for which text an entry counts. */
  table: Int32Array
  marks: Uint32Array
  mark: number
}

export const createReader = (): Reader => ({
  text: '',
  tokens: createTokens(),
  count: 0,
  keys: new Int32Array(mostFeatures),
  values: new Float32Array(mostFeatures),
  at: new Int32Array(mostFeatures),
  group: new Uint8Array(mostFeatures),
  table: new Int32Array(tableSize),
  marks: new Uint32Array(tableSize),
  mark: 0,
})

/** Ready for features of this text. A text that is looked at again is not taken apart again. */
export function begin(reader: Reader, whole: string): void {
  const text = whole.length > longestRead ? whole.slice(0, longestRead) : whole
  if (text !== reader.text) {
    tokenise(text, reader.tokens)
    reader.text = text
  }
  reader.count = 0
  reader.mark = (reader.mark + 1) >>> 0
}

/** Once a text, where it stands first. */
export function put(reader: Reader, key: number, group: number, token: number, value: number): void {
  const { keys, table, marks, mark, count } = reader
  let place = (key >>> 0) & (tableSize - 1)
  while (marks[place] === mark) {
    if (keys[table[place] ?? 0] === key) return
    place = (place + 1) & (tableSize - 1)
  }
  if (count === mostFeatures) return
  marks[place] = mark
  table[place] = count
  keys[count] = key
  reader.values[count] = value
  reader.group[count] = group
  reader.at[count] = token
  reader.count = count + 1
}

/** A text is as long as another: each group has the length of its weight (Euclidean). */
export function weigh({ count, group, values }: Reader, weightOf: readonly number[]): void {
  const held = new Float64Array(groupCount)
  for (let i = 0; i < count; i++) held[group[i] ?? 0] = (held[group[i] ?? 0] ?? 0) + 1
  for (let i = 0; i < count; i++) values[i] = (weightOf[group[i] ?? 0] ?? 0) / Math.sqrt(held[group[i] ?? 0] ?? 1)
}

/** What a model looks at. */
export type Features = { keys: Int32Array; values: Float32Array; count: number }

/** The features in a reader, copied, to learn from. */
export const taken = ({ keys, values, count }: Reader): Features => ({
  keys: keys.slice(0, count),
  values: values.slice(0, count),
  count,
})

/** The same without the pieces of words. */
export function takenWords({ keys, values, group, count }: Reader): Features {
  const taken: Features = { keys: new Int32Array(count), values: new Float32Array(count), count: 0 }
  for (let i = 0; i < count; i++) {
    if (group[i] === groups.pieces) continue
    taken.keys[taken.count] = keys[i] ?? 0
    taken.values[taken.count++] = values[i] ?? 0
  }
  return { keys: taken.keys.slice(0, taken.count), values: taken.values.slice(0, taken.count), count: taken.count }
}
