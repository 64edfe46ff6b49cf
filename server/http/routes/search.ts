/** Finding people, conversations and messages. */
import { search as searchEndpoint, searchQuick } from '../../../contract/search.ts'
import { readQuery } from '../../../domain/search/query.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import type { Asking } from '../../search/asking.ts'
import { findConversations } from '../../search/find-conversations.ts'
import { findMessages } from '../../search/find-messages.ts'
import { findPeople } from '../../search/find-people.ts'
import type { PageKey } from '../../store/queue.ts'
import { readLag } from '../../store/search/fill.ts'
import { stemsOf } from '../../store/search/stems.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, toCursor } from '../show/conversation.ts'

const dayMs = 86_400_000
const quickLimit = 5

export function searchRoutes(mount: Mount): void {
  mount(searchEndpoint, async ({ ctx, who, input }) => {
    const { kind, limit = 20, after, q, owner, direction, from, until, sentiment, trait, ...of } = input
    const reads = [sentiment ?? [], trait ?? []].flat()
    const mine = who.kind === 'agent' ? who.agentId : null
    const filtered = Boolean(owner || direction || from || until || reads.length > 0 || Object.keys(of).length > 0)
    const asking: Asking = {
      ...(await understand(ctx, who, q, limit)),
      sieve: { ...of, reads, ...(owner && { agentId: owner === 'mine' ? mine : null }) },
      direction: direction ?? null,
      from: from ? new Date(from) : null,
      until: until ? new Date(Date.parse(until) + dayMs) : null,
      before: fromCursor(after),
    }
    const wants = (each: NonNullable<typeof kind>) => kind === undefined || kind === each
    const [people, conversations, messages, lag] = await Promise.all([
      wants('people') && !filtered ? findPeople(asking) : nothing,
      wants('conversations') ? findConversations(asking) : nothing,
      wants('messages') ? findMessages(asking) : nothing,
      readLag(ctx.db, who.organisationId),
    ])
    const { query } = asking
    return {
      people: page(people),
      conversations: page(conversations),
      messages: page(messages),
      empty: query.all.length === 0,
      ignored: query.ignored,
      ...lag,
    }
  })

  mount(searchQuick, async ({ ctx, who, input }) => {
    const asking = await understand(ctx, who, input.q, quickLimit)
    const [people, conversations] = await Promise.all([findPeople(asking), findConversations(asking)])
    return { people: people.items, conversations: conversations.items }
  })
}

const nothing = { items: [], next: null }

const page = <T>({ items, next }: { items: T[]; next: PageKey | null }) => ({ items, next: next && toCursor(next) })

/** What was typed, ready to be looked for. */
export async function understand(ctx: Context, who: Who, typed: string, limit: number): Promise<Asking> {
  const query = readQuery(typed)
  const stems = await stemsOf(
    ctx.db,
    [...query.all, ...query.none].flatMap((term) => term.words),
  )
  const { organisationId } = who
  return { ctx, organisationId, query, stems, sieve: {}, direction: null, from: null, until: null, before: null, limit }
}
