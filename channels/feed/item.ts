/** One item of the ledger: on the first line where it was found, below it the entry as the feed wrote it. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'

const found = z.strictObject({
  /** The address of the feed, after redirects: what relative links are relative to. */
  feed: z.url().check(z.maxLength(2000)),
  /** What the feed calls itself. */
  title: z.string().check(z.maxLength(300)),
  /** The post that it is a comment on. */
  post: z.optional(z.string().check(z.maxLength(600))),
  /** The organisation writes this feed itself. */
  ours: z.optional(z.boolean()),
})
export type Found = z.infer<typeof found>

export const writeItem = (where: Found, entry: string): Uint8Array =>
  Buffer.from(`${JSON.stringify(where)}\n${entry}`, 'utf8')

/** @throws Refusal */
export function readItem(raw: Uint8Array): { where: Found; entry: string } {
  const text = Buffer.from(raw).toString('utf8')
  const newline = text.indexOf('\n')
  const read = found.safeParse(parse(text.slice(0, Math.max(0, newline))))
  if (!read.success) throw new Refusal('The item does not begin with the place where it was found')
  return { where: read.data, entry: text.slice(newline + 1) }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
