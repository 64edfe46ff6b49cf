/** How far the voice of somebody reaches, from 1 to 5, with the reasons; and on what ground an organisation keeps that. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line, time } from './endpoint.ts'

/** Why there are so many points; in thousandths of a level. All parts together are the points, exactly. */
const part = z.object({
  /**
   * `base`: what everybody begins with. `audience`: followers that everybody may have. `reactors`: different people who reacted, and the further
   * followers that they explain. `lists`: lists of others. `rate`: reactions per post. `quality`: how many people react to who reacted. `unsure`:
   * less, because the account may be somebody else's. `also`: what a further account reaches.
   */
  what: z.enum(['base', 'audience', 'reactors', 'lists', 'rate', 'quality', 'unsure', 'also']),
  points: z.number(),
  /** What was counted; null where there is nothing to count. Of what was counted half is left after ninety days. */
  count: z.nullable(z.number()),
  /** The account that it is about, where it is not the one that reaches most. */
  account: z.nullable(z.object({ id, network: z.string(), name: z.string() })),
})
export type FactorPart = z.infer<typeof part>

export const factorUses = ['queue', 'asked'] as const

export const factor = z.object({
  /** `too-few`: less than three things were seen, or it may not be kept of them. `objected`, `minor`: nothing is kept. */
  state: z.enum(['known', 'too-few', 'objected', 'minor']),
  /** Null unless it is known; 5 reaches most. */
  level: z.nullable(z.number()),
  points: z.nullable(z.number()),
  /** Between these it lies in four of five cases. */
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  /** The levels of those two. */
  lowLevel: z.nullable(z.number()),
  highLevel: z.nullable(z.number()),
  /** Nothing was said or received for so long that it counts for nothing. */
  asleep: z.boolean(),
  parts: z.array(part),
  /** Of the account that reaches most; further followers than `counted` are not explained by people who react. */
  about: z.nullable(
    z.object({
      account: z.object({ id, network: z.string(), name: z.string() }),
      followers: z.number(),
      counted: z.number(),
      /** Different people who reacted in the last ninety days. */
      people: z.number(),
    }),
  ),
  /** When it was worked out, and with which version of the scale. */
  at: z.nullable(time),
  scale: z.nullable(z.string()),
  /** On which days it was used, and for what; the newest first, at most thirty. */
  uses: z.array(z.object({ what: z.enum(factorUses), day: z.string() })),
})
export type Factor = z.infer<typeof factor>

export const readFactor = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/{id}/factor',
  summary: 'How far the voice of a person reaches, with the reasons; null when the organisation keeps no factors',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({ factor: z.nullable(factor) }),
})

const ground = z.object({ text: z.string(), by: z.nullable(z.object({ id, alias: z.string() })), since: time })

export const readGround = endpoint({
  method: 'GET',
  path: '/api/v1/influence',
  summary: 'On what ground factors of influence are kept, since when and by whom; null when none are kept',
  needs: 'conversation.read',
  answer: z.object({
    ground: z.nullable(ground),
    /** How many people have each level, from 1 to 5. */
    levels: z.array(z.number()),
  }),
})

export const changeGround = endpoint({
  method: 'PATCH',
  path: '/api/v1/influence',
  summary: 'Record the ground on which factors are kept, or take it away: then all of them are deleted',
  needs: 'organisation.change',
  body: z.object({ ground: z.nullable(z.string().check(z.trim(), z.minLength(20), z.maxLength(2000))) }),
})

export const leaveContactOut = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/left-out',
  summary:
    'Leave somebody out: nothing is counted of them any more, on any account. `objected` is noted as an objection to being listened to as well',
  needs: 'objection.note',
  params: byId,
  body: z.object({ why: z.enum(['objected', 'minor']) }),
})

export const takeContactBackIn = endpoint({
  method: 'DELETE',
  path: '/api/v1/contacts/{id}/left-out',
  summary:
    'They are no minor after all: what is said from now on counts. (An objection is taken back where objections stand.)',
  needs: 'objection.note',
  params: byId,
})

const outcome = z.enum(['taken', 'unknown', 'refused'])
export type AudienceOutcome = z.infer<typeof outcome>

export const bringAudiences = endpoint({
  method: 'POST',
  path: '/api/v1/audiences',
  summary:
    'Tell how many people follow accounts that are known here, and on how many lists they stand; up to 1,000 at once',
  needs: 'customer.bring',
  body: z.object({
    audiences: z
      .array(
        z.object({
          network: line(60),
          /** Its id, or its handle with @. */
          account: line(300),
          audience: z.optional(z.nullable(z.number())),
          lists: z.optional(z.nullable(z.number())),
          /** When it was counted; now, when it is absent. */
          at: z.optional(time),
        }),
      )
      .check(z.minLength(1), z.maxLength(1000)),
  }),
  answer: z.object({
    /** In the order in which they were given. `unknown`: nobody here has it. `refused`: no number, below nothing, more than can be, or left out. */
    outcomes: z.array(outcome),
  }),
})
