/** The stream of a group as CSV, safe to open in a spreadsheet: a line for each post, newest first. */
import type { ListenedPost } from '../../../contract/listening.ts'
import { mostExported } from '../../../contract/term.ts'
import type { Context } from '../../context.ts'
import { type HitFilters, pageOfHits } from '../../store/hit.ts'
import type { PageKey } from '../../store/queue.ts'
import { csvLine } from '../csv.ts'
import { showListened } from './listened.ts'

const atOnce = 200
const head = [
  'said_at',
  'channel',
  'author',
  'account',
  'said_to_us',
  'sentiment',
  'read',
  'text',
  'address',
  'reacts_to',
]

/** A page at a time as it leaves, so that its length costs no memory. */
export async function* exportHits(ctx: Context, organisationId: string, filters: HitFilters): AsyncGenerator<string> {
  // The mark in front tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvLine(head)}`
  let after: PageKey | null = null
  for (let done = 0; done < mostExported; done += atOnce) {
    const found = await pageOfHits(ctx.db, organisationId, filters, after, atOnce)
    const ids = found.map(({ message_id }) => message_id)
    const posts = await showListened(ctx, organisationId, ids)
    const lines = found.flatMap(({ message_id, addressed }) => {
      const post = posts.get(message_id)
      return post ? [lineOf(post, addressed)] : []
    })
    if (lines.length > 0) yield lines.join('')
    const last = found.at(-1)
    if (!last || found.length < atOnce) return
    after = { at: last.received_at, id: last.message_id }
  }
}

function lineOf({ message, channel, reactsTo }: ListenedPost, addressed: boolean): string {
  const { author, judgement } = message
  const text = message.subject ? `${message.subject}\n${message.text}` : message.text
  const holds = (judgement?.traits ?? []).filter((one) => one.holds === true).map(({ trait }) => trait)
  return csvLine([
    ...[message.publishedAt, channel.name, author.name, author.handle, addressed],
    ...[judgement?.sentiment?.is ?? null, holds.join(' '), text, message.url, reactsTo?.url ?? null],
  ])
}
