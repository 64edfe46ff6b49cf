/** Words of our own on conversations: what they are about. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line } from './endpoint.ts'

export const labelColours = ['grey', 'blue', 'teal', 'green', 'amber', 'rust', 'violet', 'pink'] as const
export type LabelColour = (typeof labelColours)[number]
/** What the program itself understands by a label. */
export const labelMeanings = ['complaint'] as const

export const label = z.object({
  id,
  version: z.number(),
  name: z.string(),
  colour: z.enum(labelColours),
  meaning: z.nullable(z.enum(labelMeanings)),
})
export type Label = z.infer<typeof label>

const name = line(60)

export const listLabels = endpoint({
  method: 'GET',
  path: '/api/v1/labels',
  summary: 'The labels',
  needs: 'conversation.read',
  answer: z.object({ labels: z.array(label) }),
})

export const createLabel = endpoint({
  method: 'POST',
  path: '/api/v1/labels',
  summary: 'Make a label',
  needs: 'label.change',
  body: z.object({
    name,
    colour: z.enum(labelColours),
    meaning: z.optional(z.nullable(z.enum(labelMeanings))),
  }),
  answer: label,
  status: 201,
})

export const changeLabel = endpoint({
  method: 'PATCH',
  path: '/api/v1/labels/{id}',
  summary: 'Rename or recolour a label; who filters by it goes on doing so',
  needs: 'label.change',
  params: byId,
  body: z.object({
    name: z.optional(name),
    colour: z.optional(z.enum(labelColours)),
    meaning: z.optional(z.nullable(z.enum(labelMeanings))),
  }),
  answer: label,
})

export const removeLabel = endpoint({
  method: 'DELETE',
  path: '/api/v1/labels/{id}',
  summary: 'Remove a label; it is taken off its conversations in the background',
  needs: 'label.change',
  params: byId,
})
