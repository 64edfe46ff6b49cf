/** Standaardantwoorden: what one says often, with variables, and what is done to the conversation besides. */
import * as z from 'zod/mini'
import { change } from './conversation.ts'
import { byId, endpoint, id, line, time } from './endpoint.ts'

export const cannedAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take') }),
  z.object({ do: z.literal('assign'), agentId: z.nullable(id) }),
  z.object({ do: z.literal('move'), teamId: z.nullable(id) }),
  z.object({ do: z.literal('set'), workState: z.enum(['open', 'pending', 'answered']) }),
  /** Null: until the customer says something. */
  z.object({ do: z.literal('snooze'), hours: z.nullable(z.number().check(z.minimum(1), z.maximum(8760))) }),
  z.object({
    do: z.literal('label'),
    add: z.array(id).check(z.maxLength(20)),
    remove: z.array(id).check(z.maxLength(20)),
  }),
  z.object({ do: z.literal('follow'), on: z.boolean() }),
])
export type CannedAction = z.infer<typeof cannedAction>

const canned = z.object({
  id,
  version: z.number(),
  name: z.string(),
  /** What one types behind a slash. */
  shortcut: z.string(),
  text: z.string(),
  actions: z.array(cannedAction),
  /** Whose own it is; null for one that is shared. */
  agentId: z.nullable(id),
  /** Who may use it; none: everybody. */
  teamIds: z.array(id),
  used: z.number(),
  /** How often on each channel. */
  usedOn: z.record(z.string(), z.number()),
  updatedAt: time,
})
export type Canned = z.infer<typeof canned>

export const listCanned = endpoint({
  method: 'GET',
  path: '/api/v1/canned',
  summary: 'The canned responses that I may use; who may change them sees those of every team',
  needs: 'conversation.answer',
  answer: z.object({
    canned: z.array(canned),
    /** Names of variables, Dutch to English. */
    variables: z.record(z.string(), z.string()),
  }),
})

const shortcut = z.string().check(z.maxLength(30), z.regex(/^[\p{L}\p{N}_-]*$/u, 'may hold letters, digits, - and _'))
const content = {
  name: line(80),
  shortcut,
  text: z.string().check(z.maxLength(20_000)),
  actions: z.array(cannedAction).check(z.maxLength(20)),
  teamIds: z.array(id).check(z.maxLength(100)),
}

export const createCanned = endpoint({
  method: 'POST',
  path: '/api/v1/canned',
  summary: 'Make a canned response; a personal one is for oneself only',
  needs: 'conversation.answer',
  body: z.object({ ...content, personal: z.boolean() }),
  answer: canned,
  status: 201,
})

export const changeCanned = endpoint({
  method: 'PATCH',
  path: '/api/v1/canned/{id}',
  summary: 'Change a canned response',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ ...content }),
  answer: canned,
})

export const dropCanned = endpoint({
  method: 'DELETE',
  path: '/api/v1/canned/{id}',
  summary: 'Throw a canned response away',
  needs: 'conversation.answer',
  params: byId,
})

export const previewCanned = endpoint({
  method: 'POST',
  path: '/api/v1/canned/preview',
  summary: 'A text with its variables filled in, for a conversation or for an example',
  needs: 'conversation.answer',
  body: z.object({
    text: z.string().check(z.maxLength(20_000)),
    conversationId: z.optional(id),
    channelId: z.optional(id),
  }),
  answer: z.object({ text: z.string(), empty: z.array(z.string()), unknown: z.array(z.string()) }),
})

export const useCanned = endpoint({
  method: 'POST',
  path: '/api/v1/canned/{id}/use',
  summary:
    'Take one up in a conversation: its text filled in and its changes, to be sent; without a text it is done at once',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ conversationId: id, channelId: z.optional(id) }),
  answer: z.object({
    text: z.string(),
    empty: z.array(z.string()),
    changes: z.array(change),
    /** What undoes it, when it was done at once. */
    batchId: z.nullable(id),
  }),
})

export const exportCanned = endpoint({
  method: 'GET',
  path: '/api/v1/canned.csv',
  summary: 'The shared canned responses as CSV',
  needs: 'canned.change',
  status: 200,
  produces: 'text/csv',
})

export const importCanned = endpoint({
  method: 'POST',
  path: '/api/v1/canned.csv',
  summary: 'Bring canned responses in from CSV (the body); one that goes by the same name is changed',
  needs: 'canned.change',
  answer: z.object({
    created: z.number(),
    changed: z.number(),
    refused: z.array(z.object({ line: z.number(), reason: z.string() })),
  }),
})
