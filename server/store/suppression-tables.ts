/** The tables that protect the dialogue as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { Situation } from '../../domain/conversation/conversation.ts'
import type { Named } from '../../domain/suppression/addressee.ts'
import type { Code, Medium, Purpose, Scope, Verdict } from '../../domain/suppression/ask.ts'
import type { Consent, Reason } from '../../domain/suppression/decide.ts'
import type { WrittenRules } from '../../domain/suppression/rules.ts'

/** For what was asked: only to know, for a permission, at the hand-over, by the relay, for a list before it is sent to. */
export type Occasion = 'decision' | 'lease' | 'handed over' | 'relay' | 'audience'

type Json<T> = ColumnType<T, string, string>

export type SuppressionTables = {
  guard: { organisation_id: string; key: string }
  lease: {
    organisation_id: string
    id: string
    purpose: Purpose
    medium: Medium
    campaign: string | null
    addressee: Json<Named>
    keys: string[]
    tool: string
    given_at: Date
    expires_at: Date
    consumed_at: Date | null
  }
  situation_by_hand: {
    organisation_id: string
    contact_id: string
    id: string
    situation: Situation
    reason: string
    agent_id: string
    at: Date
  }
  consent: {
    organisation_id: string
    id: string
    network: string
    value: string
    kind: Consent['kind']
    purpose: Scope['purpose']
    medium: Scope['medium']
    source: string
    proof: string | null
    since: Date
    until: Date | null
    noted_by: string | null
    noted_at: Date
    withdrawn_at: Date | null
    withdrawn_by: string | null
  }
  suppression_rule: {
    organisation_id: string
    rules: Json<Partial<WrittenRules>>
    version: Generated<number>
    changed_at: Date
    changed_by: string | null
  }
  sent_count: {
    organisation_id: string
    key: string
    day: string
    purpose: Purpose
    medium: Medium
    n: Generated<number>
    lane: Generated<number>
    turn: Generated<number>
  }
  sent_lane: { organisation_id: string; lane: number; turn: number }
  decision_log: {
    organisation_id: string
    id: string
    contact_id: string | null
    key: string | null
    at: Date
    purpose: Purpose
    medium: Medium
    campaign: string | null
    verdict: Verdict
    code: Code
    until: Date | null
    why: Json<Reason[]>
    tool: string
    asked: Occasion
  }
  decision_count: {
    organisation_id: string
    day: string
    campaign: string
    verdict: Verdict
    code: Code
    n: Generated<number>
  }
}
