/** The tables as Kysely sees them: one type per table of `migrations/`, in the same order. */
import type { ColumnType, Generated } from 'kysely'
import type { Addressee, StoredChange } from '../../domain/conversation/draft.ts'
import type { Corrected, Judged } from '../../domain/language/reading.ts'
import type { Automatic, CanReply, Logged, Outcome, Rating, Visibility } from '../../domain/message/message.ts'
import type { Hears } from '../../domain/routing/hear.ts'
import type { BrandTables } from './brand-tables.ts'
import type { ContactTables } from './contact-tables.ts'
import type { ConversationTables } from './conversation-tables.ts'
import type { DeskTables } from './desk-tables.ts'
import type { InfluenceTables } from './influence-tables.ts'
import type { LanguageTables } from './language-tables.ts'
import type { Listening, ListeningTables } from './listening-tables.ts'
import type { PictureTables } from './picture-tables.ts'
import type { RelayTables } from './relay-tables.ts'
import type { RoutingTables } from './routing-tables.ts'
import type { SearchTables } from './search/tables.ts'
import type { SignInTables } from './sign-in-tables.ts'
import type { SuppressionStreamTables } from './suppression-stream-tables.ts'
import type { SuppressionTables } from './suppression-tables.ts'
import type { TimelineTables } from './timeline-tables.ts'
import type { WritingTables } from './writing-tables.ts'

/** bigint comes back as a string from the driver; `store/database.ts` parses it to a number, which is exact up to 2^53. */
type Json<T> = ColumnType<T, string, string>

export type Role = 'owner' | 'admin' | 'agent' | 'viewer' | 'marketer'
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'undone' | 'stale'

