/**
 * What a batch needs to know, loaded with a handful of statements whatever the number of messages, and looked up afterwards by
 * the steps. The steps write into it as they go, so that a message sees those before it in its batch.
 */

import { keysOf, type Owner } from '../../../domain/contact/recognise.ts'
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import { numberInToken, type Pointers } from '../../../domain/conversation/converse.ts'
import { type Actor, isApplause } from '../../../domain/message/message.ts'
import { ownKey, variantOf } from '../../../domain/message/remember.ts'
import { findApplause, type HeldApplause } from '../../store/applause.ts'
import { findAccounts, findKeyOwners, type KnownAccount, type KnownContact } from '../../store/contact.ts'
import { loadConversations } from '../../store/conversation.ts'
import type { Transaction } from '../../store/database.ts'
import { readCounter } from '../../store/event.ts'
import { inTurn } from '../../store/in-turn.ts'
import { findMessages, findSaidBy, type HeldMessage, type Speaker } from '../../store/message.ts'
import { findOrphans, findUnnamed, type Orphan } from '../../store/orphan.ts'
import { findAwaited, findThreadsByRoot, type Ref } from '../../store/thread.ts'
import type { Understood } from './understand.ts'

export type Known = {
  messages: Map<string, HeldMessage>
  awaited: Map<string, string>
  roots: Map<string, string>
  accounts: Map<string, KnownAccount>
  contacts: Map<string, KnownContact>
  keyOwners: Map<string, Owner[]>
  conversations: Map<string, Conversation>
  /** Conversation ids per thread. */
  inThread: Map<string, string[]>
  orphans: Map<string, Orphan[]>
  /** Replies of ours per conversation whose id the network has not told yet. */
  unnamed: Map<string, { id: string; text: string }[]>
  /** The last human number given out; the arrival cursor's lock keeps other receivers from giving any. */
  lastNumber: number
  /** Threads that turned out to be another one. */
  joined: Map<string, string>
  /** Likes and the like that an item repeats or takes back. */
  applause: Map<string, HeldApplause>
  /** The external ids of what an account said that is gone. */
  gone: readonly string[]
}

export const refKey = (channelId: string, externalId: string) => `${channelId} ${externalId}`
export const accountKey = (network: string, externalId: string) => `${network} ${externalId}`

/** An item, and every external id that it points at. */
type Pointing = { item: Understood; ids: readonly string[] }

function idsOf({ event }: Understood): string[] {
  if (event.type === 'Delete') return withOwn(event.id)
  if (!('note' in event)) return []
  const { note } = event
  const pointed = [
    note.id,
    ...(note.thread.inReplyTo ?? []),
    ...(note.thread.root ? [note.thread.root] : []),
    ...(note.about ? [note.about.id] : []),
  ]
  return pointed.flatMap(withOwn)
}

/** The account that is gone; such an item is a part of a batch by itself. */
function goneIn({ event, arrival }: Understood): Speaker[] {
  if (event.type !== 'Gone') return []
  return [{ channelId: arrival.channelId, network: event.actor.network, externalId: event.actor.id }]
}

const applauseIn = ({ event, arrival: { channelId } }: Understood): Ref[] =>
  isApplause(event) ? [{ channelId, externalId: event.id }] : []

function withOwn(id: string): string[] {
  const key = ownKey(id)
  return key && key !== id ? [id, key] : [id]
}

