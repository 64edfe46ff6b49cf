/** A person as they are shown: accounts with the evidence, what makes them one, and who may be the same. */
import type { Contact } from '../../../contract/contact.ts'
import type { CustomerRecord } from '../../../contract/customer-record.ts'
import { crosses } from '../../../domain/contact/join.ts'
import type { Context } from '../../context.ts'
import { listAgents } from '../../store/agent.ts'
import { accountsOfContact, findContact } from '../../store/contact.ts'
import { apartsOf, type JoinRow, joinsAmong, readParts } from '../../store/contact-join.ts'
import { contactNotesOf } from '../../store/contact-note.ts'
import { suggestionsFor } from '../../store/contact-suggestion.ts'
import { channelsTried, wantsOf } from '../../store/contact-timeline.ts'
import { type RecordRow, recordsOf } from '../../store/customer-record.ts'
import { conversationsOfContact } from '../../store/queue.ts'
import { keysOfPerson } from '../../store/shared-key.ts'
import { showCame, showContactNote, showKey, showWant } from './contact-file.ts'
import { showConversation } from './conversation.ts'

const mostWants = 5
const mostSuggestions = 5
const mostLooked = 30
const mostKnown = 3

/** @returns null when there is no such contact; of one that goes on as part of another the person that it is part of */
export async function showContact(ctx: Context, organisationId: string, id: string): Promise<Contact | null> {
  const asked = await findContact(ctx.db, organisationId, id)
  const found = asked?.joined_to ? await findContact(ctx.db, organisationId, asked.joined_to) : asked
  if (!found) return null
  const parts = await readParts(ctx.db, organisationId, found.id)
  const accounts = await accountsOfContact(ctx.db, organisationId, found.id)
  const conversations = await conversationsOfContact(ctx.db, organisationId, found.id, 20)
  const keys = await keysOfPerson(ctx.db, organisationId, found.id)
  const tried = await channelsTried(ctx.db, organisationId, found.id)
  return {
    id: found.id,
    version: found.version,
    name: found.name,
    since: found.created_at.toISOString(),
    accounts: accounts.map((row) => ({
      keys: keys.filter(({ account_id }) => account_id === row.id).map(showKey),
      id: row.id,
      network: row.network,
      name: row.name,
      handle: row.handle ?? row.external_id,
      url: row.url,
      firstSeen: row.first_seen.toISOString(),
      lastSeen: row.last_seen.toISOString(),
      evidence: row.evidence,
      strength: row.strength,
      ownContactId: row.own_id,
    })),
    conversations: conversations.map(showConversation),
    tried: tried.map((row) => ({
      channel: { id: row.channel_id, kind: row.kind, name: row.name },
      conversations: row.conversations,
      open: row.open,
      lastMessageAt: row.last_message_at.toISOString(),
    })),
    joins: await showJoins(ctx, organisationId, parts),
    suggestions: await showSuggestions(ctx, organisationId, parts),
    records: (await recordsOf(ctx.db, organisationId, parts)).map(showRecord),
    came: await showCame(ctx, organisationId, found.id),
    wants: (await wantsOf(ctx.db, organisationId, found.id, mostWants)).map(showWant),
    notes: (await contactNotesOf(ctx.db, organisationId, parts)).map(showContactNote),
    sentAway: found.sent_away,
    erasedAt: found.erased_at?.toISOString() ?? null,
  }
}

async function showJoins(ctx: Context, organisationId: string, parts: readonly string[]): Promise<Contact['joins']> {
  const joins = await joinsAmong(ctx.db, organisationId, parts)
  if (joins.length === 0) return []
  const names = await namesOf(
    ctx,
    organisationId,
    joins.map(({ from_id }) => from_id),
  )
  const agents = joins.some(({ made_by }) => made_by) ? await listAgents(ctx.db, organisationId) : []
  const by = ({ made_by }: JoinRow) => {
    const agent = agents.find(({ id }) => id === made_by)
    return agent ? { id: agent.id, alias: agent.alias } : null
  }
  return joins.map((row) => ({
    id: row.id,
    fromId: row.from_id,
    intoId: row.into_id,
    name: names.get(row.from_id) ?? '',
    evidence: row.evidence,
    strength: row.strength,
    by: by(row),
    since: row.since.toISOString(),
  }))
}

async function showSuggestions(
  ctx: Context,
  organisationId: string,
  parts: readonly string[],
): Promise<Contact['suggestions']> {
  const found = await suggestionsFor(ctx.db, organisationId, parts, mostLooked)
  const aparts = await apartsOf(ctx.db, organisationId, parts)
  const left: typeof found = []
  for (const row of found) {
    // Somebody has said no. It stays, for when that is taken back.
    const others = aparts.length > 0 ? await readParts(ctx.db, organisationId, row.with_id) : []
    if (left.length < mostSuggestions && !aparts.some((pair) => crosses(pair, parts, others))) left.push(row)
  }
  return Promise.all(
    left.map(async (row) => {
      const accounts = await accountsOfContact(ctx.db, organisationId, row.with_id)
      return {
        contact: { id: row.with_id, name: row.name },
        known: accounts
          .slice(0, mostKnown)
          .map((one) => ({ network: one.network, handle: one.handle ?? one.external_id })),
        evidence: row.evidence,
        counter: row.counter,
        strength: row.strength,
      }
    }),
  )
}

async function namesOf(ctx: Context, organisationId: string, ids: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export function showRecord({
  number,
  name,
  contact_id,
  value,
  segments,
  fields,
  changed_at,
}: RecordRow): CustomerRecord {
  return { number, name, ownContactId: contact_id, value, segments, fields, changedAt: changed_at.toISOString() }
}
