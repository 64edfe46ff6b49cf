/** A post as Discourse gives it (by REST and by webhook alike), and one item of the ledger. */
import * as z from 'zod/mini'
import { Refusal } from '../../domain/message/message.ts'
import { readJson } from '../kit/trouble.ts'

const text = z.string().check(z.maxLength(300_000))
const whole = z.number().check(z.int(), z.minimum(0))
const maybe = <T extends z.core.$ZodType>(of: T) => z.optional(z.nullable(of))

const post = z.object({
  id: whole,
  /** Deleted accounts have neither. */
  user_id: maybe(z.number()),
  username: maybe(text),
  name: maybe(text),
  created_at: text,
  version: maybe(whole),
  raw: maybe(text),
  cooked: maybe(text),
  post_number: whole,
  /** 1 is what somebody wrote; 2 and 3 are what the forum says of itself, 4 a whisper among its staff. */
  post_type: maybe(whole),
  topic_id: whole,
  topic_slug: maybe(text),
  topic_title: maybe(text),
  topic_archetype: maybe(text),
  category_id: maybe(z.number()),
  reply_to_post_number: maybe(whole),
  reply_to_user: maybe(z.object({ username: maybe(text) })),
  hidden: maybe(z.boolean()),
  deleted_at: maybe(text),
  user_deleted: maybe(z.boolean()),
})
export type Post = z.infer<typeof post>

export const readPost = (json: unknown): Post | null => post.safeParse(json).data ?? null

export const isTakenAway = ({ deleted_at, user_deleted, hidden }: Post) =>
  Boolean(deleted_at) || user_deleted === true || hidden === true

const found = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('post'),
    /** Where the forum is. */
    forum: z.url().check(z.maxLength(500)),
    ours: z.boolean(),
    /** It is said to us. */
    addressed: z.boolean(),
    /** Who can read it. */
    seen: z.enum(['public', 'followers', 'direct']),
    /** We can answer there. */
    signed: z.boolean(),
    /** The post that it answers. */
    parent: z.nullable(whole),
    changed: z.boolean(),
  }),
  z.strictObject({ is: z.literal('gone'), id: whole, at: z.iso.datetime() }),
])
export type Found = z.infer<typeof found>
export type Where = Extract<Found, { is: 'post' }>

export const writeItem = (where: Found, given?: unknown): Uint8Array =>
  Buffer.from(`${JSON.stringify(where)}\n${given === undefined ? '' : JSON.stringify(given)}`)

type Item = { where: Where; post: Post } | { where: Extract<Found, { is: 'gone' }>; post: null }

/** @throws Refusal */
export function readItem(raw: Uint8Array): Item {
  const words = Buffer.from(raw).toString('utf8')
  const newline = words.indexOf('\n')
  const where = found.safeParse(readJson(words.slice(0, Math.max(0, newline))))
  if (!where.success) throw new Refusal('The item does not begin with the place where it was found')
  if (where.data.is === 'gone') return { where: where.data, post: null }
  const read = post.safeParse(readJson(words.slice(newline + 1)))
  if (read.success) return { where: where.data, post: read.data }
  const [issue] = read.error.issues
  throw new Refusal(`The post cannot be understood: ${issue?.path.join('.') || 'it'} is not what Discourse sends`)
}
