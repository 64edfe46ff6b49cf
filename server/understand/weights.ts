/** The models that are shipped: what each house knows before its people have taught it anything. Read once a process. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sense } from '../../domain/guideline/sense.ts'
import type { Knowledge } from '../../domain/language/judge.ts'
import { unpack } from '../../domain/language/pack.ts'
import { root } from '../root.ts'

export type Shipped = Knowledge & {
  /** Names these weights: other bytes have another name. */
  version: string
}

let shipped: Shipped | undefined
let sense: Sense | undefined

/** How messages are read; some 3 MB. @throws Error when a file is missing or is no model of this version of the program */
export function shippedKnowledge(): Shipped {
  shipped ??= readKnowledge()
  return shipped
}

/** What tells which sentences of a draft a reader would mark. @throws Error as above */
export function shippedSense(): Sense {
  sense ??= unpack(bytesOf('guideline', 'marks')).model
  return sense
}

function readKnowledge(): Shipped {
  const hash = createHash('sha256')
  const read = (name: string) => {
    const bytes = bytesOf('language', name)
    hash.update(bytes)
    return unpack(bytes)
  }
  const { model: language } = read('language')
  const understood = new Map((['nl', 'en'] as const).map((is) => [is, read(is)]))
  return { language, understood, version: hash.digest('hex').slice(0, 8) }
}

const bytesOf = (idea: string, name: string) => readFileSync(join(root, 'domain', idea, 'weights', `${name}.bin`))
