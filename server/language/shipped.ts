/** The models that are shipped: what each house knows before its people have taught it anything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sense } from '../../domain/guideline/sense.ts'
import type { Knowledge } from '../../domain/language/judge.ts'
import { unpack } from '../../domain/language/pack.ts'
import { root } from '../root.ts'

/** The same for the whole process; some 3 MB, read once. */
let shipped: Knowledge | null = null

export function shippedKnowledge(): Knowledge {
  shipped ??= {
    language: read('language').model,
    understood: new Map([
      ['nl', read('nl')],
      ['en', read('en')],
    ]),
  }
  return shipped
}

let sense: Sense | null = null

/** What tells which sentences of a draft a reader would mark; read once. */
export function shippedSense(): Sense {
  sense ??= unpack(readFileSync(join(root, 'domain', 'guideline', 'weights', 'marks.bin'))).model
  return sense
}

const read = (name: string) => unpack(readFileSync(join(root, 'domain', 'language', 'weights', `${name}.bin`)))
