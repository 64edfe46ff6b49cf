/** How messages are understood here: why a judgement is what it is, correcting it, and what the machine has learnt from that. */
import * as z from 'zod/mini'
import { message } from './conversation.ts'
import { byId, endpoint, id, time } from './endpoint.ts'
import { correction, correctionMade, judgement, reason, traits } from './judgement.ts'

export const explainJudgement = endpoint({
  method: 'GET',
  path: '/api/v1/messages/{id}/judgement',
  summary: 'What is read from a message, by which words, and what people said of that',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({
    judgement: z.nullable(judgement),
    reasons: z.array(reason),
    corrections: z.array(correctionMade),
    /** Who was notified of a danger in it. */
    told: z.array(id),
  }),
})

export const correctJudgement = endpoint({
  method: 'POST',
  path: '/api/v1/messages/{id}/corrections',
  summary: 'Say what a message really is; the same with null takes it back. Never counted against anybody',
  needs: 'conversation.answer',
  params: byId,
  body: correction,
  answer: z.object({ message }),
})

export const listCorrections = endpoint({
  method: 'GET',
  path: '/api/v1/understanding/corrections',
  summary: 'What people said last of messages, newest first',
  needs: 'conversation.read',
  answer: z.object({
    corrections: z.array(
      z.extend(correctionMade, {
        message: z.object({
          id,
          conversationId: z.nullable(id),
          /** Its first words. */
          begins: z.string(),
        }),
      }),
    ),
  }),
})

const share = z.number()
/** Of `n` examples that were kept apart, `right` were judged as people said. */
const right = z.object({ n: z.number(), right: z.number() })
const measured = z.object({ sentiment: right, traits: right, topics: right, right: share })

/** What was learnt of one language. Compared on examples that taught none of the three. */
const learntLanguage = z.object({
  language: z.enum(['nl', 'en']),
  /** It was better than what was in use; else that goes on in this model too. */
  better: z.boolean(),
  taught: z.number(),
  heldOut: z.number(),
  shipped: measured,
  /** What was in use when it was made. */
  present: measured,
  learnt: measured,
  /** The share that it has right after so many examples. */
  curve: z.array(z.object({ examples: z.number(), right: share })),
  /** How often what people call the sentiment of the row is called that of the column, in the order of `sentiments`. */
  confusion: z.array(z.array(z.number())),
  /** Of each trait and label (by its id): seen as people said, not seen, and seen where people said it is not so. */
  each: z.array(z.object({ name: z.string(), hit: z.number(), missed: z.number(), wrong: z.number() })),
})
export type LearntLanguage = z.infer<typeof learntLanguage>

const ownModel = z.object({
  id,
  madeAt: time,
  /** Asked for by hand, or because there were enough new corrections. */
  by: z.nullable(z.object({ id, alias: z.string() })),
  /** It judges what comes in now. */
  taken: z.boolean(),
  /** Better in some language; what was not better is kept to look at, and can be taken by hand. */
  better: z.boolean(),
  seconds: z.number(),
  languages: z.array(learntLanguage),
})
export type OwnModel = z.infer<typeof ownModel>

/** Why learning failed; the log of the program says more. */
export const trainingProblems = ['too-long', 'no-room', 'broken'] as const

export const training = z.object({
  state: z.enum(['idle', 'waiting', 'training', 'failed']),
  /** Corrections since the last training, and from how many it trains by itself. */
  fresh: z.number(),
  from: z.number(),
  since: z.nullable(time),
  /** When it failed. */
  problem: z.nullable(z.enum(trainingProblems)),
})
export type Training = z.infer<typeof training>

export const readUnderstanding = endpoint({
  method: 'GET',
  path: '/api/v1/understanding',
  summary: 'What the machine knows of how this organisation is spoken to: examples, models, figures',
  needs: 'conversation.read',
  answer: z.object({
    /** How many corrections there are to learn from, of which the text still stands. */
    examples: z.array(z.object({ aspect: z.enum(['language', 'sentiment', ...traits]), n: z.number() })),
    /** The same for our labels: what was said of messages, and conversations that carry them. */
    topics: z.array(z.object({ labelId: id, n: z.number() })),
    training,
    /** The newest, and the one that is taken; none taken is that the shipped model judges. */
    models: z.array(ownModel),
    /** Messages that wait for a judgement: because judging failed, or a new model looks at open conversations again. */
    waiting: z.number(),
    /** They have waited for so long that judging does not work now. */
    stuck: z.boolean(),
  }),
})
export type Understanding = z.infer<typeof readUnderstanding.answer>

export const trainModel = endpoint({
  method: 'POST',
  path: '/api/v1/understanding/trainings',
  summary: 'Learn from the corrections now; what comes of it stands with the models',
  needs: 'organisation.change',
  answer: training,
  status: 202,
})

export const takeModel = endpoint({
  method: 'POST',
  path: '/api/v1/understanding/taken',
  summary: 'Judge with this model from now on; null is the shipped one. Open conversations are looked at again',
  needs: 'organisation.change',
  body: z.object({ modelId: z.nullable(id) }),
})
