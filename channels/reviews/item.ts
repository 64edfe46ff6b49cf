/** One item of the ledger: on the first line where it was found, below it the review as the page has it, in JSON. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'
import { readJson } from '../kit/trouble.ts'
import type { Thing } from './find.ts'

const found = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.enum(['review', 'rating']),
    id: z.string().check(z.regex(/^[\w-]{8,60}$/)),
    /** Where it stands. */
    page: z.url().check(z.maxLength(2000)),
    title: z.string().check(z.maxLength(300)),
    about: z.string().check(z.maxLength(2000)),
    /** It is about us: each review becomes a conversation. */
    ours: z.boolean(),
    changed: z.boolean(),
  }),
  z.strictObject({ is: z.literal('gone'), id: z.string().check(z.regex(/^[\w-]{8,60}$/)), at: z.iso.datetime() }),
])
export type Found = z.infer<typeof found>
export type Where = Exclude<Found, { is: 'gone' }>

/** Of a thing of this many characters nobody needs the rest: the parts of its parts. */
const mostOfThing = 50_000

export function writeItem(where: Found, thing?: Thing): Uint8Array {
  const whole = thing === undefined ? '' : JSON.stringify(thing)
  const kept = whole.length <= mostOfThing ? whole : JSON.stringify(bare(thing ?? {}))
  return Buffer.from(`${JSON.stringify(where)}\n${kept}`)
}

const bare = (thing: Thing) =>
  Object.fromEntries(
    Object.entries(thing).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[name, value.slice(0, 10_000)]]
        : JSON.stringify(value).length < 2000
          ? [[name, value]]
          : [],
    ),
  )

type Item = { where: Where; thing: Thing } | { where: Extract<Found, { is: 'gone' }>; thing: null }

/** @throws Refusal */
export function readItem(raw: Uint8Array): Item {
  const words = Buffer.from(raw).toString('utf8')
  const newline = words.indexOf('\n')
  const where = found.safeParse(readJson(words.slice(0, Math.max(0, newline))))
  if (!where.success) throw new Refusal('The item does not begin with the place where it was found')
  if (where.data.is === 'gone') return { where: where.data, thing: null }
  const thing = readJson(words.slice(newline + 1))
  if (typeof thing !== 'object' || thing === null || Array.isArray(thing))
    throw new Refusal('The review is no thing of schema.org')
  return { where: where.data, thing: thing as Thing }
}
