/** One item of the ledger: what somebody's server told us, word for word, and who that somebody is. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'
import type { Thing } from './activity.ts'

const url = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\//i))
const who = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(512), z.regex(/^[^\p{Cc}\p{Surrogate}]+$/u)),
  name: z.string(),
  handle: z.string(),
  url: z.optional(url),
  followers: z.nullable(z.string()),
  links: z.optional(z.array(url).check(z.maxLength(20))),
})

const item = z.strictObject({
  /** Our own address, at that moment. */
  home: url,
  who,
  activity: z.record(z.string(), z.unknown()),
})
export type Item = { home: string; who: z.infer<typeof who>; activity: Thing }

export const writeItem = (one: Item) => new Uint8Array(Buffer.from(JSON.stringify(one)))

/** @throws Refusal when it is not an item of ours */
export function readItem(raw: Uint8Array): Item {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new Refusal('The item is not JSON in UTF-8')
  }
  const read = item.safeParse(json)
  if (!read.success) throw new Refusal('The item does not say who told us what')
  return read.data
}
