/** Who may be one person: kept until somebody has looked, or until it has settled by itself. */
import { type Selectable, sql } from 'kysely'
import type { Counter, Reason } from '../../domain/contact/evidence.ts'
import { inOrder } from '../../domain/contact/join.ts'
import { holdTwo } from './contact-join.ts'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type SuggestionRow = Selectable<Tables['contact_suggestion']>
export type NewSuggestion = {
  ids: readonly [string, string]
  evidence: readonly Reason[]
  counter: Counter | null
  strength: number
  since: Date
}

/** A newer look at the same pair takes the place of the older one. @returns whether there is something new to see */
export async function putSuggestion(
  tx: Transaction,
  organisationId: string,
  { ids, evidence, counter, strength, since }: NewSuggestion,
): Promise<boolean> {
  const [one, other] = inOrder(...ids)
  const made = await sql`
    insert into contact_suggestion as known (organisation_id, one_id, other_id, evidence, counter, strength, since)
    values (${organisationId}, ${one}, ${other}, ${JSON.stringify(evidence)}::jsonb,
      ${counter && JSON.stringify(counter)}::jsonb, ${strength}, ${since})
    on conflict (organisation_id, one_id, other_id) do update
      set evidence = excluded.evidence, counter = excluded.counter, strength = excluded.strength
      where known.strength < excluded.strength`.execute(tx)
  const isNew = Number(made.numAffectedRows ?? 0) > 0
  if (isNew) await holdTwo(tx, organisationId, one, other)
  return isNew
}

/** Suggestions about a person, the surest first, each with the contact that stands for who it might be. */
export async function suggestionsFor(store: Store, organisationId: string, parts: readonly string[], most: number) {
  const { rows } = await sql<SuggestionRow & { with_id: string; name: string }>`
    select s.*, p.id as with_id, p.name
    from (
      select s.*, s.other_id as found from contact_suggestion s
      where s.organisation_id = ${organisationId} and s.one_id = any(${parts}::uuid[])
      union all
      select s.*, s.one_id from contact_suggestion s
      where s.organisation_id = ${organisationId} and s.other_id = any(${parts}::uuid[])
    ) s
    join contact o on o.organisation_id = ${organisationId} and o.id = s.found
    join contact p on p.organisation_id = ${organisationId} and p.id = coalesce(o.joined_to, o.id)
    order by s.strength desc, s.since desc limit ${most}`.execute(store)
  const seen = new Set<string>(parts)
  return rows.filter(({ with_id }) => !seen.has(with_id) && seen.add(with_id))
}
