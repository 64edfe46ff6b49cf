/** How people speak of us and of competitors, and the messages behind each figure. */
import * as contract from '../../../contract/brand.ts'
import { subjectOf } from '../../../domain/brand/about.ts'
import type { By } from '../../../domain/brand/board.ts'
import { pageOfSaid } from '../../store/brand.ts'
import { readBrand, readBrandWeek } from '../../use/brand/read-brand.ts'
import { mondayOf } from '../../use/brand/weeks.ts'
import { csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'
import { exportBrand } from '../show/brand-csv.ts'
import { fromCursor, toCursor } from '../show/conversation.ts'
import { showListened } from '../show/listened.ts'

const quarter = 13

export function brandRoutes(mount: Mount): void {
  mount(contract.readBrand, ({ ctx, who, input }) =>
    readBrand(ctx, who.organisationId, input.weeks ?? quarter, askedBy(input)),
  )

  mount(contract.readBrandWeek, ({ ctx, who, input }) => readBrandWeek(ctx, who.organisationId, input))

  mount(contract.listBrandMessages, async ({ ctx, who, input }) => {
    const { week, competitor, topic, network, after, limit = 50 } = input
    const filters = { subject: subjectOf(competitor ?? null), week: mondayOf(week), topic: topicId(topic), network }
    const found = await pageOfSaid(ctx.db, who.organisationId, filters, fromCursor(after), limit)
    const posts = await showListened(
      ctx,
      who.organisationId,
      found.map(({ message_id }) => message_id),
    )
    const last = found.length === limit ? found.at(-1) : undefined
    return {
      items: found.flatMap(({ message_id }) => posts.get(message_id) ?? []),
      next: last ? toCursor({ at: last.said_at, id: last.message_id }) : null,
    }
  })

  mount(contract.exportBrand, async ({ ctx, who, input }) =>
    csvResponse('merk', exportBrand(ctx, who.organisationId, input.weeks ?? quarter)),
  )
}

const topicId = (topic: string | undefined) => (topic === 'none' ? '' : topic)

function askedBy({ topic, network }: { topic?: string | undefined; network?: string | undefined }): By {
  const name = topicId(topic)
  if (name !== undefined) return { kind: 'topic', name }
  return network === undefined ? { kind: 'all' } : { kind: 'group', name: network }
}
