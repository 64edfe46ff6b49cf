/** Who gets marketing when: what an organisation decided about it. */
import * as z from 'zod/mini'
import { endpoint, line, time, whole } from './endpoint.ts'
import { mediums, purposes } from './suppression.ts'

const marketing = z.enum(purposes.filter((one) => one !== 'transactional'))
const scope = { purpose: marketing, medium: z.enum([...mediums, 'any']) }
const number = (from: number, to: number) => z.int().check(z.minimum(from), z.maximum(to))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const day = z.string().check(z.regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
const few = 50

export const suppressionRules = z.strictObject({
  painful: z.strictObject({ on: z.boolean(), quietDays: number(1, 365) }),
  inDialogue: z.strictObject({ on: z.boolean(), hours: number(1, 24 * 60) }),
  issue: z.strictObject({ on: z.boolean() }),
  caps: z.array(z.strictObject({ ...scope, days: number(1, 90), most: number(1, 1000) })).check(z.maxLength(few)),
  quietHours: z.strictObject({ on: z.boolean(), from: clock, until: clock, mediums: z.array(z.enum(mediums)) }),
  sensitiveDays: z
    .array(
      z
        .strictObject({ name: line(80), from: day, until: day })
        .check(z.refine(({ from, until }) => from.length === until.length, 'Both with a year, or both without')),
    )
    .check(z.maxLength(few)),
  campaigns: z
    .array(
      z.strictObject({
        name: line(120),
        rank: number(1, 1000),
        from: time,
        until: time,
        segment: z.nullable(line(120)),
      }),
    )
    .check(z.maxLength(few)),
  segments: z.array(z.strictObject({ ...scope, segment: line(120) })).check(z.maxLength(few)),
  consentLives: z.nullable(z.enum(['here', 'elsewhere'])),
})
/** As they travel: moments are texts. */
export type SuppressionRules = z.infer<typeof suppressionRules>

export const readSuppressionRules = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/rules',
  summary: 'Who gets marketing when: the rules as they are',
  needs: 'suppression.read',
  answer: z.object({ rules: suppressionRules, version: z.number() }),
})

export const changeSuppressionRules = endpoint({
  method: 'PATCH',
  path: '/api/v1/suppression/rules',
  summary: 'Change the rules. `version` is that of the rules that were read: who changes older ones is told so',
  needs: 'organisation.change',
  body: z.object({ rules: suppressionRules, version: whole(0, Number.MAX_SAFE_INTEGER) }),
  answer: z.object({ rules: suppressionRules, version: z.number() }),
})
