/** The relay: tools that hand over their mail, the campaigns in it, and what became of each mail. */
import * as z from 'zod/mini'
import type { RelayState } from '../domain/relay/state.ts'
import { byId, cursor, endpoint, id, line, page, time, whole } from './endpoint.ts'
import { codes, purposes } from './suppression.ts'

export const relayStates = [
  'accepted',
  'held',
  'forwarded',
  'dropped',
  'expired',
  'refused',
  'unknown',
] as const satisfies readonly RelayState[]

const words = z.object({ nl: z.string(), en: z.string() })

export const relaySecurities = ['tls', 'starttls', 'none'] as const

const host = line(253).check(z.regex(/^[^\s/@]+$/))
const server = z.object({
  host,
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  security: z.enum(relaySecurities),
  user: z.string().check(z.maxLength(320), z.regex(/^\P{Cc}*$/u)),
})
const limits = {
  /** Connections to its server at once. */
  connections: z.int().check(z.minimum(1), z.maximum(30)),
  /** Mails that it may hand over in a minute, and bytes of one mail. */
  mostPerMinute: z.int().check(z.minimum(1), z.maximum(100_000)),
  largest: z.int().check(z.minimum(10_000), z.maximum(50 * 1024 * 1024)),
  /** After so many hours held mail makes no more sense, where nothing else says so. */
  keepHours: z.int().check(z.minimum(1), z.maximum(720)),
}

export const relayTool = z.object({
  id,
  version: z.number(),
  name: z.string(),
  username: z.string(),
  /** What its mail is for when it does not say so itself, and what else it may say. */
  purpose: z.enum(purposes),
  purposes: z.array(z.enum(purposes)),
  server: z.extend(server, { hasPassword: z.boolean() }),
  ...limits,
  /** Whether we answer for its List-Unsubscribe. */
  unsubscribe: z.boolean(),
  enabled: z.boolean(),
  /** Of the demo firm: nothing of it leaves the house. */
  demo: z.boolean(),
  createdAt: time,
  lastUsedAt: z.nullable(time),
  /** What its server says while it takes nothing. */
  problem: z.nullable(z.object({ says: words, since: z.nullable(time) })),
})
export type RelayTool = z.infer<typeof relayTool>

export const readRelay = endpoint({
  method: 'GET',
  path: '/api/v1/relay',
  summary: 'The tools that hand over their mail, and where they do so',
  needs: 'relay.read',
  answer: z.object({
    tools: z.array(relayTool),
    door: z.object({
      host: z.string(),
      port: z.number(),
      /** Whether somebody listens there now. */
      listening: z.boolean(),
      /** Of the certificate that we made ourselves, for who compares; null where a file is set. */
      fingerprint: z.nullable(z.string()),
    }),
  }),
})

const given = {
  name: line(80),
  purpose: z.enum(purposes),
  purposes: z.array(z.enum(purposes)).check(z.maxLength(purposes.length)),
  server,
  /** Null keeps the one that is there. */
  password: z.nullable(z.string().check(z.maxLength(500))),
  ...limits,
  unsubscribe: z.boolean(),
}

export const createRelayTool = endpoint({
  method: 'POST',
  path: '/api/v1/relay/tools',
  summary: 'Make a tool; what it signs in with is shown this once',
  needs: 'relay.change',
  body: z.object(given),
  answer: z.object({ tool: relayTool, secret: z.string() }),
  status: 201,
})

export const changeRelayTool = endpoint({
  method: 'PATCH',
  path: '/api/v1/relay/tools/{id}',
  summary: 'Change a tool, or switch it off',
  needs: 'relay.change',
  params: byId,
  body: z.object({
    ...z.partial(z.object(given)).shape,
    enabled: z.optional(z.boolean()),
    version: z.optional(z.number()),
  }),
  answer: relayTool,
})

export const renewRelaySecret = endpoint({
  method: 'POST',
  path: '/api/v1/relay/tools/{id}/secret',
  summary: 'A new password for a tool; the old one opens nothing any more',
  needs: 'relay.change',
  params: byId,
  answer: z.object({ secret: z.string() }),
})

export const removeRelayTool = endpoint({
  method: 'DELETE',
  path: '/api/v1/relay/tools/{id}',
  summary: 'Remove a tool; what it handed over and still waits is not sent any more',
  needs: 'relay.change',
  params: byId,
})

export const testRelayTool = endpoint({
  method: 'POST',
  path: '/api/v1/relay/tools/{id}/test',
  summary: 'Connect to the mail server of a tool and sign in there, without sending anything',
  needs: 'relay.change',
  params: byId,
  answer: z.object({ works: z.boolean(), says: z.nullable(words) }),
})

/** offered = the sum of what became of it. */
export const relayCampaign = z.object({
  id,
  tool: z.object({ id, name: z.string() }),
  /** Empty is mail that names no campaign. */
  name: z.string(),
  offered: z.number(),
  became: z.array(z.object({ state: z.enum(relayStates), code: z.nullable(z.enum(codes)), n: z.number() })),
  firstAt: time,
  lastAt: time,
  /** After this held mail of it makes no more sense. */
  expiresAt: z.nullable(time),
})
export type RelayCampaign = z.infer<typeof relayCampaign>

export const listRelayCampaigns = endpoint({
  method: 'GET',
  path: '/api/v1/relay/campaigns',
  summary: 'What was offered per campaign and what became of it, newest first',
  needs: 'relay.read',
  query: z.object({ tool: z.optional(id), after: z.optional(cursor), limit: z.optional(whole(1, 200)) }),
  answer: page(relayCampaign),
})

export const exportRelayCampaigns = endpoint({
  method: 'GET',
  path: '/api/v1/relay/campaigns/csv',
  summary: 'The same as CSV',
  needs: 'relay.read',
  query: z.object({ tool: z.optional(id) }),
  produces: 'text/csv',
})

export const changeRelayCampaign = endpoint({
  method: 'PATCH',
  path: '/api/v1/relay/campaigns/{id}',
  summary: 'Say until when held mail of a campaign makes sense',
  needs: 'relay.change',
  params: byId,
  body: z.object({ expiresAt: z.nullable(time) }),
})

export const relayMail = z.object({
  id,
  campaign: z.nullable(z.object({ id, name: z.string() })),
  tool: z.object({ id, name: z.string() }),
  address: z.string(),
  purpose: z.enum(purposes),
  /** A purpose that it named and that it may not, or that is none. */
  oddPurpose: z.nullable(z.string()),
  state: z.enum(relayStates),
  code: z.nullable(z.enum(codes)),
  /** What the mail server said; or `broken` (it said nothing), `unreachable`, `stopped` (we did), `restored` (from a backup). */
  reason: z.nullable(z.string()),
  until: z.nullable(time),
  receivedAt: time,
  decidedAt: z.nullable(time),
})
export type RelayMail = z.infer<typeof relayMail>

export const listRelayMails = endpoint({
  method: 'GET',
  path: '/api/v1/relay/mails',
  summary: 'The mails behind one number of a campaign, newest first',
  needs: 'relay.read',
  query: z.object({
    campaign: id,
    state: z.enum(relayStates),
    after: z.optional(cursor),
    limit: z.optional(whole(1, 200)),
  }),
  answer: page(relayMail),
})

export const settleRelayMail = endpoint({
  method: 'POST',
  path: '/api/v1/relay/mails/{id}/settle',
  summary: 'Say of a mail of which nobody knows that it arrived, or let it be asked about and sent again',
  needs: 'relay.change',
  params: byId,
  body: z.object({ as: z.enum(['arrived', 'again']) }),
})
