/**
 * A message that was heard about the organisation or a competitor, as it counts in one period: whole numbers, so that sums come out the same in
 * every order and what is taken out leaves nothing behind. Keep what `countsOf` gives with the message: taking out subtracts precisely that,
 * also when the judgement, the reach or the code has changed since.
 */
export type Heard = {
  /** Moment, in milliseconds. */
  at: number
  /** Whom it is about: the organisation itself or a competitor. */
  subject: string
  topic: string
  /** Who says it. */
  account: string
  /** What kind of account that is, for instance customer, press, anybody. */
  group: string
  /** Chances of negative, neutral, positive (domain/language). */
  sentiment: readonly [number, number, number]
  /** How many people it is expected to reach. */
  reach: number
}

/** Milliseconds; `until` is not in it. What was said `halfLife` before the end counts as half a message. */
export type Period = { from: number; until: number; halfLife: number }

/** Sums over messages; all whole. */
export type Counts = {
  messages: number
  /** Thousandths: 1000 for what was said at the end of the period. */
  fresh: number
  /** Fresh times loud; loud is in hundredths, 100 to 600. */
  loud: number
  /** Fresh times loud times tone; tone is -100 (surely negative) to 100. */
  tone: number
  /** Fresh times loud times doubt; doubt is how far the tone may be off (one standard deviation), 0 to 100. */
  doubt: number
}

export type Said = Pick<Heard, 'subject' | 'topic' | 'account' | 'group'> & { counts: Counts }

export const noCounts: Counts = { messages: 0, fresh: 0, loud: 0, tone: 0, doubt: 0 }

/** Above it more reach counts no more: six times who reaches nobody. Reach is expected and not measured, and has a very long tail. */
const mostReach = 100_000

/** @returns null when it was not said in this period */
export function countsOf({ at, sentiment, reach }: Heard, { from, until, halfLife }: Period): Counts | null {
  if (!(at >= from && at < until)) return null
  const fresh = Math.max(1, Math.round(1000 * 2 ** ((at - until) / halfLife)))
  const loud = Math.round(100 * (1 + Math.log10(1 + Math.min(mostReach, reach > 0 ? reach : 0))))
  const { tone, doubt } = toneOf(sentiment)
  return {
    messages: 1,
    fresh,
    loud: fresh * loud,
    tone: fresh * loud * Math.round(100 * tone),
    doubt: fresh * loud * Math.round(100 * doubt),
  }
}

/** Adds, or with -1 takes out. */
export const added = (one: Counts, other: Counts, times: 1 | -1): Counts => ({
  messages: one.messages + times * other.messages,
  fresh: one.fresh + times * other.fresh,
  loud: one.loud + times * other.loud,
  tone: one.tone + times * other.tone,
  doubt: one.doubt + times * other.doubt,
})

/** What is expected of -1 (negative) to 1, and its standard deviation. Chances that make no sense say nothing: anything is as likely. */
function toneOf(chances: Heard['sentiment']): { tone: number; doubt: number } {
  const sum = chances[0] + chances[1] + chances[2]
  const sane = sum > 0 && sum < Number.POSITIVE_INFINITY && chances.every((chance) => chance >= 0)
  const [negative, positive] = sane ? [chances[0] / sum, chances[2] / sum] : [1 / 3, 1 / 3]
  const tone = positive - negative
  return { tone, doubt: Math.sqrt(Math.max(0, positive + negative - tone * tone)) }
}
