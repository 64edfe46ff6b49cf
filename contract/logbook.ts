/** Who did what: to the house and to conversations. Kinds and names, never what customers said. */
import * as z from 'zod/mini'
import { cursor, endpoint, id, page, time, whole } from './endpoint.ts'

/** What is done to the house. What is done to conversations has the kinds of `domain/conversation/change.ts`. */
const houseKinds = [
  'signed-in',
  'sign-in-failed',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'second-factor-reset',
  'spare-code-used',
  'spare-codes-renewed',
  'passkey-added',
  'passkey-removed',
  'sessions-ended',
  'agent-added',
  'agent-invited',
  'invitation-accepted',
  'role-changed',
  'agent-renamed',
  'door-closed',
  'door-opened',
  'channel-created',
  'channel-changed',
  'channel-paused',
  'channel-resumed',
  'channel-archived',
  'channel-brought-back',
  'others-brought',
  'key-made',
  'key-revoked',
  'second-factor-required',
  'second-factor-optional',
  'single-sign-on-set',
  'single-sign-on-removed',
  'demo-loaded',
  'demo-removed',
  'exported',
  'stream-exported',
  'backup-made',
  'restored',
  'retention-changed',
  'objection-noted',
  'objection-removed',
  'objection-proven',
  'objection-days-changed',
  'guideline-changed',
  'floor-changed',
  'model-taken',
  'larger-model-changed',
  'relay-tool-made',
  'relay-tool-changed',
  'relay-tool-removed',
  'relay-mail-settled',
  'suppression-rules-changed',
  'suppression-target-made',
  'suppression-target-changed',
  'suppression-target-removed',
  'situation-set',
  'consent-noted',
  'consent-ended',
  'influence-on',
  'influence-changed',
  'influence-off',
  'contact-left-out',
  'contact-taken-back-in',
  'contacts-joined',
  'contacts-taken-apart',
  'contacts-kept-apart',
  'contacts-may-be-one',
  'contact-split',
  'key-shared',
  'key-own',
  'contact-taken-along',
  'contact-erased',
] as const
export type HouseKind = (typeof houseKinds)[number]

const logEntry = z.object({
  id,
  at: time,
  kind: z.string(),
  /** Null when a rule or the program itself did it. */
  by: z.nullable(z.object({ id, name: z.string() })),
  byRule: z.boolean(),
  conversation: z.nullable(z.object({ id, number: z.nullable(z.number()) })),
  /** What it was done to, by the name that it has now; null where that is gone. */
  subject: z.nullable(z.object({ id, name: z.nullable(z.string()) })),
  /** Facts of it: roles, counts, names of things. */
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  undone: z.boolean(),
})
export type LogEntry = z.infer<typeof logEntry>

const day = z.iso.date()
const filters = {
  agent: z.optional(id),
  kind: z.optional(z.string().check(z.maxLength(40), z.regex(/^[a-z -]+$/))),
  /** What is done to the house, or what is done to conversations. */
  about: z.optional(z.enum(['house', 'conversations'])),
  /** Days in the organisation's zone, the last one included. */
  from: z.optional(day),
  until: z.optional(day),
}

export const readLog = endpoint({
  method: 'GET',
  path: '/api/v1/log',
  summary: 'Who did what, newest first',
  needs: 'log.read',
  query: z.object({ ...filters, after: z.optional(cursor), limit: z.optional(whole(1, 200)) }),
  answer: page(logEntry),
})

export const exportLog = endpoint({
  method: 'GET',
  path: '/api/v1/log/export',
  summary: 'The same as CSV, at most 100,000 lines',
  needs: 'log.read',
  query: z.object(filters),
  produces: 'text/csv',
})