export type Tables = SearchTables &
  SignInTables &
  WritingTables &
  TimelineTables &
  ContactTables &
  ConversationTables &
  BrandTables &
  DeskTables &
  InfluenceTables &
  ListeningTables &
  LanguageTables &
  RelayTables &
  PictureTables &
  RoutingTables &
  SuppressionStreamTables &
  SuppressionTables & {
    organisation: {
      id: string
      name: string
      language: 'nl' | 'en'
      zone: Generated<string>
      settings: Generated<Json<Record<string, unknown>>>
      created_at: Date
      needs_second_factor: Generated<boolean>
      retain_days: Generated<number>
      objection_days: Generated<number>
      terms_changed: Generated<number>
      bound_minutes: Generated<number>
      influence_ground: string | null
      influence_by: string | null
      influence_since: Date | null
    }
    api_key: {
      id: string
      organisation_id: string
      channel_id: string | null
      name: string
      hash: Uint8Array
      hint: string
      scopes: string[]
      created_at: Date
      last_used_at: Date | null
      revoked_at: Date | null
    }
    public_name: { name: string; organisation_id: string; channel_id: string }
    counter: { organisation_id: string; name: 'arrival' | 'conversation' | 'event'; value: Generated<number> }
    agent: {
      organisation_id: string
      id: string
      name: string
      alias: string
      email: string
      role: Role
      signature: Generated<string>
      face: string | null
      language: 'nl' | 'en' | null
      extension: string | null
      active: Generated<boolean>
      hears: ColumnType<Partial<Hears>, string | undefined, string>
      version: Generated<number>
      created_at: Date
    }
    channel: {
      organisation_id: string
      id: string
      kind: string
      name: string
      address: string
      settings: Json<Record<string, string | number | boolean>>
      secrets: Uint8Array | null
      team_id: string | null
      promise_minutes: Generated<number>
      enabled: Generated<boolean>
      demo: Generated<boolean>
      cursor: Json<Record<string, string | number | null>> | null
      listening: Json<Listening> | null
      archived_at: Date | null
      archived_why: string | null
      version: Generated<number>
      created_at: Date
    }
    arrival: {
      organisation_id: string
      position: number
      channel_id: string
      received_at: Date
      day: string
      history: boolean
      raw: Uint8Array | null
      hash: Uint8Array
      size: number
      outcome: Outcome | null
      reason: string | null
      message_id: string | null
      attempts: Generated<number>
    }
    arrival_repeat: { organisation_id: string; message_id: string; position: number }
    arrival_cursor: { organisation_id: string; position: Generated<number>; raw_forgotten: Generated<number> }
    arrival_day: {
      organisation_id: string
      channel_id: string
      day: string
      received: Generated<number>
      shown: Generated<number>
      revision: Generated<number>
      duplicate: Generated<number>
      echo: Generated<number>
      refused: Generated<number>
    }
    thread: {
      organisation_id: string
      id: string
      channel_id: string
      root: string | null
      joined_to: string | null
      created_at: Date
    }
    awaited: { organisation_id: string; channel_id: string; external_id: string; thread_id: string }
    message: {
      organisation_id: string
      id: string
      channel_id: string
      external_id: string
      thread_id: string | null
      conversation_id: string | null
      account_id: string | null
      agent_id: string | null
      seq: Generated<number>
      direction: 'in' | 'out'
      visibility: Visibility
      state: 'present' | 'edited' | 'deleted'
      automatic: Automatic | null
      trusted: Generated<boolean>
      revision: number
      fingerprint: Uint8Array
      subject: string | null
      text: string
      quoted_from: number | null
      html: string | null
      audience: string[] | null
      in_reply_to: string | null
      quotes: Generated<string | null>
      can_reply: Json<CanReply> | null
      url: string | null
      logged: Json<Logged> | null
      published_at: Date
      received_at: Date
      attachments: Generated<number>
      arrival: number | null
      retain_until: Date | null
      language: string | null
      addressed: Generated<boolean>
      rating: Json<Rating> | null
      reread_at: Date | null
      judged: Json<Judged> | null
      corrected: Json<Corrected> | null
      reads: string[] | null
      version: Generated<number>
      home_id: Generated<string | null>
      home_seq: Generated<number | null>
    }
    message_revision: {
      organisation_id: string
      message_id: string
      revision: number
      subject: string | null
      text: string
      html: string | null
      rating: Json<Rating> | null
      arrival: number | null
      replaced_at: Date
    }
    attachment: {
      organisation_id: string
      id: string
      /** Null as long as it belongs to a draft. */
      message_id: string | null
      draft_id: string | null
      alt: string | null
      place: number
      name: string
      media_type: string
      size: number
      content_id: string | null
      inline: Generated<boolean>
      hash: Uint8Array
    }
    attachment_chunk: { organisation_id: string; hash: Uint8Array; part: number; bytes: Uint8Array }
    outbox: {
      organisation_id: string
      id: string
      channel_id: string
      conversation_id: string
      agent_id: string
      said: number
      request_key: string
      state: OutboxState
      reason: string | null
      attempts: Generated<number>
      ready_at: Date
      fence: Generated<number>
      lease_until: Date | null
      external_id: string | null
      created_at: Date
      sent_at: Date | null
      version: Generated<number>
      addressee: Json<Addressee> | null
      changes: Json<StoredChange[]> | null
      /** A first sending, or something done to an answer that left. */
      does: Generated<'send' | 'revise' | 'withdraw'>
      /** The answer that it is about: of a first sending its own id. */
      message_id: string
      /** The new words of a change, until they stand there. */
      text: string | null
    }
    phone_call: {
      organisation_id: string
      id: string
      channel_id: string
      call_id: string
      direction: 'in' | 'out'
      number: string | null
      agent_id: string | null
      began_at: Date
      answered_at: Date | null
      ended_at: Date | null
      noted: Generated<boolean>
    }
    event: {
      organisation_id: string
      position: number
      kind: string
      kind_version: Generated<number>
      object_id: string
      object_version: number
      agent_id: string | null
      at: Date
    }
    event_cursor: { organisation_id: string; reader: string; position: Generated<number> }
  }
