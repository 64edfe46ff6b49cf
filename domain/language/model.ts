/**
 * A trained model as it is kept and used: weights of one byte each, found by the number of a feature. A text is scored by adding up the
 * rows of its features; then the scores become chances, straightened on examples that were held out (Platt scaling).
 *
 * Cost: a look-up for each feature of the text, and an addition for each output.
 */
import { type Features, mostFeatures } from './reader.ts'
import { chances, type Head, type Trained } from './train.ts'

export type Model = {
  heads: readonly Head[]
  outputs: number
  /** Keys of features, ascending; row `i` of the weights belongs to `keys[i]`. */
  keys: Int32Array
  weights: Int8Array
  /** What a byte is worth, for each output. */
  scale: Float32Array
  bias: Float32Array
  /** Each score is straightened: `slope * score + shift`. */
  slope: Float32Array
  shift: Float32Array
  /**
   * Where to find a key: open addressing, its row plus 1, 0 where there is none. Two bytes each where they suffice: what a look-up costs is
   * to fetch it from memory.
   */
  places: Uint16Array | Uint32Array
}

/** @param most rows that are kept: those that weigh most. `slope` and `shift` leave the scores as they are. */
export function toModel({ heads, rows, weights, bias }: Trained, most: number): Model {
  const outputs = bias.length
  const weighed = [...rows].map(([key, row]) => {
    let sum = 0
    for (let o = 0; o < outputs; o++) sum += (weights[row * outputs + o] ?? 0) ** 2
    return { key, row, sum }
  })
  const kept = weighed
    .sort((a, b) => b.sum - a.sum)
    .slice(0, most)
    .sort((a, b) => a.key - b.key)
  const scale = new Float32Array(outputs)
  for (const { row } of kept)
    for (let o = 0; o < outputs; o++)
      scale[o] = Math.max(scale[o] ?? 0, Math.abs(weights[row * outputs + o] ?? 0) / 127)
  const bytes = new Int8Array(kept.length * outputs)
  for (const [i, { row }] of kept.entries())
    for (let o = 0; o < outputs; o++) {
      const unit = scale[o] ?? 0
      bytes[i * outputs + o] = unit === 0 ? 0 : Math.round((weights[row * outputs + o] ?? 0) / unit)
    }
  const [slope, shift] = [new Float32Array(outputs).fill(1), new Float32Array(outputs)]
  return indexed({
    heads,
    outputs,
    keys: Int32Array.from(kept, ({ key }) => key),
    weights: bytes,
    scale,
    bias,
    slope,
    shift,
  })
}

/** A model with its table to look up keys. */
export function indexed(model: Omit<Model, 'places'>): Model {
  let size = 16
  while (size < model.keys.length * 2) size *= 2
  const places = model.keys.length < 1 << 16 ? new Uint16Array(size) : new Uint32Array(size)
  for (const [i, key] of model.keys.entries()) {
    let place = key & (size - 1)
    while (places[place] !== 0) place = (place + 1) & (size - 1)
    places[place] = i + 1
  }
  return { ...model, places }
}

/** @returns the row of a key, -1 when the model does not know it */
export function rowOf({ keys, places }: Model, key: number): number {
  const last = places.length - 1
  for (let place = key & last; ; place = (place + 1) & last) {
    const row = (places[place] ?? 0) - 1
    if (row === -1 || keys[row] === key) return row
  }
}

/** Where the known features of the text at hand begin in the weights, and what they weigh in it. */
const known = { from: new Int32Array(mostFeatures), value: new Float64Array(mostFeatures) }

/** Scores of a text, before they are straightened. @param scores gets them, one for each output */
export function score(model: Model, text: Features, scores: Float64Array): void {
  const { outputs, weights, scale, bias } = model
  const { keys, values, count } = text
  // First all are looked up and then all are added: so the processor fetches several from memory at once.
  let found = 0
  for (let i = 0; i < count; i++) {
    const row = rowOf(model, keys[i] ?? 0)
    if (row === -1) continue
    known.from[found] = row * outputs
    known.value[found++] = values[i] ?? 0
  }
  scores.fill(0)
  for (let i = 0; i < found; i++) {
    const [from, value] = [known.from[i] ?? 0, known.value[i] ?? 0]
    for (let o = 0; o < outputs; o++) scores[o] = (scores[o] ?? 0) + (weights[from + o] ?? 0) * value
  }
  for (let o = 0; o < outputs; o++) scores[o] = (scores[o] ?? 0) * (scale[o] ?? 0) + (bias[o] ?? 0)
}

/** Scores as they would be if they were honest, in place. */
export function straighten({ slope, shift }: Model, scores: Float64Array): void {
  for (let o = 0; o < scores.length; o++) scores[o] = (scores[o] ?? 0) * (slope[o] ?? 1) + (shift[o] ?? 0)
}

/** The chances of all outputs for a text. */
export function chancesOf(model: Model, text: Features): Float64Array {
  const scores = new Float64Array(model.outputs)
  score(model, text, scores)
  straighten(model, scores)
  chances(model.heads, scores)
  return scores
}
