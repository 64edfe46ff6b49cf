/**
 * What is read from a message: which language it is in, how it is meant, what is wanted. Said by the machine, with how sure it is, or by
 * a person, who is right. A judgement is a hint: only a sign of danger is told to somebody, and nothing is done by itself.
 */
import * as z from 'zod/mini'
import type { Language, Sentiment, Trait } from '../domain/language/judgement.ts'
import { id, time } from './endpoint.ts'

export type { Language, Sentiment, Trait }

export const languages = ['nl', 'en', 'de', 'fr', 'af', 'fy', 'other'] as const satisfies readonly Language[]
export const sentiments = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[]
export const traits = [
  'complaint',
  'question',
  'idea',
  'praise',
  'churn',
  'thanks',
  'refusal',
  'urgent',
  'distress',
  'threat',
  'selfharm',
  'press',
  'agreed',
  'refused',
] as const satisfies readonly Trait[]
/** Signs of danger, the gravest first: told to who leads a team at once; the conversation is never handed out by "next". */
export const dangers = ['selfharm', 'threat'] as const satisfies readonly Trait[]

const by = z.enum(['machine', 'person'])
const chance = z.number()

/** Chances are from 0 to 1, calibrated; where a person said it they are what the machine had said. */
export const judgement = z.object({
  /** `is` is null where the machine is not sure. */
  language: z.object({ is: z.nullable(z.enum(languages)), chance, by }),
  /** Null: in a language that is not understood. `is` is null where the machine is not sure. */
  sentiment: z.nullable(z.object({ is: z.nullable(z.enum(sentiments)), chance, strong: z.boolean(), by })),
  /** In the order of `traits`, those that hold (true), perhaps hold (null), or were denied by a person (false); others are left out. */
  traits: z.array(z.object({ trait: z.enum(traits), holds: z.nullable(z.boolean()), chance, by })),
  /** Labels of ours that it seems to be about, likeliest first: suggestions that its conversation does not have to follow. */
  topics: z.array(z.object({ labelId: id, holds: z.nullable(z.boolean()), chance, by })),
})
export type Judgement = z.infer<typeof judgement>

/** What a person says of one aspect; `value` null takes back what was said about it. */
export const correction = z.discriminatedUnion('aspect', [
  z.object({ aspect: z.literal('language'), value: z.nullable(z.enum(languages)) }),
  z.object({ aspect: z.literal('sentiment'), value: z.nullable(z.enum(sentiments)) }),
  z.object({ aspect: z.literal('trait'), trait: z.enum(traits), value: z.nullable(z.boolean()) }),
  z.object({ aspect: z.literal('topic'), labelId: id, value: z.nullable(z.boolean()) }),
])
export type Correction = z.infer<typeof correction>

/** A word that decided, in UTF-16 units of the message's text; `weight` above 0 speaks for it, below 0 against it. */
const word = z.object({ from: z.number(), until: z.number(), weight: z.number() })

/** Why: for each thing that is shown of a judgement the words by which it was seen, the strongest first. */
export const reason = z.object({
  aspect: z.enum(['sentiment', 'trait', 'topic']),
  /** The sentiment, the trait, or the id of the label. */
  is: z.string(),
  words: z.array(word),
})
export type Reason = z.infer<typeof reason>

/** Who said what about it, newest first; what the machine had said, and how sure it was. */
export const correctionMade = z.object({
  correction,
  agent: z.object({ id, alias: z.string() }),
  at: time,
  machine: z.nullable(z.object({ value: z.string(), chance })),
})
export type CorrectionMade = z.infer<typeof correctionMade>
