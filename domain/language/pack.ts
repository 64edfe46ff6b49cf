/**
 * Models and lexicons as bytes, as they are shipped and kept: the shape as JSON, the keys as differences (small numbers in few bytes), the
 * weights as they are. Little-endian throughout.
 *
 *   length of the JSON (4 bytes) · JSON · keys (LEB128 differences of unsigned keys) · scale, bias, slope, shift (float32) · weights (int8)
 */
import { type Lexicon, noLexicon } from './lexicon.ts'
import { indexed, type Model } from './model.ts'
import type { Head } from './train.ts'

const version = 1
type Shape = { version: number; heads: readonly Head[]; rows: number; words: number }

export function pack(model: Model, lexicon: Lexicon = noLexicon): Uint8Array {
  const shape: Shape = { version, heads: model.heads, rows: model.keys.length, words: lexicon.size }
  const json = ascii(JSON.stringify(shape))
  const rows = byKey(model.keys)
  const words = byKey(lexicon.keys)
  const weights = new Int8Array(model.weights.length)
  for (const [i, row] of rows.entries())
    weights.set(model.weights.subarray(row * model.outputs, (row + 1) * model.outputs), i * model.outputs)
  const floats = [model.scale, model.bias, model.slope, model.shift].map(
    (each) => new Uint8Array(each.buffer, each.byteOffset, each.byteLength),
  )
  const parts = [
    new Uint8Array(Uint32Array.of(json.length).buffer),
    json,
    differences(rows.map((row) => (model.keys[row] ?? 0) >>> 0)),
    ...floats,
    weights,
    differences(words.map((word) => (lexicon.keys[word] ?? 0) >>> 0)),
    Int8Array.from(words, (word) => lexicon.polarity[word] ?? 0),
  ]
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    packed.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return packed
}

/** @throws Error when the bytes are no model of this version, or end too soon */
export function unpack(packed: Uint8Array): { model: Model; lexicon: Lexicon } {
  const bytes = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const length = bytes.byteLength > 4 ? bytes.getUint32(0, true) : Number.POSITIVE_INFINITY
  if (4 + length > packed.length) throw new Error('These bytes are no model: they end before they say what is in them.')
  const shape = JSON.parse(String.fromCharCode(...packed.subarray(4, 4 + length))) as Shape
  if (shape.version !== version)
    throw new Error(`This model is of version ${shape.version}; version ${version} can be read.`)
  const outputs = shape.heads.reduce((sum, head) => sum + head.outputs.length, 0)
  const reading = { packed, at: 4 + length }
  const keys = readDifferences(reading, shape.rows)
  const [scale, bias, slope, shift] = [0, 1, 2, 3].map(() => {
    const floats = Float32Array.from({ length: outputs }, (_, o) => bytes.getFloat32(reading.at + 4 * o, true))
    reading.at += 4 * outputs
    return floats
  }) as [Float32Array, Float32Array, Float32Array, Float32Array]
  const weights = readBytes(reading, shape.rows * outputs)
  const words = readDifferences(reading, shape.words)
  const polarity = readBytes(reading, shape.words)
  return {
    model: indexed({ heads: shape.heads, outputs, keys, weights, scale, bias, slope, shift }),
    lexicon: bySign(words, polarity),
  }
}

type Reading = { packed: Uint8Array; at: number }

function readBytes(reading: Reading, length: number): Int8Array {
  if (reading.at + length > reading.packed.length) throw new Error('This model ends too soon.')
  const bytes = new Int8Array(new Uint8Array(reading.packed.subarray(reading.at, reading.at + length)).buffer)
  reading.at += length
  return bytes
}

function differences(ascending: readonly number[]): Uint8Array {
  const bytes: number[] = []
  let before = 0
  for (const number of ascending) {
    let rest = number - before
    before = number
    while (rest > 127) {
      bytes.push((rest % 128) | 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  return Uint8Array.from(bytes)
}

function readDifferences(reading: Reading, many: number): Int32Array {
  const numbers = new Int32Array(many)
  let number = 0
  for (let i = 0; i < many; i++) {
    let [rest, worth] = [0, 1]
    for (;;) {
      const byte = reading.packed[reading.at++]
      if (byte === undefined) throw new Error('This model ends too soon.')
      rest += (byte & 127) * worth
      worth *= 128
      if (byte < 128) break
    }
    number += rest
    numbers[i] = number | 0
  }
  return numbers
}

/** Places of keys, by the keys as unsigned numbers. */
const byKey = (keys: Int32Array) =>
  Array.from(keys.keys()).sort((a, b) => ((keys[a] ?? 0) >>> 0) - ((keys[b] ?? 0) >>> 0))

/** A lexicon is looked up by signed keys. */
function bySign(keys: Int32Array, polarity: Int8Array): Lexicon {
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  return {
    size: keys.length,
    keys: Int32Array.from(order, (i) => keys[i] ?? 0),
    polarity: Int8Array.from(order, (i) => polarity[i] ?? 0),
  }
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
