/** A comment as WordPress gives it, and one item of the ledger: on the first line where it was found, below it the comment. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'
import { readJson } from '../kit/trouble.ts'

const text = z.string().check(z.maxLength(200_000))
const whole = z.number().check(z.int(), z.minimum(0))
const rendered = z.object({ rendered: z.optional(text), raw: z.optional(text) })

const comment = z.object({
  id: whole,
  post: whole,
  parent: whole,
  /** 0 is a visitor. */
  author: whole,
  author_name: text,
  /** Only for who may moderate. Visitors type it in themselves: nobody vouches for it. */
  author_email: z.optional(text),
  author_url: z.optional(text),
  author_user_agent: z.optional(text),
  author_avatar_urls: z.optional(z.unknown()),
  date_gmt: text,
  content: rendered,
  link: z.optional(text),
  status: z.optional(text),
  _embedded: z.optional(z.object({ up: z.optional(z.array(z.object({ title: z.optional(rendered) }))) })),
})
export type Comment = z.infer<typeof comment>

/** What we ask of each comment, the title of its post with it. */
export const fields = {
  _embed: 'up',
  _fields:
    'id,post,parent,author,author_name,author_email,author_url,author_user_agent,author_avatar_urls,date_gmt,content,link,status,_links.up,_embedded',
}

const found = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('comment'),
    /** The host of the site. */
    site: z.string().check(z.maxLength(300)),
    /** Our own user wrote it. */
    ours: z.boolean(),
    /** The blog is of the organisation itself, so who comments speaks to us. */
    home: z.boolean(),
    /** We can answer there. */
    signed: z.boolean(),
    /** It was seen before, and stands there otherwise now. */
    changed: z.boolean(),
  }),
  z.strictObject({ is: z.literal('gone'), id: whole, at: z.iso.datetime() }),
])
export type Found = z.infer<typeof found>

export const writeItem = (where: Found, given?: unknown): Uint8Array =>
  Buffer.from(`${JSON.stringify(where)}\n${given === undefined ? '' : JSON.stringify(given)}`)

type Item =
  | { where: Extract<Found, { is: 'comment' }>; comment: Comment }
  | { where: Extract<Found, { is: 'gone' }>; comment: null }

/** @throws Refusal */
export function readItem(raw: Uint8Array): Item {
  const words = Buffer.from(raw).toString('utf8')
  const newline = words.indexOf('\n')
  const where = found.safeParse(readJson(words.slice(0, Math.max(0, newline))))
  if (!where.success) throw new Refusal('The item does not begin with the place where it was found')
  if (where.data.is === 'gone') return { where: where.data, comment: null }
  const read = comment.safeParse(readJson(words.slice(newline + 1)))
  if (read.success) return { where: where.data, comment: read.data }
  const [issue] = read.error.issues
  throw new Refusal(`The comment cannot be understood: ${issue?.path.join('.') || 'it'} is not what WordPress sends`)
}
