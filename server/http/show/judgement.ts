/** What is read from a message as it leaves the house: what holds, what perhaps holds, and who says so. */
import type { Judgement } from '../../../contract/judgement.ts'
import { holds, holdsTopic, sureOfSentiment, traits } from '../../../domain/language/judgement.ts'
import { type Corrected, type Judged, languageOf, sentimentNow } from '../../../domain/language/reading.ts'

/** Its strength is said from here. */
const strongFrom = 0.5

export function showJudgement(row: { judged: Judged | null; corrected: Corrected | null }): Judgement | null {
  const { judged, corrected } = row
  if (!judged && !corrected) return null
  return {
    language: {
      is: languageOf(judged, corrected),
      chance: judged?.languageChance ?? 0,
      by: corrected?.language ? 'person' : 'machine',
    },
    sentiment: showSentiment(row),
    traits: traits.flatMap((trait) => {
      const said = corrected?.traits?.[trait]
      const chance = judged?.traits?.[trait] ?? 0
      const is = said ?? holds(trait, chance)
      // What the machine does not see is left out; what a person denied is told.
      return is === false && said === undefined ? [] : [{ trait, holds: is, chance, by: byOf(said) }]
    }),
    topics: showTopics(row),
  }
}

/** What one is to know of a conversation before one opens it, the most pressing first; most of what is read is no such thing. */
const signs = ['selfharm', 'threat', 'press', 'urgent', 'refusal', 'refused', 'churn'] as const

export const signOf = (reads: readonly string[] | null) => signs.find((sign) => reads?.includes(sign)) ?? null

const byOf = (said: unknown): 'machine' | 'person' => (said === undefined ? 'machine' : 'person')

function showSentiment({ judged, corrected }: { judged: Judged | null; corrected: Corrected | null }) {
  const chances = judged?.sentiment
  if (!chances && !corrected?.sentiment) return null
  return {
    is: sentimentNow(judged, corrected),
    chance: chances ? Math.max(...chances) : 0,
    strong: (judged?.strong ?? 0) >= strongFrom && Math.max(...(chances ?? [0])) >= sureOfSentiment,
    by: byOf(corrected?.sentiment),
  }
}

function showTopics({ judged, corrected }: { judged: Judged | null; corrected: Corrected | null }) {
  const seen = judged?.topics ?? {}
  const said = corrected?.topics ?? {}
  return [...new Set([...Object.keys(seen), ...Object.keys(said)])]
    .map((labelId) => {
      const chance = seen[labelId] ?? 0
      return { labelId, holds: said[labelId] ?? holdsTopic(chance), chance, by: byOf(said[labelId]) }
    })
    .filter(({ holds: is, by }) => is !== false || by === 'person')
    .sort((a, b) => b.chance - a.chance || (a.labelId < b.labelId ? -1 : 1))
}
