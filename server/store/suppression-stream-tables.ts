/** The tables by which other systems follow for whom marketing waits, as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { Words } from '../../channels/kit/channel.ts'
import type { Holds, Reached } from '../../domain/suppression/lasting.ts'
import type { MarketingPurpose } from '../../domain/suppression/rules.ts'

export type TargetKind = 'webhook' | 'batch' | 'mautic' | 'list'

export type SuppressionStreamTables = {
  suppression_hold: {
    organisation_id: string
    network: Reached
    value: string
    contact_id: string | null
    holds: ColumnType<Holds, string, string>
    version: number
    changed_at: Date
    look_at: Date | null
  }
  suppression_course: {
    organisation_id: string
    version: Generated<number>
    position: number
    forgotten: Generated<number>
    walk: string | null
  }
  suppression_target: {
    organisation_id: string
    id: string
    kind: TargetKind
    name: string
    purpose: MarketingPurpose
    url: string | null
    username: string | null
    secret: Uint8Array | null
    token_hash: Uint8Array | null
    told: Generated<number>
    began: Generated<number>
    told_at: Date | null
    attempts: Generated<number>
    ready_at: Date
    problem: ColumnType<Words | null, string | null, string | null>
    problem_since: Date | null
    paused: Generated<boolean>
    version: Generated<number>
    created_at: Date
  }
}
