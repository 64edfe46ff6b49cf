/** By what a record may be found again: see blocks.ts. A clue is a number; two that differ share it once in four thousand million. */
import { basis, finish, step } from '../../language/hash.ts'
import type { Clue } from './blocks.ts'
import type { Kind } from './kind.ts'
import { areaOf, userOf } from './levels.ts'
import { soundOf } from './similarity.ts'
import type { Table } from './table.ts'

/** Words of one text that are looked at. */
const mostWords = 6

/** Names are one clue in whatever column they stand, so that swapped ones are found. */
export function cluesOf({ columns, names }: Table, record: number): Clue[] {
  const clues = new Map<number, Clue>()
  const put = (key: number, column: number) => clues.set(key, { key, column })
  for (const word of names[record] ?? []) {
    const sound = hashOf('sound', soundOf(word) || word)
    put(sound, sound)
    put(hashOf('name', word), sound)
  }
  for (const [i, { kind, codes, values }] of columns.entries()) {
    const value = values[codes[record] ?? -1]
    if (value !== undefined && kind !== 'name') for (const part of partsOf(kind, value)) put(hashOf(`${i}`, part), i)
  }
  return [...clues.values()]
}

function partsOf(kind: Kind, value: string): string[] {
  const half = Math.ceil(value.length / 2)
  switch (kind) {
    case 'date':
      return [value, `${value.slice(0, 6)}..`, `....${value.slice(4)}`, `${value.slice(0, 4)}..${value.slice(6)}`]
    case 'email':
      return [value, `${userOf(value)}@`]
    case 'phone':
    case 'code':
      return value.length < 4 ? [value] : [value, `${value.slice(0, half)}.`, `.${value.slice(-half)}`]
    case 'postcode':
      return [value, `${areaOf(value)}.`]
    case 'text':
      return [
        value,
        ...value
          .split(' ')
          .filter((word) => word.length > 3)
          .slice(0, mostWords)
          .map((word) => `${word}.`),
      ]
    case 'number':
      return [value]
    case 'name':
    case 'category':
      return []
  }
}

function hashOf(space: string, text: string): number {
  let hash = basis(14)
  for (let i = 0; i < space.length; i++) hash = step(hash, space.charCodeAt(i))
  hash = step(hash, 0)
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return finish(hash)
}
