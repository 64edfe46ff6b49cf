import * as z from 'zod/mini'
import { byId, endpoint, id, line, time } from './endpoint.ts'

const words = z.object({ nl: z.string(), en: z.string() })

export const field = z.object({
  name: z.string(),
  kind: z.enum(['text', 'email', 'host', 'port', 'number', 'secret', 'longtext', 'choice', 'switch', 'url']),
  label: words,
  help: z.optional(words),
  required: z.optional(z.boolean()),
  default: z.optional(z.union([z.string(), z.number(), z.boolean()])),
  choices: z.optional(z.array(z.object({ value: z.string(), label: words }))),
  /** A secret that we make when it is left empty. */
  makes: z.optional(z.boolean()),
})
export type Field = z.infer<typeof field>

export const channelKind = z.object({
  kind: z.string(),
  label: words,
  about: words,
  sends: z.boolean(),
  /** Whether an answer that left can be changed, or taken back. */
  revises: z.boolean(),
  withdraws: z.boolean(),
  canTest: z.boolean(),
  fields: z.array(field),
})
export type ChannelKind = z.infer<typeof channelKind>

export const settings = z.record(z.string(), z.union([z.string().check(z.maxLength(10_000)), z.number(), z.boolean()]))

export const channel = z.object({
  id,
  version: z.number(),
  kind: z.string(),
  name: z.string(),
  address: z.string(),
  enabled: z.boolean(),
  /** It is read only, since then; why is what somebody wrote beside it. */
  archived: z.optional(z.object({ since: time, why: z.string() })),
  demo: z.boolean(),
  team: z.nullable(z.object({ id, name: z.string() })),
  promiseMinutes: z.number(),
  /** Without the secrets; `secretsSet` names those that are filled in. */
  settings,
  secretsSet: z.array(z.string()),
  /** Where its network tells us what happens, from the address of this house on. */
  hook: z.optional(z.string()),
  /** The name by which strangers find it, for a channel that is a place on its network by itself. */
  foundAs: z.optional(z.string()),
  listening: z.nullable(
    z.object({
      state: z.enum(['connecting', 'catching up', 'listening', 'broken']),
      since: time,
      done: z.optional(z.number()),
      total: z.optional(z.number()),
      problem: z.optional(z.string()),
    }),
  ),
})
export type Channel = z.infer<typeof channel>

export const listChannelKinds = endpoint({
  method: 'GET',
  path: '/api/v1/channel-kinds',
  summary: 'What can be connected, with the form for each',
  needs: 'channel.read',
  answer: z.object({ kinds: z.array(channelKind) }),
})

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/v1/channels',
  summary: 'The connected channels and how they are doing',
  needs: 'channel.read',
  answer: z.object({ channels: z.array(channel), teams: z.array(z.object({ id, name: z.string() })) }),
})

const name = line(80)
const promiseMinutes = z.number().check(z.int(), z.minimum(1), z.maximum(43_200))

export const createChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels',
  summary: 'Connect a channel',
  needs: 'channel.change',
  body: z.object({
    kind: z.string(),
    name,
    settings,
    teamId: z.optional(z.nullable(id)),
    promiseMinutes: z.optional(promiseMinutes),
  }),
  /** `made` holds the secrets that were left empty and that we made: shown this once. */
  answer: z.extend(channel, { made: z.record(z.string(), z.string()) }),
  status: 201,
})

export const changeChannel = endpoint({
  method: 'PATCH',
  path: '/api/v1/channels/{id}',
  summary: 'Change a channel, pause it or start it again; a secret that is left out stays as it is',
  needs: 'channel.change',
  params: byId,
  body: z.object({
    name: z.optional(name),
    settings: z.optional(settings),
    enabled: z.optional(z.boolean()),
    teamId: z.optional(z.nullable(id)),
    promiseMinutes: z.optional(promiseMinutes),
  }),
  answer: channel,
})

export const archiveChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels/{id}/archive',
  summary: 'Make an archive of a channel: nobody listens or sends there any more, what was said stays to be read',
  needs: 'channel.change',
  params: byId,
  body: z.object({ why: z.optional(line(200)) }),
  answer: channel,
})

export const bringBackChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels/{id}/bring-back',
  summary: 'A channel is an archive no longer; it stands still until somebody starts it',
  needs: 'channel.change',
  params: byId,
  answer: channel,
})

export const testStep = z.object({ step: words, ok: z.boolean(), detail: z.optional(words) })
export type TestStep = z.infer<typeof testStep>

export const testChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels/test',
  summary: 'Try the settings before they are saved; with an id, secrets that are left out are taken from the channel',
  needs: 'channel.change',
  body: z.object({ kind: z.string(), id: z.optional(id), settings }),
  answer: z.object({ steps: z.array(testStep) }),
})

/** How a channel is doing against its own rhythm. */
export const channelHealth = z.object({
  channelId: id,
  name: z.string(),
  kind: z.string(),
  state: z.enum(['good', 'look', 'wrong']),
  /** What is the matter; null when nothing is. */
  trouble: z.nullable(z.enum(['credentials', 'rate-limit', 'unreachable', 'broken', 'catching-up', 'late', 'silent'])),
  /** What the connection said of itself, for who wants to know. */
  said: z.nullable(z.string()),
  since: z.nullable(time),
  last: z.nullable(time),
  /** How many would usually have come since the last one. */
  expected: z.number(),
  /** How many came in each of the last 24 hours, oldest first. */
  day: z.array(z.number()),
  /** Of a stream: how many were let go in the last hour, because they met no term, and how many met one. */
  passed: z.nullable(z.object({ passed: z.number(), met: z.number() })),
})
export type ChannelHealth = z.infer<typeof channelHealth>

export const listChannelHealth = endpoint({
  method: 'GET',
  path: '/api/v1/channel-health',
  summary: 'How each channel that is on is doing, against its own rhythm',
  needs: 'channel.read',
  answer: z.object({
    channels: z.array(channelHealth),
    /** So many belong to the demo company: nothing real comes in there, so they are not looked at. */
    demo: z.number(),
  }),
})
