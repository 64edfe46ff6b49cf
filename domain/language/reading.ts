/**
 * A judgement as it is kept with its message: only what was seen, in a few numbers; what people said instead; and what is said of the
 * message now. People are right: what they said stands, whatever a newer model sees.
 */
import { bareSubject } from '../message/subject.ts'
import type { Seen } from './judge.ts'
import {
  holds,
  holdsTopic,
  type Language,
  type Sentiment,
  sentimentOf,
  sentiments,
  sureOfLanguage,
  type Trait,
  traits,
} from './judgement.ts'

/** By id of the label, the chance that it is about that. */
export type Topics = Readonly<Partial<Record<string, number>>>

export type Judged = {
  language: Language
  languageChance: number
  /** Absent in a language that is not understood. */
  sentiment?: readonly [number, number, number]
  strong?: number
  traits?: Readonly<Partial<Record<Trait, number>>>
  topics?: Topics
  /** Which model it was. */
  by: string
}

export type Corrected = {
  language?: Language
  sentiment?: Sentiment
  traits?: Readonly<Partial<Record<Trait, boolean>>>
  topics?: Readonly<Record<string, boolean>>
}

/** What a person says of one aspect; null takes it back. */
export type Correction =
  | { aspect: 'language'; value: Language | null }
  | { aspect: 'sentiment'; value: Sentiment | null }
  | { aspect: 'trait'; trait: Trait; value: boolean | null }
  | { aspect: 'topic'; labelId: string; value: boolean | null }

/** Signs of danger, the gravest first. */
export const dangers = ['selfharm', 'threat'] as const satisfies readonly Trait[]
export type Danger = (typeof dangers)[number]

/** Less likely than this is not kept. */
const seenFrom = 0.1
const rounded = (chance: number) => Math.round(chance * 1000) / 1000

export function toJudged(seen: Seen, by: string): Judged {
  const { language, sentiment, strong } = seen
  const judged: Judged = { language, languageChance: rounded(seen.languageChance), by }
  if (sentiment[0] + sentiment[1] + sentiment[2] > 0) {
    judged.sentiment = [rounded(sentiment[0]), rounded(sentiment[1]), rounded(sentiment[2])]
    judged.strong = rounded(strong)
    judged.traits = likely(traits, (_, i) => seen.traits[i] ?? 0)
  }
  const { topics } = seen
  if (topics) judged.topics = likely(Object.keys(topics), (label) => topics[label] ?? 0)
  return judged
}

function likely<K extends string>(names: readonly K[], chanceOf: (name: K, i: number) => number) {
  const kept: Partial<Record<K, number>> = {}
  for (const [i, name] of names.entries()) {
    const chance = chanceOf(name, i)
    if (chance >= seenFrom) kept[name] = rounded(chance)
  }
  return kept
}

/** @returns null when nothing is said any more */
export function correct(before: Corrected | null, correction: Correction): Corrected | null {
  const { traits: some, topics, ...plain } = before ?? {}
  const after: Corrected =
    correction.aspect === 'trait'
      ? { ...before, traits: put(some, correction.trait, correction.value) }
      : correction.aspect === 'topic'
        ? { ...before, topics: put(topics, correction.labelId, correction.value) }
        : {
            ...(some && { traits: some }),
            ...(topics && { topics }),
            ...put(plain, correction.aspect, correction.value),
          }
  const left = Object.entries(after).filter(([, said]) => typeof said === 'string' || Object.keys(said).length > 0)
  return left.length === 0 ? null : Object.fromEntries(left)
}

function put<V>(all: Readonly<Record<string, V>> | undefined, key: string, value: V | null): Record<string, V> {
  const { [key]: _before, ...others } = all ?? {}
  return value === null ? others : { ...others, [key]: value }
}

/** The name of what it is about. */
export function aspectOf(correction: Correction): string {
  switch (correction.aspect) {
    case 'trait':
      return correction.trait
    case 'topic':
      return `topic:${correction.labelId}`
    default:
      return correction.aspect
  }
}

