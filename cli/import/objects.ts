/** The objects in several files of an export as one list, whose lines count objects: so there is one place to go on from. */
import { objectsIn } from './json.ts'
import type { Member } from './member.ts'
import { type Found, type Place, start } from './record.ts'

/** Bytes of one object; a long private conversation is one. */
export const longestObject = 64 * 1024 * 1024

export type Read = Partial<Pick<Found, 'items' | 'aside' | 'broken'>>
type Numbered = (files: readonly Member[], read: (value: object) => Read, inside?: number) => AsyncGenerator<Found>

/** @param from where an earlier run stopped; what stands before it is read and not told again. @returns a reader that goes on counting */
export function numberedObjects(from: Place): Numbered {
  let { line, byte } = start
  return async function* (files, read, inside = 0) {
    for (const file of files) {
      const begin = byte
      for await (const found of objectsIn(file.read(), longestObject, start, inside)) {
        byte = begin + found.after.byte
        const said =
          'broken' in found ? refused(`${file.name}, line ${found.line}: ${found.broken}`) : read(found.value)
        const here = line++
        if (here >= from.line) yield { line: here, after: { byte, line }, items: [], ...said }
      }
    }
  }
}

export const refused = (why: string): Read => ({ broken: [{ why }] })
export const keptAside = (why: string, id?: string): Read => ({ aside: [{ kind: 'other', id, why }] })
