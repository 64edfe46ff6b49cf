/** The models that are shipped, read once. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from '../../domain/language/judge.ts'
import { unpack } from '../../domain/language/pack.ts'
import { root } from '../root.ts'

export type Shipped = Knowledge & {
  /** Names these weights: other bytes have another name. */
  version: string
}

let shipped: Shipped | undefined

/** @throws Error when a file is missing or is no model of this version of the program */
export function shippedKnowledge(): Shipped {
  shipped ??= readKnowledge(join(root, 'domain', 'language', 'weights'))
  return shipped
}

function readKnowledge(folder: string): Shipped {
  const hash = createHash('sha256')
  const read = (name: string) => {
    const bytes = readFileSync(join(folder, `${name}.bin`))
    hash.update(bytes)
    return unpack(bytes)
  }
  const { model: language } = read('language')
  const understood = new Map((['nl', 'en'] as const).map((is) => [is, read(is)]))
  return { language, understood, version: hash.digest('hex').slice(0, 8) }
}
