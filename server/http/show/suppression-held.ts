/** Reclamepauze as it is shown: for whom marketing waits, and how it stands with one person. Without conversations for who may not read them. */

import type { situations } from '../../../contract/conversation.ts'
import type {
  Consent,
  ContactSuppression,
  Decided,
  Held,
  HeldWeek,
  HoldReason,
} from '../../../contract/suppression-held.ts'
import { daysLater } from '../../../domain/routing/working-day.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { decide, type Reason } from '../../../domain/suppression/decide.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readParts, standsFor } from '../../store/contact-join.ts'
import { readDecisions } from '../../store/decision-log.ts'
import {
  consentsOf,
  conversationsOfMessages,
  countHeld,
  countHurt,
  handsOf,
  listHurt,
  type NotedConsent,
} from '../../store/suppression-held.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { namesOf } from '../../store/whom.ts'
import { knownOf } from '../../use/suppression/known.ts'
import { zones } from '../../zones.ts'
import { fromCursor, toCursor } from './conversation.ts'

/** @property reads whether the one who looks may read conversations */
export type Looking = { ctx: Pick<Context, 'db' | 'clock'>; organisationId: string; reads: boolean }

/** What stands for marketing in general. */
const asked = { purpose: 'marketing', medium: 'email', campaign: null } as const
const mostTallies = 300
const mostCounted = 10_000
const mostConsents = 100
const mostHands = 10

