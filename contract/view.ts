/**
 * Saved views: a question that somebody asks again and again, of the queue or of what is overheard. Lists and counts of the first are kept
 * on write.
 */
import * as z from 'zod/mini'
import { filters } from './conversation.ts'
import { byId, endpoint, id, line, whole } from './endpoint.ts'
import { streamFilters } from './listening.ts'

/** What can be saved of what one asks: all but another view, what one follows, and what depends on the clock. */
export const viewFilters = z.omit(filters, { view: true, following: true, late: true })
export type ViewFilters = z.infer<typeof viewFilters>

export const view = z.object({
  id,
  version: z.number(),
  name: z.string(),
  /** Mine alone; else it is for everybody. */
  personal: z.boolean(),
  filters: viewFilters,
  /** Of a view of what is overheard: which part of that. It holds no conversations, and `filters` is empty. */
  stream: z.nullable(streamFilters),
  place: z.number(),
})
export type View = z.infer<typeof view>

const name = line(60)

export const listViews = endpoint({
  method: 'GET',
  path: '/api/v1/views',
  summary: 'The views for everybody, and my own',
  needs: 'conversation.read',
  answer: z.object({ views: z.array(view) }),
})

export const countStreams = endpoint({
  method: 'GET',
  path: '/api/v1/views/lately',
  summary: 'How much came in 24 hours into each view of what is overheard; `more` where there is too much to count',
  needs: 'conversation.read',
  answer: z.object({ lately: z.record(id, z.object({ n: z.number(), more: z.boolean() })) }),
})

export const createView = endpoint({
  method: 'POST',
  path: '/api/v1/views',
  summary: 'Save what is asked as a view. One that asks for `mine` is personal; one for everybody needs `view.share`',
  needs: 'view.keep',
  body: z.object({ name, personal: z.boolean(), filters: viewFilters, stream: z.optional(streamFilters) }),
  answer: view,
  status: 201,
})

export const changeView = endpoint({
  method: 'PATCH',
  path: '/api/v1/views/{id}',
  summary: 'Rename a view, ask it something else, share it, or put it elsewhere in the order',
  needs: 'view.keep',
  params: byId,
  body: z.object({
    name: z.optional(name),
    personal: z.optional(z.boolean()),
    filters: z.optional(viewFilters),
    stream: z.optional(streamFilters),
    place: z.optional(whole(0, 10_000)),
  }),
  answer: view,
})

export const removeView = endpoint({
  method: 'DELETE',
  path: '/api/v1/views/{id}',
  summary: 'Remove a view',
  needs: 'view.keep',
  params: byId,
})
