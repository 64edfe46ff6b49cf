/** Rules: if this, then that, made by the organisation, read back in words, shown in what they did, and undone like anything else. */
import * as z from 'zod/mini'
import { byId, cursor, endpoint, id, line, page, time } from './endpoint.ts'
import { languages, sentiments, traits } from './judgement.ts'

const ids = z.array(id).check(z.maxLength(100))
const not = z.optional(z.boolean())
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 09:00'))
const minutes = z.number().check(z.int(), z.minimum(1), z.maximum(43_200))

export const moment = z.discriminatedUnion('when', [
  z.object({ when: z.literal('said') }),
  z.object({ when: z.literal('opened') }),
  z.object({ when: z.literal('listened') }),
  z.object({ when: z.literal('waits'), minutes }),
])

export const condition = z.discriminatedUnion('if', [
  z.object({
    if: z.literal('says'),
    words: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1), z.maxLength(200)),
    not,
  }),
  z.object({ if: z.literal('channel'), channelIds: ids, not }),
  z.object({ if: z.literal('team'), teamIds: ids, not }),
  z.object({ if: z.literal('label'), labelIds: ids, not }),
  z.object({ if: z.literal('owner'), owner: z.enum(['nobody', 'somebody']) }),
  z.object({ if: z.literal('contacts'), from: z.number().check(z.int(), z.minimum(1), z.maximum(1000)) }),
  z.object({
    if: z.literal('from'),
    addresses: z.array(z.string().check(z.minLength(2), z.maxLength(254))).check(z.minLength(1), z.maxLength(200)),
    not,
  }),
  z.object({ if: z.literal('visibility'), visibility: z.enum(['public', 'followers', 'direct', 'phone']) }),
  z.object({ if: z.literal('term'), groupIds: ids, not }),
  z.object({ if: z.literal('press'), not }),
  z.object({ if: z.literal('sentiment'), sentiments: z.array(z.enum(sentiments)).check(z.minLength(1)), not }),
  z.object({ if: z.literal('trait'), traits: z.array(z.enum(traits)).check(z.minLength(1), z.maxLength(20)), not }),
  z.object({ if: z.literal('language'), languages: z.array(z.enum(languages)).check(z.minLength(1)), not }),
  z.object({
    if: z.literal('hours'),
    hours: z.object({
      /** 0 is Sunday. */
      days: z.array(z.number().check(z.int(), z.minimum(0), z.maximum(6))).check(z.minLength(1), z.maxLength(7)),
      from: clockTime,
      until: clockTime,
    }),
    not,
  }),
])

export const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), agentId: z.nullable(id) }),
  z.object({ do: z.literal('move'), teamId: z.nullable(id) }),
  z.object({ do: z.literal('set'), workState: z.enum(['open', 'pending', 'answered']) }),
  z.object({ do: z.literal('snooze'), minutes: z.nullable(minutes) }),
  z.object({ do: z.literal('label'), add: ids, remove: ids }),
  z.object({ do: z.literal('notify'), agentIds: ids, teamIds: ids }),
  z.object({ do: z.literal('webhook') }),
  z.object({ do: z.literal('open'), teamId: z.nullable(id) }),
])

const shape = {
  name: line(80),
  moment,
  conditions: z.array(condition).check(z.maxLength(20)),
  actions: z.array(action).check(z.minLength(1), z.maxLength(10)),
  last: z.boolean(),
  /** Where the webhook goes; needed when an action sends one. */
  webhookUrl: z.nullable(z.url({ protocol: /^https?$/ }).check(z.maxLength(2000))),
}

export const rule = z.object({
  ...shape,
  id,
  version: z.number(),
  place: z.number(),
  enabled: z.boolean(),
  /** In words, when the program stopped it by itself. */
  stopped: z.nullable(z.string()),
  changedAt: time,
})
export type Rule = z.infer<typeof rule>

export const listRules = endpoint({
  method: 'GET',
  path: '/api/v1/rules',
  summary: 'The rules, in their order',
  needs: 'rule.read',
  answer: z.object({ rules: z.array(rule) }),
})

export const createRule = endpoint({
  method: 'POST',
  path: '/api/v1/rules',
  summary: 'Make a rule; it does nothing until it is switched on',
  needs: 'rule.change',
  body: z.object(shape),
  /** `secret` signs its webhooks and is shown this once. */
  answer: z.object({ rule, secret: z.nullable(z.string()) }),
  status: 201,
})

export const changeRule = endpoint({
  method: 'PATCH',
  path: '/api/v1/rules/{id}',
  summary: 'Change a rule, switch it on or off',
  needs: 'rule.change',
  params: byId,
  body: z.object({
    name: z.optional(shape.name),
    moment: z.optional(moment),
    conditions: z.optional(shape.conditions),
    actions: z.optional(shape.actions),
    last: z.optional(z.boolean()),
    webhookUrl: z.optional(shape.webhookUrl),
    enabled: z.optional(z.boolean()),
  }),
  answer: rule,
})

export const removeRule = endpoint({
  method: 'DELETE',
  path: '/api/v1/rules/{id}',
  summary: 'Remove a rule; what it did stays as it is',
  needs: 'rule.change',
  params: byId,
})

export const orderRules = endpoint({
  method: 'POST',
  path: '/api/v1/rules/order',
  summary: 'Put the rules in an order; those that are left out keep theirs, after these',
  needs: 'rule.change',
  body: z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(500)) }),
  answer: z.object({ rules: z.array(rule) }),
})

export const previewRule = endpoint({
  method: 'POST',
  path: '/api/v1/rules/preview',
  summary: 'What a rule would have done with what was said in the last month (the newest few thousand messages)',
  needs: 'rule.change',
  body: z.object({ moment, conditions: shape.conditions }),
  answer: z.object({
    /** How many messages were looked at, and how many of them it would have acted on. */
    looked: z.number(),
    met: z.number(),
    since: z.nullable(time),
    /** The newest ones. */
    examples: z.array(
      z.object({ messageId: id, conversationId: z.nullable(id), at: time, from: z.string(), text: z.string() }),
    ),
  }),
})

export const ruleRun = z.object({
  id,
  ruleId: id,
  at: time,
  conversationId: z.nullable(id),
  conversationNumber: z.nullable(z.number()),
  subject: z.nullable(z.string()),
  /** What undoes it; null when there is nothing to undo any more. */
  batchId: z.nullable(id),
  webhook: z.nullable(z.enum(['waiting', 'sent', 'failed'])),
  problem: z.nullable(z.string()),
})
export type RuleRun = z.infer<typeof ruleRun>

export const listRuleRuns = endpoint({
  method: 'GET',
  path: '/api/v1/rules/{id}/runs',
  summary: 'What a rule did, newest first',
  needs: 'rule.read',
  params: byId,
  query: z.object({ after: z.optional(cursor) }),
  answer: page(ruleRun),
})