export async function showHeld(
  looking: Looking,
  page: { q?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ items: Held[]; next: string | null; total: number | null }> {
  const { ctx, organisationId } = looking
  const q = page.q ?? null
  const total = page.after === undefined ? await countHurt(ctx.db, organisationId, q, mostCounted) : null
  const rows = await listHurt(ctx.db, organisationId, q, fromCursor(page.after), page.limit)
  const people = await standing(
    looking,
    rows.map(({ contact_id }) => contact_id),
  )
  const show = await reasonsWith(
    looking,
    people.flatMap(({ decision }) => decision.why),
  )
  const last = rows.length === page.limit ? rows.at(-1) : undefined
  return {
    items: rows.flatMap(({ contact_id, name, pain_at }, i) => {
      const one = people[i]
      if (!one) return []
      return [
        {
          contact: { id: contact_id, name },
          ...shownStanding(one.known.state.own, looking.reads),
          reasons: one.decision.why.map(show),
          hurtAt: pain_at.toISOString(),
        },
      ]
    }),
    next: last ? toCursor({ at: last.pain_at, id: last.id }) : null,
    total,
  }
}

/** @param days today included, on the clocks of the organisation */
export async function showHeldWeek({ ctx, organisationId }: Looking, days: number): Promise<HeldWeek> {
  const { zone } = await readRules(ctx.db, organisationId)
  const since = dayName(daysLater(zones.wall(zone, ctx.clock()), 1 - days))
  const tallies = await countHeld(ctx.db, organisationId, since, mostTallies + 1)
  return {
    tallies: tallies.slice(0, mostTallies).map((row) => ({ ...row, campaign: row.campaign || null })),
    more: tallies.length > mostTallies,
  }
}

/** @throws a problem when there is no such contact */
export async function showContactSuppression(looking: Looking, id: string): Promise<ContactSuppression> {
  const { ctx, organisationId } = looking
  const root = await rootOf(looking, id)
  const [one] = await standing(looking, [root])
  if (!one) throw refuse('not-found', { detail: 'There is no such contact' })
  const parts = await readParts(ctx.db, organisationId, root)
  const names = await namesOf(ctx.db, organisationId, [root])
  const consents = await consentsOf(ctx.db, organisationId, names, mostConsents)
  const hands = await handsOf(ctx.db, organisationId, parts, mostHands)
  const show = await reasonsWith(looking, one.decision.why)
  return {
    ...shownStanding(one.known.state.own, looking.reads),
    verdict: one.decision.verdict,
    reasons: one.decision.why.map(show),
    consents: consents.map(shownConsent),
    byHand: hands.map(({ situation, reason, alias, at }) => ({
      situation: situation as (typeof situations)[number],
      ...{ reason, by: alias, at: at.toISOString() },
    })),
  }
}

/** @throws a problem when there is no such contact */
export async function showDecisions(
  looking: Looking,
  id: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: Decided[]; next: string | null }> {
  const { ctx, organisationId } = looking
  const parts = await readParts(ctx.db, organisationId, await rootOf(looking, id))
  const before = fromCursor(page.after)?.id ?? null
  const rows = await readDecisions(ctx.db, organisationId, parts, before, page.limit)
  const show = await reasonsWith(
    looking,
    rows.flatMap(({ why }) => why),
  )
  const last = rows.length === page.limit ? rows.at(-1) : undefined
  return {
    items: rows.map(({ at, medium, until, why, ...row }) => ({
      ...row,
      at: at.toISOString(),
      channel: medium,
      until: until?.toISOString() ?? null,
      reasons: why.map(show),
    })),
    next: last ? toCursor({ at: last.at, id: last.id }) : null,
  }
}

async function rootOf({ ctx, organisationId }: Looking, id: string): Promise<string> {
  const root = await standsFor(ctx.db, organisationId, id)
  if (!root) throw refuse('not-found', { detail: 'There is no such contact' })
  return root
}

/** How it stands with these people, and what would become of marketing to them. */
async function standing({ ctx, organisationId }: Looking, contacts: readonly string[]) {
  const { rules, zone } = await readRules(ctx.db, organisationId)
  const clock = { now: ctx.clock(), zone, zones }
  const known = await knownOf(
    ctx.db,
    organisationId,
    contacts.map((contact) => ({ contact })),
    rules,
    clock,
  )
  return known.map((one) => ({ known: one, decision: decide(asked, one.state, rules, clock) }))
}

type Told = Omit<Reason, 'since' | 'until'> & { since?: Date | string | null; until: Date | string | null }

/** How reasons are told; the words that they come from are found once for all. Who may not read conversations learns the code and no story. */
export async function reasonsWith(
  { ctx, organisationId, reads }: Looking,
  all: readonly Told[],
): Promise<(reason: Told) => HoldReason> {
  const ids = reads ? [...new Set(all.flatMap(({ because }) => because ?? []))] : []
  const found = new Map(
    (await conversationsOfMessages(ctx.db, organisationId, ids)).map((row) => [row.message_id, row]),
  )
  return ({ code, situation, painFor, possibly, name, since, until, because }) => ({
    code,
    situation: (reads && situation) || null,
    painFor: (reads && painFor) || null,
    possibly: possibly ?? false,
    name: name ?? null,
    since: reads && since ? new Date(since).toISOString() : null,
    until: until ? new Date(until).toISOString() : null,
    conversations: [
      ...new Map(
        (because ?? []).flatMap((message) => {
          const row = found.get(message)
          return row ? [[row.id, { id: row.id, number: row.number }] as const] : []
        }),
      ).values(),
    ],
  })
}

type Stands = { situation: Held['situation']; since: Date | null; until: Date | null; silent: boolean }
const shownStanding = ({ situation, since, until, silent }: Stands, reads: boolean) => ({
  situation: reads ? situation : ('in dialogue' as const),
  since: (reads && since?.toISOString()) || null,
  until: until?.toISOString() ?? null,
  silent,
})

const shownConsent = (row: NotedConsent): Consent => ({
  id: row.id,
  network: row.network,
  value: row.value,
  kind: row.kind,
  purpose: row.purpose,
  medium: row.medium,
  source: row.source,
  proof: row.proof,
  since: row.since.toISOString(),
  until: row.until?.toISOString() ?? null,
  notedBy: row.noted_by_alias,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
})
