/** How far we have read: the feed itself, and the comments on its newest posts. Kept in the cursor, so it must stay small. */
import type { Cursor } from '../kit/channel.ts'

/** How one feed was left. */
export type Left = { etag: string; modified: string; seen: string }
export type Comments = Left & {
  url: string
  post: string
  /** How many comments the feed says that there are, and said when we last read them; null when it does not tell. */
  count: number | null
  read: number | null
}
export type Place = Left & {
  /** Which feed this is about; another address begins anew. */
  address: string
  /** False before the first look: what is there then is history. */
  begun: boolean
  /** Milliseconds: not before. */
  next: number
  /** Looks in a row that found nothing new, or failed. */
  quiet: number
  failures: number
  comments: Comments[]
}

export const nothingRead: Left = { etag: '', modified: '', seen: '' }

export function readPlace(cursor: Cursor | null, address: string): Place {
  const kept = cursor?.address === address ? cursor : {}
  const text = (name: string) => String(kept[name] ?? '')
  const number = (name: string) => Number(kept[name] ?? 0)
  return {
    begun: number('begun') === 1,
    address,
    etag: text('etag'),
    modified: text('modified'),
    seen: text('seen'),
    next: number('next'),
    quiet: number('quiet'),
    failures: number('failures'),
    comments: JSON.parse(text('comments') || '[]') as Comments[],
  }
}

export function toCursor({ comments, begun, ...place }: Place): Cursor {
  return { ...place, begun: begun ? 1 : 0, comments: JSON.stringify(comments) }
}
