/**
 * Behind everything else: who talks with us on networks that tell where else somebody is, is looked up there. Where their profiles point at
 * each other, they are one person; see `domain/contact/links.ts`. Each account is looked at once in a month, and when its links change.
 */
import { createHash } from 'node:crypto'
import { compare } from '../../../domain/contact/compare.ts'
import { strengthOf, strongest, verdictOn } from '../../../domain/contact/evidence.ts'
import { crosses } from '../../../domain/contact/join.ts'
import { reasonFor, samePresence } from '../../../domain/contact/links.ts'
import { Refusal } from '../../../domain/message/message.ts'
import type { Context } from '../../context.ts'
import { ProblemError } from '../../problem.ts'
import { readArrivals } from '../../store/arrival.ts'
import { readChannelFacts } from '../../store/channel-facts.ts'
import { memoryOf } from '../../store/channel-memory.ts'
import { profilesOf } from '../../store/contact-compare.ts'
import { apartsOf, readParts, renewContacts } from '../../store/contact-join.ts'
import { type Linking, whoLinks } from '../../store/contact-links.ts'
import { lookUp } from '../../store/contact-look-up.ts'
import { type NewSuggestion, putSuggestion } from '../../store/contact-suggestion.ts'
import { transact } from '../../store/database.ts'
import { readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import { objectorsAmong } from '../../store/objection.ts'
import { decodeOne } from '../receive/understand.ts'
import { type Joining, joinContacts } from './join-contacts.ts'
import { type Linked, linkedProfiles } from './linked-pages.ts'

const reader = 'links'
const atOnce = 50
const dayMs = 86_400_000

type Found = { joins: Joining[]; suggestions: NewSuggestion[] }

/** Follow some events. @returns whether there may be more to do */
export async function followLinks(ctx: Context, organisationId: string, stopping?: AbortSignal): Promise<boolean> {
  const position = await readEventCursor(ctx.db, organisationId, reader)
  const events = await readEvents(ctx.db, organisationId, position, atOnce)
  const last = events.at(-1)
  if (!last) return false
  const ids = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
  const telling = [...ctx.channels.values()].filter((one) => one.capabilities.tellsLinks).map(({ kind }) => kind)
  const found: Found = { joins: [], suggestions: [] }
  const accounts = await whoLinks(ctx.db, organisationId, ids, telling)
  const objects = await objectorsAmong(ctx.db, organisationId, accounts)
  for (const account of accounts) {
    if (stopping?.aborted) return false
    if (!objects(account)) await lookAt(ctx, organisationId, account, found)
  }
  await transact(ctx.db, async (tx) => {
    if ((await lockEventCursor(tx, organisationId, reader, position)) !== position) return
    const seen: string[] = []
    for (const one of found.suggestions) if (await putSuggestion(tx, organisationId, one)) seen.push(...one.ids)
    await moveEventCursor(tx, organisationId, reader, last.position)
    const changed = await renewContacts(tx, organisationId, [...new Set(seen)])
    const told = changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version }))
    if (told.length > 0) await recordEvents(tx, organisationId, told, ctx.clock())
  })
  for (const join of found.joins) await joinUnlessRefused(ctx, organisationId, join)
  if (found.suggestions.length > 0) await ctx.wake.ring('events', organisationId)
  return true
}

async function lookAt(ctx: Context, organisationId: string, account: Linking, found: Found): Promise<void> {
  const links = await linksOf(ctx, organisationId, account)
  if (links.length === 0) return
  const memory = memoryOf(ctx, organisationId, account.channelId)
  // What they are is not kept, only whether they are still the same.
  const [key, mark] = [
    `links ${account.accountId}`,
    createHash('sha256').update(links.join(' ')).digest('hex').slice(0, 16),
  ]
  if ((await memory.get(key)) === mark) return
  const pages = [account.url, account.id].filter((one) => one !== null && /^https?:/.test(one)).map(String)
  const { linked, sure } = await linkedProfiles(ctx, { ...account, pages, links })
  for (const one of linked) await decide(ctx, organisationId, account, one, found)
  await memory.set(key, mark, new Date(ctx.clock().getTime() + (sure ? 30 : 1) * dayMs))
}

/** As they came with the message, where that is still kept. */
async function linksOf(ctx: Context, organisationId: string, { arrival, channelId }: Linking): Promise<string[]> {
  const [arrived] = await readArrivals(ctx.db, organisationId, [arrival])
  if (!arrived || arrived.raw.length === 0) return []
  const facts = await readChannelFacts(ctx.db, organisationId)
  try {
    const event = await decodeOne(ctx, facts.get(channelId), arrived.raw, arrived.receivedAt)
    return 'note' in event ? (event.note.actor.links ?? []) : []
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

async function decide(
  ctx: Context,
  organisationId: string,
  account: Linking,
  { presence, page, among }: Linked,
  found: Found,
): Promise<void> {
  const { network, handle } = presence
  const there = await lookUp(ctx.db, organisationId, { by: 'handle', network, value: handle })
  const roots = there.map(({ id }) => id).filter((id) => id !== account.contactId)
  if (roots.length === 0) return
  const known = await profilesOf(ctx.db, organisationId, [account.contactId, ...roots])
  const one = known.find(({ id }) => id === account.contactId)
  const others = known.filter((other) => other !== one && other.handles.some((each) => samePresence(each, presence)))
  if (!one) return
  const parts = await readParts(ctx.db, organisationId, one.id)
  const aparts = await apartsOf(ctx.db, organisationId, parts)
  for (const other of others) {
    const held = compare(one, other, null, null)
    const told = reasonFor(page, among)
    const [reasons, counters] = [
      [told.reason, ...held.reasons],
      [...told.counters, ...held.counters],
    ]
    const verdict = verdictOn(reasons, counters)
    const otherParts = await readParts(ctx.db, organisationId, other.id)
    if (verdict === 'nothing' || aparts.some((pair) => crosses(pair, parts, otherParts))) continue
    if (verdict === 'join') found.joins.push({ fromId: account.ownId, intoId: other.id, evidence: reasons })
    else
      found.suggestions.push({
        ids: [account.ownId, other.id],
        evidence: reasons,
        counter: strongest(counters),
        strength: strengthOf(reasons, counters),
        since: ctx.clock(),
      })
  }
}

/** What a person decided meanwhile stands. */
async function joinUnlessRefused(ctx: Context, organisationId: string, joining: Joining): Promise<void> {
  try {
    await joinContacts(ctx, { organisationId, agentId: null }, joining)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}
