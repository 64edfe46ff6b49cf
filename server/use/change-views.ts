/** Save, change and remove views, of the queue and of what is overheard. The lists of the first are filled and cleared in the background: see fill-views. */
import type { StreamFilters } from '../../contract/listening.ts'
import type { ViewFilters } from '../../domain/conversation/view.ts'
import { accessView, checkShare } from '../access/views.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { changeViewRow, createViewRow, holdMovers, type ViewRow, viewsFor } from '../store/view.ts'

/** Every change of a conversation looks at every view, so there is an end to them: so many of one's own, so many for everybody. */
const mostViews = { own: 12, shared: 60 }

type Given = {
  name: string
  personal: boolean
  filters: ViewFilters
  /** Of a view of what is overheard. */
  stream?: StreamFilters | undefined
}

/** @throws ProblemError when one may not share, shares what is `mine`, or has too many already */
export async function createView(ctx: Context, who: AgentWho, given: Given): Promise<ViewRow> {
  return change(ctx, who, async (tx) => {
    if (!given.personal) checkShared(who, given.filters)
    const views = await viewsFor(tx, who.organisationId, who.agentId)
    checkRoom(views, given.personal)
    const place = Math.max(0, ...views.map((view) => view.place)) + 1
    const made = {
      id: ctx.newId(),
      name: given.name,
      agent_id: given.personal ? who.agentId : null,
      filters: given.filters,
      stream: given.stream ?? null,
      place,
      created_at: ctx.clock(),
    }
    const row = await createViewRow(tx, who.organisationId, made)
    await holdMovers(tx, who.organisationId)
    return row
  })
}

export async function changeView(
  ctx: Context,
  who: AgentWho,
  id: string,
  given: { [K in keyof Given]?: Given[K] | undefined } & { place?: number | undefined },
): Promise<ViewRow> {
  return change(ctx, who, async (tx) => {
    const view = await accessView(tx, who, id)
    if (view.stream ? given.filters : given.stream)
      throw refuseField(view.stream ? 'filters' : 'stream', 'is not what this view is a question to')
    const personal = given.personal ?? view.agent_id !== null
    if (!personal) checkShared(who, given.filters ?? view.filters)
    if (personal !== (view.agent_id !== null)) checkRoom(await viewsFor(tx, who.organisationId, who.agentId), personal)
    const { name, filters, stream, place } = given
    const agent_id = personal ? who.agentId : null
    const row = await changeViewRow(tx, who.organisationId, id, { name, filters, stream, place, agent_id })
    if (filters) await holdMovers(tx, who.organisationId)
    return row
  })
}

export async function removeView(ctx: Context, who: AgentWho, id: string): Promise<void> {
  await change(ctx, who, async (tx) => {
    await accessView(tx, who, id)
    const row = await changeViewRow(tx, who.organisationId, id, { removed_at: ctx.clock() })
    await holdMovers(tx, who.organisationId)
    return row
  })
}

async function change(ctx: Context, who: AgentWho, work: (tx: Transaction) => Promise<ViewRow>): Promise<ViewRow> {
  const { organisationId, agentId } = who
  const view = await transact(ctx.db, async (tx) => {
    const changed = await work(tx)
    const event = { kind: 'view.changed', objectId: changed.id, version: changed.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return changed
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('views', organisationId)
  return view
}

/** What is mine is not everybody's question. */
function checkShared(who: AgentWho, { owner }: ViewFilters): void {
  checkShare(who)
  if (owner !== undefined && owner !== 'nobody' && owner.agentIds.includes(who.agentId))
    throw refuseField('personal', 'cannot be false for a view that asks for what is mine')
}

function checkRoom(views: readonly ViewRow[], personal: boolean): void {
  const most = personal ? mostViews.own : mostViews.shared
  if (views.filter((view) => (view.agent_id !== null) === personal).length < most) return
  const whose = personal ? 'of your own' : 'for everybody'
  throw refuse('full', { detail: `There are ${most} views ${whose} already: remove one first.` })
}
