import * as z from 'zod/mini'
import { conversation } from './conversation.ts'
import { byId, endpoint, id, time } from './endpoint.ts'

export const account = z.object({
  id,
  network: z.string(),
  name: z.nullable(z.string()),
  /** The handle, or the address itself where that is what people know. */
  handle: z.nullable(z.string()),
  url: z.nullable(z.string()),
  firstSeen: time,
  lastSeen: time,
  /** Why we think that this account belongs to this person. */
  evidence: z.string(),
  strength: z.number(),
})

export const contact = z.object({
  id,
  version: z.number(),
  name: z.string(),
  since: time,
  accounts: z.array(account),
  /** The newest ones, at most twenty. */
  conversations: z.array(conversation),
})
export type Contact = z.infer<typeof contact>

export const readContact = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}',
  summary: 'A person: accounts with the evidence, and recent conversations',
  needs: 'conversation.read',
  params: byId,
  answer: contact,
})