export async function loadKnown(tx: Transaction, organisationId: string, items: readonly Understood[]): Promise<Known> {
  const gone = await findSaidBy(tx, organisationId, items.flatMap(goneIn))
  const pointing = items.map((item) => ({ item, ids: item.event.type === 'Gone' ? gone : idsOf(item) }))
  const refs = unique(
    pointing.flatMap(({ item, ids }) => ids.map((externalId) => ({ channelId: item.arrival.channelId, externalId }))),
  )
  const notes = items.flatMap(({ event, arrival }) =>
    'note' in event ? [{ note: event.note, channelId: arrival.channelId }] : [],
  )
  const roots = unique(
    notes.flatMap(({ note, channelId }) => (note.thread.root ? [{ channelId, externalId: note.thread.root }] : [])),
  )
  const named = items.flatMap(({ event }) => ('actor' in event ? [event.actor] : []))
  const people = [...named, ...notes.flatMap(({ note: { actor, to } }) => (to ? [actor, to] : [actor]))]
  const actors = [...new Map(people.map((actor) => [accountKey(actor.network, actor.id), actor])).values()]

  const keys = [...new Map(actors.flatMap(keysOf).map((key) => [`${key.kind} ${key.value}`, key])).values()]

  const [found, awaited, accounts, byRoot, owners, lastNumber] = await inTurn([
    findMessages(tx, organisationId, refs),
    findAwaited(tx, organisationId, refs),
    findAccounts(
      tx,
      organisationId,
      actors.map((actor) => ({ network: actor.network, externalId: actor.id })),
    ),
    findThreadsByRoot(tx, organisationId, roots),
    findKeyOwners(tx, organisationId, keys),
    readCounter(tx, organisationId, 'conversation'),
  ])
  const applause = await findApplause(tx, organisationId, items.flatMap(applauseIn))
  const variants = variantsAmong(items, found)
  const messages = variants.length ? [...found, ...(await findMessages(tx, organisationId, variants))] : found

  const known: Known = {
    messages: new Map(messages.map((row) => [refKey(row.channel_id, row.external_id), row])),
    awaited: new Map(awaited.map((row) => [refKey(row.channel_id, row.external_id), row.thread_id])),
    roots: new Map(byRoot.map((row) => [refKey(row.channel_id, row.root), row.thread_id])),
    accounts: new Map(accounts.map((one) => [accountKey(one.network, one.externalId), one])),
    contacts: new Map(),
    keyOwners: new Map(),
    conversations: new Map(),
    inThread: new Map(),
    orphans: new Map(),
    unnamed: new Map(),
    lastNumber,
    joined: new Map(),
    applause: new Map(applause.map((row) => [refKey(row.channel_id, row.external_id), row])),
    gone,
  }
  for (const row of owners) {
    const { contact_id: contactId, own_id: ownContactId, sharers, marked } = row
    push(known.keyOwners, `${row.kind} ${row.value}`, { contactId, ownContactId, sharers, marked })
    known.contacts.set(row.contact_id, { id: row.contact_id, name: row.name, version: row.version })
  }
  for (const { own } of accounts) if (own) known.contacts.set(own.id, own)
  await loadDialogues(tx, organisationId, pointing, known)
  return known
}

/** Under which names other content may be held of what comes under an id that was used before; see `remember`. */
function variantsAmong(items: readonly Understood[], found: readonly HeldMessage[]): Ref[] {
  const used = new Set(found.map((held) => refKey(held.channel_id, held.external_id)))
  const variants: Ref[] = []
  for (const { event, arrival, fingerprint } of items) {
    if (!('note' in event)) continue
    const key = refKey(arrival.channelId, event.note.id)
    if (used.has(key))
      variants.push({ channelId: arrival.channelId, externalId: variantOf(event.note.id, fingerprint) })
    used.add(key)
  }
  return unique(variants)
}

