/** The models that are shipped: what each house knows before its people have taught it anything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

const read = (name: string) => unpack(readFileSync(join(root, 'domain', 'language', 'weights', `${name}.bin`)))
