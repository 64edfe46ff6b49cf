/** One item of the ledger: on the first line where it was found, below it the page as the site sent it. */
import * as z from 'zod/mini'
import { limits, Refusal } from '../../domain/message/message.ts'
import { readJson } from '../kit/trouble.ts'

const found = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('page'),
    page: z.url().check(z.maxLength(2000)),
    /** When a feed or sitemap says that it was last changed, or a file that it was read: milliseconds; 0 when nothing tells. */
    changed: z.number().check(z.int(), z.minimum(0)),
  }),
  /** What is only known by its address: an event of a file of news. */
  z.strictObject({
    is: z.literal('link'),
    page: z.url().check(z.maxLength(2000)),
    changed: z.number().check(z.int(), z.minimum(0)),
    title: z.string().check(z.maxLength(1000)),
  }),
  /** A page that was looked at again, and is not there any more. */
  z.strictObject({
    is: z.literal('gone'),
    id: z.string().check(z.minLength(1), z.maxLength(limits.id)),
    at: z.number().check(z.int(), z.minimum(0)),
  }),
])
export type Where = z.infer<typeof found>

/** Characters of a page that are looked at: main text stands before that. */
const mostOfPage = 2_000_000

export const writeItem = (where: Where, page = ''): Uint8Array =>
  Buffer.from(`${JSON.stringify(where)}\n${page.slice(0, mostOfPage)}`)

/** @throws Refusal */
export function readItem(raw: Uint8Array): { where: Where; page: string } {
  const newline = raw.indexOf(10)
  const line = Buffer.from(raw.subarray(0, Math.max(0, newline))).toString('utf8')
  const where = found.safeParse(readJson(line))
  if (!where.success || ('page' in where.data && !/^https?:/i.test(where.data.page)))
    throw new Refusal('The item does not begin with the place where it was found')
  return { where: where.data, page: Buffer.from(raw.subarray(newline + 1)).toString('utf8') }
}