/** Conversations that the items may continue, and our own words that still hang loose. */
async function loadDialogues(
  tx: Transaction,
  organisationId: string,
  pointing: readonly Pointing[],
  known: Known,
): Promise<void> {
  const ids = new Set<string>()
  const pairs = new Map<string, { threadId: string; contactId: string }>()
  const wholeThreads = new Set<string>()
  const threads = new Set<string>()
  let ours = false
  for (const { item, ids: pointed } of pointing) {
    for (const id of pointed) {
      const held = known.messages.get(refKey(item.arrival.channelId, id))
      if (held?.conversation_id) ids.add(held.conversation_id)
      if (held?.home_id) ids.add(held.home_id)
    }
    if (!('note' in item.event)) continue
    const { note } = item.event
    ours ||= note.ours
    const found = threadIds(item, pointed, known)
    for (const thread of found) threads.add(thread)
    if (note.ours || note.visibility === 'direct' || note.visibility === 'phone')
      for (const thread of found) wholeThreads.add(thread)
    for (const contactId of contactsOf(item, known))
      for (const threadId of found) pairs.set(threadId + contactId, { threadId, contactId })
  }
  const notes = pointing.flatMap(({ item: { event } }) => ('note' in event ? [event.note.thread] : []))
  const wanted = {
    ids: [...ids],
    numbers: [...new Set(notes.flatMap(({ number, token = '' }) => [number, numberInToken(token)]))].filter(isNumber),
    pairs: [...pairs.values()],
    threads: [...wholeThreads],
  }
  const nothing = Object.values(wanted).every((list) => list.length === 0)
  const { asked, followed } = nothing
    ? { asked: [], followed: [] }
    : await loadConversations(tx, organisationId, wanted)
  for (const one of asked) push(known.inThread, one.threadId, one.id)
  for (const one of [...asked, ...followed]) known.conversations.set(one.id, one)
  if (threads.size) {
    const orphans = await findOrphans(tx, organisationId, [...threads])
    for (const orphan of orphans) push(known.orphans, orphan.thread_id, orphan)
  }
  if (ours && asked.length) {
    const unnamed = await findUnnamed(tx, organisationId, [...known.conversations.keys()])
    for (const row of unnamed) push(known.unnamed, row.conversation_id, row)
  }
}

function threadIds(item: Understood, ids: readonly string[], known: Known): string[] {
  const at = item.arrival.channelId
  const root = 'note' in item.event ? item.event.note.thread.root : undefined
  const found = ids.flatMap((id) => [known.messages.get(refKey(at, id))?.thread_id, known.awaited.get(refKey(at, id))])
  if (root) found.push(known.roots.get(refKey(at, root)))
  return [...new Set(found.filter((id) => typeof id === 'string'))]
}

/** Whom an item may be of: its speaker, and to whom it was said. */
export function contactsOf(item: Understood, known: Known): string[] {
  if (!('note' in item.event)) return []
  const { actor, to } = item.event.note
  return [...(to ? contactsOfActor(to, known) : []), ...contactsOfActor(actor, known)]
}

function contactsOfActor(actor: Actor, known: Known): string[] {
  const own = known.accounts.get(accountKey(actor.network, actor.id))?.contactId
  if (own) return [own]
  const owners = keysOf(actor).flatMap((key) => known.keyOwners.get(`${key.kind} ${key.value}`) ?? [])
  return owners.map(({ contactId }) => contactId)
}

const isNumber = (one: number | undefined) => one !== undefined

/** The thread that this one counts as of now. */
export function threadNow(known: Known, id: string): string {
  let now = id
  for (let next = known.joined.get(now); next !== undefined; next = known.joined.get(now)) now = next
  return now
}

/** The message that a network means by this id: the one that goes by it, or a reply of ours whose id begins with our own key. */
export function heldAs(known: Known, channelId: string, externalId: string): HeldMessage | undefined {
  const held = known.messages.get(refKey(channelId, externalId))
  if (held) return held
  const key = ownKey(externalId)
  const ours = key === null ? undefined : known.messages.get(refKey(channelId, key))
  return ours?.sent_here ? ours : undefined
}

/** How the domain looks around in what is known, from one channel. */
export function pointers(known: Known, channelId: string): Pointers {
  const thread = (id: string | null | undefined) => (id ? threadNow(known, id) : undefined)
  const find = (test: (one: Conversation) => boolean) => [...known.conversations.values()].find(test)
  return {
    threadOf: (id) => thread(heldAs(known, channelId, id)?.thread_id),
    awaitedIn: (id) => thread(known.awaited.get(refKey(channelId, id))),
    threadOfRoot: (root) => thread(known.roots.get(refKey(channelId, root))),
    byToken: (token) => find((one) => one.token === token),
    byNumber: (number) => find((one) => one.number === number),
  }
}

export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function unique(refs: Ref[]): Ref[] {
  return [...new Map(refs.map((ref) => [refKey(ref.channelId, ref.externalId), ref])).values()]
}
