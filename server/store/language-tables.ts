/** The tables of judgements, corrections and what is learnt from them as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { LearntLanguage } from '../../contract/understanding.ts'
import type { Sentiment } from '../../domain/language/judgement.ts'

type Json<T> = ColumnType<T, string, string>

export type TrainingState = 'idle' | 'waiting' | 'training' | 'failed'

export type LanguageTables = {
  correction: {
    organisation_id: string
    message_id: string
    aspect: string
    value: string
    machine_value: string | null
    machine_chance: number | null
    agent_id: string
    made_at: Date
  }
  unjudged: { organisation_id: string; message_id: string; since: Date }
  language_model: {
    organisation_id: string
    id: string
    nl: Uint8Array | null
    en: Uint8Array | null
    figures: Json<LearntLanguage[]>
    seconds: number
    better: boolean
    taken: Generated<boolean>
    made_by: string | null
    made_at: Date
  }
  larger_model: {
    organisation_id: string
    active: Generated<boolean>
    kind: 'endpoint' | 'directory'
    address: Generated<string>
    model: string
    key: Uint8Array | null
    labels: ColumnType<Record<string, Sentiment>, string | undefined, string>
    most_requests: number
    most_characters: number
    changed_at: Date
    fault: string | null
    fault_says: string | null
    fault_at: Date | null
    failures: Generated<number>
    rests_until: Date | null
  }
  larger_model_day: {
    organisation_id: string
    day: string
    requests: Generated<number>
    characters: Generated<number>
    judged: Generated<number>
  }
  language_training: {
    organisation_id: string
    state: TrainingState
    since: Date
    asked_by: string | null
    problem: string | null
    learnt_until: Date | null
  }
}