/** What is said of it, as it is written down. */
export const writtenValue = ({ value }: Correction): string | null =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value

/** The other way round; null for what is none. */
export function correctionIn(aspect: string, value: string): Correction | null {
  const yes = value === 'yes'
  if (aspect === 'language') return { aspect, value: value as Language }
  if (aspect === 'sentiment') return { aspect, value: value as Sentiment }
  if (aspect.startsWith('topic:')) return { aspect: 'topic', labelId: aspect.slice('topic:'.length), value: yes }
  const trait = traits.find((one) => one === aspect)
  return trait ? { aspect: 'trait', trait, value: yes } : null
}

/** What the machine had said of that on the screen, as it is written down, and how sure it was; null when it said nothing. */
export function machineSaid(judged: Judged | null, correction: Correction): { value: string; chance: number } | null {
  if (!judged) return null
  const yesNo = (is: boolean | null, chance: number) => ({ value: is ? 'yes' : 'no', chance })
  switch (correction.aspect) {
    case 'language':
      return { value: judged.language, chance: judged.languageChance }
    case 'sentiment': {
      const chances = judged.sentiment
      if (!chances) return null
      const chance = Math.max(...chances)
      return { value: sentiments[chances.indexOf(chance)] ?? 'neutral', chance }
    }
    case 'trait': {
      const chance = judged.traits?.[correction.trait] ?? 0
      return judged.traits ? yesNo(holds(correction.trait, chance), chance) : null
    }
    case 'topic': {
      const chance = judged.topics?.[correction.labelId] ?? 0
      return judged.topics ? yesNo(holdsTopic(chance), chance) : null
    }
  }
}

/** What the machine is sure of, or people said; null is not sure, or not understood. */
export const languageOf = (judged: Judged | null, corrected: Corrected | null): Language | null =>
  corrected?.language ?? (judged && judged.languageChance >= sureOfLanguage ? judged.language : null)

export const sentimentNow = (judged: Judged | null, corrected: Corrected | null): Sentiment | null =>
  corrected?.sentiment ?? (judged?.sentiment ? sentimentOf({ sentiment: judged.sentiment }) : null)

export const holdsNow = (trait: Trait, judged: Judged | null, corrected: Corrected | null): boolean | null =>
  corrected?.traits?.[trait] ?? holds(trait, judged?.traits?.[trait] ?? 0)

/** The names of all that holds: its language, its sentiment, its traits. Null where nothing was read. */
export function readsOf(judged: Judged | null, corrected: Corrected | null): string[] | null {
  if (!judged && !corrected) return null
  const [language, sentiment] = [languageOf(judged, corrected), sentimentNow(judged, corrected)]
  const held = traits.filter((trait) => holdsNow(trait, judged, corrected))
  return [...(language ? [language] : []), ...(sentiment ? [sentiment] : []), ...held]
}

export const dangerIn = (reads: readonly string[] | null): Danger | null =>
  dangers.find((danger) => reads?.includes(danger)) ?? null

/** The graver of two. */
export const worst = (a: Danger | null, b: Danger | null): Danger | null =>
  dangers.find((one) => one === a || one === b) ?? null

/** Longer texts are judged by how they begin, in UTF-16 units. */
export const longestJudged = 8000

/**
 * What of a message is judged: its own words without what it quotes; after its subject where that is its own too.
 * @returns where its text begins in that, in UTF-16 units
 */
export function wordsToJudge(of: { subject?: string | null; text: string; quotedFrom?: number | null }): {
  words: string
  from: number
} {
  const own = (of.quotedFrom == null ? of.text : of.text.slice(0, of.quotedFrom)).slice(0, longestJudged)
  const subject = of.subject?.trim() ?? ''
  const isOwn = subject !== '' && subject === bareSubject(subject) && !own.startsWith(subject)
  return isOwn
    ? { words: `${subject.slice(0, 500)}\n${own}`, from: Math.min(subject.length, 500) + 1 }
    : { words: own, from: 0 }
}
