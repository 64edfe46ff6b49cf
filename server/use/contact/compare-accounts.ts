/**
 * Who may be who: behind everything else, by cursor over what came in. An account that is new, or says something that points at somebody, is
 * held beside who shares a key, a handle or a name with it. What a channel vouches for joins by itself; the rest is suggested, or is
 * nothing. A name that thousands have brings twenty of them, and all of them weigh nothing.
 */
import { compare } from '../../../domain/contact/compare.ts'
import { strengthOf, strongest, verdictOn } from '../../../domain/contact/evidence.ts'
import { crosses } from '../../../domain/contact/join.ts'
import { type Mentions, mentionsIn } from '../../../domain/contact/mentions.ts'
import type { Context } from '../../context.ts'
import { ProblemError } from '../../problem.ts'
import { type Known, markCompared, profilesOf, type Spoken, sampleOf, whoSaid } from '../../store/contact-compare.ts'
import { apartsOf, readParts, renewContacts } from '../../store/contact-join.ts'
import { type NewSuggestion, putSuggestion } from '../../store/contact-suggestion.ts'
import { transact } from '../../store/database.ts'
import { readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import { candidatesFor } from './candidates.ts'
import { type Joining, joinContacts } from './join-contacts.ts'
import { likenessOf } from './likeness.ts'

const reader = 'recognise'
const atOnce = 200
/** Accounts to learn from how people here are called. */
const sampleSize = 2_000

/** `root` stands for the person of whom it is suggested. */
type Found = { suggestions: (NewSuggestion & { root: string })[]; joins: Joining[] }

/** Follow some hundred events. @returns whether there may be more to do */
export async function compareAccounts(ctx: Context, organisationId: string): Promise<boolean> {
  const position = await readEventCursor(ctx.db, organisationId, reader)
  // Who is called alike is found by search, so that goes before.
  const searched = await readEventCursor(ctx.db, organisationId, 'search')
  const events = (await readEvents(ctx.db, organisationId, position, atOnce)).filter((one) => one.position <= searched)
  const last = events.at(-1)
  if (!last) return false
  const ids = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
  const spoken = await whoSaid(ctx.db, organisationId, [...new Set(ids)])
  const found: Found = { suggestions: [], joins: [] }
  for (const each of toCompare(spoken)) await lookAt(ctx, organisationId, each, found)
  const mine = await transact(ctx.db, async (tx) => {
    // Another program was here meanwhile: what it did stands.
    if ((await lockEventCursor(tx, organisationId, reader, position)) !== position) return false
    await markCompared(tx, organisationId, spoken)
    const seen: string[] = []
    for (const suggestion of found.suggestions)
      if (await putSuggestion(tx, organisationId, suggestion)) seen.push(suggestion.root, suggestion.ids[1])
    await moveEventCursor(tx, organisationId, reader, last.position)
    const changed = await renewContacts(tx, organisationId, [...new Set(seen)])
    const told = changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version }))
    if (told.length > 0) await recordEvents(tx, organisationId, told, ctx.clock())
    return true
  })
  if (mine) for (const join of found.joins) await joinUnlessRefused(ctx, organisationId, join)
  if (found.suggestions.length > 0) await ctx.wake.ring('events', organisationId)
  return true
}

type Asked = { account: Spoken; wrote: Mentions | null }

/** Each account once, with all that it wrote of somebody; nothing of those that were compared before and wrote nothing. */
function toCompare(spoken: readonly Spoken[]): Asked[] {
  const asked = new Map<string, Asked>()
  for (const account of spoken) {
    const { emails, phones, numbers, towns } = mentionsIn(account.text)
    const wrote = emails.length + phones.length + numbers.length > 0 ? { emails, phones, numbers, towns } : null
    const before = asked.get(account.account_id)?.wrote ?? null
    if (!wrote && !before && account.compared === account.version) continue
    asked.set(account.account_id, { account, wrote: together(before, wrote) })
  }
  return [...asked.values()]
}

function together(one: Mentions | null, other: Mentions | null): Mentions | null {
  if (!one || !other) return one ?? other
  const both = (kind: keyof Mentions) => [...new Set([...one[kind], ...other[kind]])]
  return { emails: both('emails'), phones: both('phones'), numbers: both('numbers'), towns: both('towns') }
}

async function lookAt(ctx: Context, organisationId: string, { account, wrote }: Asked, found: Found): Promise<void> {
  const root = account.contact_id
  const roots = await candidatesFor(ctx, organisationId, account, wrote)
  if (roots.length === 0) return
  const known = await profilesOf(ctx.db, organisationId, [root, ...roots])
  const one = known.find(({ id }) => id === root)
  const others = known.filter(({ id }) => id !== root)
  if (!one || others.length === 0) return
  const pairs = others.map((other) => ({ one: one.rows, other: other.rows }))
  const likeness = await likenessOf({ organisationId, pairs }, () => sampleOf(ctx.db, organisationId, sampleSize))
  const parts = await readParts(ctx.db, organisationId, root)
  const aparts = await apartsOf(ctx.db, organisationId, parts)
  for (const [i, other] of others.entries()) {
    const { reasons, counters } = compare(one, other, wrote, likeness[i] ?? null)
    const verdict = verdictOn(reasons, counters)
    if (verdict === 'nothing') continue
    const otherParts = aparts.length > 0 ? await readParts(ctx.db, organisationId, other.id) : []
    if (aparts.some((pair) => crosses(pair, parts, otherParts))) continue
    if (verdict === 'join') found.joins.push({ fromId: account.own_id, intoId: other.id, evidence: reasons })
    else found.suggestions.push({ root, ...suggestion(account, other, reasons, counters, ctx.clock()) })
  }
}

function suggestion(
  { own_id }: Spoken,
  other: Known,
  reasons: NewSuggestion['evidence'],
  counters: Parameters<typeof strongest>[0],
  since: Date,
): NewSuggestion {
  const strength = strengthOf(reasons, counters)
  return { ids: [own_id, other.id], evidence: reasons, counter: strongest(counters), strength, since }
}

/** What a person decided meanwhile stands, and so does what has become too much. */
async function joinUnlessRefused(ctx: Context, organisationId: string, joining: Joining): Promise<void> {
  try {
    await joinContacts(ctx, { organisationId, agentId: null }, joining)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
}
