/** The queue: a page of it, what is counted of it, and the next conversation for who asks. */
import { countConversations, type Filters, listConversations } from '../../../contract/conversation.ts'
import { takeNext as takeNextEndpoint } from '../../../contract/next.ts'
import type { Who } from '../../access/who.ts'
import { refuse } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { listLabels } from '../../store/label.ts'
import { readListCounts } from '../../store/list.ts'
import { conversationsById } from '../../store/queue.ts'
import { nobody, readCounts } from '../../store/queue-count.ts'
import { type Asked, pageOfQueue } from '../../store/queue-page.ts'
import { readView, viewsFor } from '../../store/view.ts'
import { takeNext } from '../../use/take-next.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, showConversation, toCursor } from '../show/conversation.ts'
import { fromFilters } from '../show/queue.ts'

export function queueRoutes(mount: Mount): void {
  mount(listConversations, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const { after, limit = 50, ...filters } = input
    const position = await newestPosition(ctx.db, organisationId)
    const asked = { ...(await toAsked(ctx.db, who, filters)), now: ctx.clock() }
    const { rows, next } = await pageOfQueue(ctx.db, organisationId, asked, fromCursor(after), limit)
    return { items: rows.map(showConversation), next: next && toCursor(next), position }
  })

  mount(countConversations, async ({ ctx, who }) => countsFor(ctx.db, who))

  mount(takeNextEndpoint, async ({ ctx, who }) => {
    const { organisationId, agentId } = who
    const others = ctx.presence.of(organisationId).filter((one) => one.doing === 'types' && one.agentId !== agentId)
    const taken = await takeNext(ctx, who, new Set(others.map(({ conversationId }) => conversationId)))
    const [row] = taken ? await conversationsById(ctx.db, organisationId, [taken.id]) : []
    if (!taken || !row) return { next: null }
    const { why, labelId, batchId } = taken
    return { next: { conversation: showConversation(row), why, labelId, batchId } }
  })
}

/** A view says itself what it asks. @throws ProblemError when there is no such view for who asks */
async function toAsked(store: Store, who: Who, { view, ...filters }: Filters): Promise<Omit<Asked, 'now'>> {
  const agentId = who.kind === 'agent' ? who.agentId : null
  if (!view) return { ...filters, agentId }
  const row = await readView(store, who.organisationId, view)
  if (!row || row.stream || (row.agent_id !== null && row.agent_id !== agentId))
    throw refuse('not-found', { detail: 'There is no such view.' })
  return { ...fromFilters(row.filters, row.agent_id), agentId, viewId: row.id }
}

async function countsFor(store: Store, who: Who) {
  const { organisationId } = who
  const agentId = who.kind === 'agent' ? who.agentId : null
  const [rows, views, labels] = await Promise.all([
    readCounts(store, organisationId, agentId),
    viewsFor(store, organisationId, agentId),
    listLabels(store, organisationId),
  ])
  const sum = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).reduce((n, row) => n + row.n, 0)
  const open = rows.filter(({ state }) => state === 'open')
  const teams = [...new Set(open.map(({ team }) => team))].filter((team) => team !== nobody)
  const ids = [...views, ...labels].map(({ id }) => id)
  const lists = await readListCounts(store, organisationId, agentId ? [...ids, agentId] : ids)
  const all = sum(() => true)
  return {
    open: {
      mine: sum(({ state, whose }) => state === 'open' && whose === 'mine'),
      nobody: sum(({ state, whose }) => state === 'open' && whose === 'nobody'),
      anybody: sum(({ state }) => state === 'open'),
    },
    pending: sum(({ state }) => state === 'pending'),
    snoozed: sum(({ state }) => state === 'snoozed'),
    answered: sum(({ state }) => state === 'answered'),
    teams: Object.fromEntries(
      teams.map((id) => [
        id,
        {
          open: sum(({ state, team }) => state === 'open' && team === id),
          nobody: sum(({ state, team, whose }) => state === 'open' && team === id && whose === 'nobody'),
        },
      ]),
    ),
    lists: Object.fromEntries(lists.map(({ list_id, n }) => [list_id, n])),
    filling: Object.fromEntries(
      views
        .filter(({ fill_after }) => fill_after !== null)
        .map(({ id, fill_done }) => [id, all > 0 ? Math.min(1, fill_done / all) : 1]),
    ),
  }
}
