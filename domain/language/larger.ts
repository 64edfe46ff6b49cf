/**
 * A larger model that looks at a message after ours did: what it says takes the place of ours for sentiment and traits. The language stays
 * ours, and what people said beats both. A sign of danger that ours saw is never taken away: whoever writes the message also writes
 * to the larger model, and could ask it to say that all is well.
 */
import type { Sentiment, Trait } from './judgement.ts'
import { dangers, type Judged } from './reading.ts'

/** What a larger model saw; a chance is absent where it did not look at it at all. */
export type Verdict = {
  sentiment: readonly [number, number, number]
  traits: Readonly<Partial<Record<Trait, number>>> | null
}

/** Begins the name of whoever judged when it was a larger model. */
const largerMark = 'larger:'
export const isByLarger = (judged: Judged | null): boolean => judged?.by.startsWith(largerMark) ?? false

export function withVerdict(ours: Judged, { sentiment, traits }: Verdict, model: string): Judged {
  const seen = traits ?? ours.traits ?? {}
  const kept = dangers.flatMap((danger) => {
    const chance = Math.max(ours.traits?.[danger] ?? 0, seen[danger] ?? 0)
    return chance > 0 ? [[danger, chance] as const] : []
  })
  const strong = ours.strong ?? 0
  return { ...ours, sentiment, strong, traits: { ...seen, ...Object.fromEntries(kept) }, by: `${largerMark}${model}` }
}

/** One sentiment with how sure of it somebody is (0 to 1), as chances of all three. */
export function chancesBeside(sentiment: Sentiment, sure: number): [number, number, number] {
  const most = Math.min(0.98, Math.max(0.34, sure))
  const rest = (1 - most) / 2
  return [
    sentiment === 'negative' ? most : rest,
    sentiment === 'neutral' ? most : rest,
    sentiment === 'positive' ? most : rest,
  ]
}

/**
 * The names that a model gives its answers, as ours: `negative`, `LABEL_0`, `1 star`. What is in `map` goes first.
 * @returns null for a name that says nothing to us
 */
export function sentimentCalled(label: string, map: Readonly<Record<string, Sentiment>>): Sentiment | null {
  const name = label.trim().toLowerCase()
  const given = Object.entries(map).find(([key]) => key.trim().toLowerCase() === name)?.[1]
  return given ?? usual[name] ?? null
}

const usual: Readonly<Record<string, Sentiment>> = {
  negative: 'negative',
  neg: 'negative',
  negatief: 'negative',
  neutral: 'neutral',
  neu: 'neutral',
  neutraal: 'neutral',
  positive: 'positive',
  pos: 'positive',
  positief: 'positive',
  '1 star': 'negative',
  '2 stars': 'negative',
  '3 stars': 'neutral',
  '4 stars': 'positive',
  '5 stars': 'positive',
}
