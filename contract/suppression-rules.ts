/** Who gets marketing when: what an organisation decided about it. */
import * as z from 'zod/mini'
import { endpoint, id, line, time, whole } from './endpoint.ts'
import { decision, mediums, purposes } from './suppression.ts'
import { holdReason } from './suppression-held.ts'

const marketing = z.enum(purposes.filter((one) => one !== 'transactional'))
const scope = { purpose: marketing, medium: z.enum([...mediums, 'any']) }
const number = (from: number, to: number) => z.int().check(z.minimum(from), z.maximum(to))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const realDay = /^(\d{4}-)?(02-(0[1-9]|[12]\d)|(0[469]|11)-(0[1-9]|[12]\d|30)|(0[13578]|1[02])-(0[1-9]|[12]\d|3[01]))$/
/** `05-04` (the fourth of May) comes every year, `2026-11-22` once. */
const day = z
  .string()
  .check(z.refine((written) => realDay.test(written), 'is not a day: write 05-04 for the fourth of May, or 2026-11-22'))
const few = 50

export const suppressionRules = z.strictObject({
  painful: z.strictObject({ on: z.boolean(), quietDays: number(1, 365) }),
  inDialogue: z.strictObject({ on: z.boolean(), hours: number(1, 24 * 60) }),
  issue: z.strictObject({ on: z.boolean() }),
  caps: z.array(z.strictObject({ ...scope, days: number(1, 90), most: number(1, 1000) })).check(z.maxLength(few)),
  quietHours: z.strictObject({ on: z.boolean(), from: clock, until: clock, mediums: z.array(z.enum(mediums)) }),
  sensitiveDays: z
    .array(
      z.strictObject({ name: line(80), from: day, until: day }).check(
        z.refine(({ from, until }) => from.length === until.length, 'Both with a year, or both without'),
        // Days of every year may run over its end.
        z.refine(({ from, until }) => from.length === 5 || from <= until, {
          path: ['until'],
          error: 'should not be before it begins',
        }),
      ),
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

/** `keepers` are some of those who may change them, by name. */
const known = z.object({ rules: suppressionRules, version: z.number(), keepers: z.array(z.string()) })

export const readSuppressionRules = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/rules',
  summary: 'Who gets marketing when: the rules as they are',
  needs: 'suppression.read',
  answer: known,
})

export const changeSuppressionRules = endpoint({
  method: 'PATCH',
  path: '/api/v1/suppression/rules',
  summary:
    'Change the rules. `version` is that of the rules that were read: who changes older ones is told so. Rules that hold nearly everybody are refused with the number, unless `confirm` says that it is meant',
  needs: 'organisation.change',
  body: z.object({
    rules: suppressionRules,
    version: whole(0, Number.MAX_SAFE_INTEGER),
    confirm: z._default(z.boolean(), false),
  }),
  answer: known,
})

/** Of so many that were looked at so many were held by the rules as they are, and would have been by those that are tried. */
const compared = z.object({ looked: z.number(), now: z.number(), tried: z.number() })
export type Compared = z.infer<typeof compared>

/** What becomes of marketing to who is not known here. */
const toStrangers = z.enum(['goes', 'needs consent', 'waits'])

export const previewSuppressionRules = endpoint({
  method: 'POST',
  path: '/api/v1/suppression/rules/preview',
  summary:
    'Whom rules would have held in the last month, beside the rules as they are: the newest few hundred people and a thousand mails',
  needs: 'suppression.read',
  body: z.object({ rules: suppressionRules }),
  answer: z.object({
    since: time,
    /** With whom there was a dialogue: who gets no marketing by mail on a day, at this time of the day. */
    people: compared,
    /** What was asked to be sent to people we know, as far as the log of decisions tells. */
    mails: compared,
    /** Some of everybody: who gets nothing by some medium on nearly all of the coming days. */
    everybody: z.object({ looked: z.number(), held: z.number() }),
    strangers: z.object({
      now: toStrangers,
      tried: toStrangers,
      /** Addresses that nobody here has and that were asked about; `changed` would be treated otherwise. */
      asked: z.extend(compared, { changed: z.number() }),
      /** How often something stayed behind because nobody had said where consent lives, of lists as well. */
      waited: z.number(),
    }),
    /** Of whom these rules decide something else than those that hold now. */
    examples: z.array(
      z.object({
        contact: z.object({ id, name: z.string() }),
        at: time,
        campaign: z.nullable(z.string()),
        now: decision.shape.verdict,
        tried: decision.shape.verdict,
        /** What held it, by whichever of the two did. */
        reasons: z.array(holdReason),
      }),
    ),
  }),
})
export type RulesPreview = z.infer<(typeof previewSuppressionRules)['answer']>
