/** In which language a text is: a few words tell where it is plain, else all of what the model of languages reads. */
import { chancesOf, type Model } from './model.ts'
import type { Reader } from './reader.ts'
import { letters, readSpelling } from './spelling.ts'

/** A language that is as sure as that after a few words is looked at no further. */
const plain = 0.98

/** @returns the chances of the languages, in the order of the model's one head */
export function identify(model: Model, text: string, reader: Reader): Float64Array {
  const more = readSpelling(text, reader, letters.few)
  const chances = chancesOf(model, reader)
  if (!more || Math.max(...chances) >= plain) return chances
  readSpelling(text, reader)
  return chancesOf(model, reader)
}
