/** The tables of judgements, corrections and what is learnt from them as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { LearntLanguage } from '../../contract/understanding.ts'

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
  language_training: {
    organisation_id: string
    state: TrainingState
    since: Date
    asked_by: string | null
    problem: string | null
    learnt_until: Date | null
  }
}
