/** What of a judgement stands on a message: what matters to who answers it, in the order in which it does. Pure. */
import type { Judgement, Sentiment, Trait } from '../../contract/judgement.ts'

export type Read = Sentiment | Trait
export type By = Judgement['language']['by']
/** `sure` is false for what perhaps holds. */
export type Reading = { is: Read; sure: boolean; strong: boolean; chance: number; by: By }
export type Place = 'conversation' | 'stream'

/** The gravest first. What stands before `doubted` is shown with a question mark too: overlooking it costs more than looking twice. */
const order: readonly Read[] = [
  'selfharm',
  'threat',
  'distress',
  'urgent',
  'press',
  'refusal',
  'refused',
  'churn',
  'complaint',
  'agreed',
  'negative',
  'idea',
  'praise',
  'positive',
  'question',
  'neutral',
  'thanks',
]
const doubted = order.indexOf('complaint')
const most = 3

/**
 * Nearly every message in a conversation asks something or says thanks: it is said to who asks. What is overheard is nobody's matter yet, so
 * nothing of it is solved or not.
 */
const quiet: Readonly<Record<Place, readonly Read[]>> = {
  conversation: ['neutral', 'question', 'thanks'],
  stream: ['thanks', 'agreed', 'refused'],
}
/** What goes without saying beside the others. A strong feeling is said all the same. */
const implied: Partial<Record<Read, readonly Read[]>> = {
  refused: ['refusal'],
  negative: ['complaint', 'refusal', 'refused', 'churn', 'distress', 'threat', 'selfharm'],
  positive: ['praise', 'agreed', 'thanks'],
}

/** Everything that holds or perhaps holds: what is sure first, but for the safety of somebody, and the gravest first. */
export function readingsOf({ sentiment, traits }: Judgement): Reading[] {
  const felt: Reading[] = sentiment?.is
    ? [
        {
          is: sentiment.is,
          sure: true,
          strong: sentiment.strong && sentiment.is !== 'neutral',
          chance: sentiment.chance,
          by: sentiment.by,
        },
      ]
    : []
  const held = traits
    .filter(({ holds }) => holds !== false)
    .map(({ trait, holds, chance, by }) => ({
      is: trait,
      sure: holds === true && isLikely(chance, by),
      strong: false,
      chance,
      by,
    }))
  const later = ({ is, sure }: Reading) => Number(!sure && is !== 'selfharm' && is !== 'threat')
  return [...felt, ...held].sort((a, b) => later(a) - later(b) || order.indexOf(a.is) - order.indexOf(b.is))
}

/** In the stream one looks at how it sounds; in a conversation that is said only where nothing else says it. */
export function standing(judgement: Judgement, place: Place): Reading[] {
  const all = readingsOf(judgement)
  const sure = new Set(all.filter((one) => one.sure).map(({ is }) => is))
  const isImplied = ({ is, strong }: Reading) => !strong && (implied[is] ?? []).some((other) => sure.has(other))
  const shown = all.filter((one) => {
    if (!one.sure) return order.indexOf(one.is) <= doubted && !quiet[place].includes(one.is)
    if (place === 'stream' && isSentiment(one.is)) return true
    return !quiet[place].includes(one.is) && !isImplied(one)
  })
  const cut = shown.slice(0, most)
  const felt = place === 'stream' ? shown.find(({ is }) => isSentiment(is)) : undefined
  return felt && !cut.includes(felt) ? [...cut.slice(0, most - 1), felt] : cut
}

/** What is dear to miss is told from a small chance on: it is told as what it is, a doubt. */
const isLikely = (chance: number, by: By) => by === 'person' || chance >= 0.5

export const isSentiment = (is: Read): is is Sentiment => is === 'negative' || is === 'neutral' || is === 'positive'

/** In words and as a number: a chance alone says little to most people. */
export function chanceWord(chance: number): 'surely' | 'likely' | 'perhaps' | 'unlikely' | 'hardly' {
  if (chance >= 0.95) return 'surely'
  if (chance >= 0.7) return 'likely'
  if (chance >= 0.2) return 'perhaps'
  return chance >= 0.05 ? 'unlikely' : 'hardly'
}
