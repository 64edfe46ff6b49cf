/**
 * The index follows what happened: whatever an event is about is read as it is now and put in anew, so an edit, an erasure or another
 * name needs no rule of its own. Beside that it is made anew from the newest to the oldest, when there is none yet, when its format has
 * changed, or when somebody asks for it.
 */
import { format, type Kind, lexemesOf } from '../../domain/search/entry.ts'
import { phoneEnd } from '../../domain/search/query.ts'
import { wordsOf } from '../../domain/search/words.ts'
import type { Context } from '../context.ts'
import { type Transaction, transact } from '../store/database.ts'
import { type EventRow, readEvents } from '../store/event.ts'
import { dropEntries, entriesAfter, putEntries } from '../store/search/entry.ts'
import { beginFill, type Fill, lockPlace, readFill, saveFill, savePlace } from '../store/search/fill.ts'
import {
  aroundAccounts,
  aroundConversations,
  aroundMessages,
  idsBefore,
  messagesIn,
  ofPeople,
  type Source,
  sources,
} from '../store/search/source.ts'
import { stemsOf } from '../store/search/stems.ts'

const atOnce = 500
/** A very long text is found by its beginning: some twenty pages. */
const mostCharacters = 100_000

const next: Record<NonNullable<Fill['stage']>, Fill['stage']> = {
  person: 'conversation',
  conversation: 'message',
  message: 'sweep',
  sweep: null,
}

/** Follow a few hundred events, and put in a few hundred entries of what is made anew. @returns whether there may be more to do */
export async function followSearch(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const known = await readFill(tx, organisationId)
    if (known?.version !== format) await beginFill(tx, organisationId, format)
    const position = await lockPlace(tx, organisationId)
    const fill = await readFill(tx, organisationId)
    if (position === null || !fill) return false
    const events = await readEvents(tx, organisationId, position, atOnce)
    await refresh(tx, organisationId, await touched(tx, organisationId, events))
    const last = events.at(-1)
    if (last) await savePlace(tx, organisationId, last.position)
    if (events.some(({ kind }) => kind === 'demo.removed') && (fill.stage === null || fill.stage === 'sweep'))
      await saveFill(tx, organisationId, { ...fill, stage: 'sweep', last_id: null })
    else if (fill.stage !== null && events.length < atOnce) await fillOn(tx, organisationId, fill)
    return events.length > 0 || fill.stage !== null
  })
}

/** Have everything put in anew; what is found meanwhile stays. */
export async function rebuildSearch(ctx: Context, organisationId: string): Promise<void> {
  await transact(ctx.db, (tx) => beginFill(tx, organisationId, format))
}

type Ids = Record<Kind, readonly string[]>

/** What the events are about, and what carries its name or its date. */
async function touched(tx: Transaction, organisationId: string, events: readonly EventRow[]): Promise<Ids> {
  const of = (test: RegExp) => [
    ...new Set(events.filter(({ kind }) => test.test(kind)).map(({ objectId }) => objectId)),
  ]
  const said = of(/^(message|reply)\./)
  const named = of(/^contact\./)
  const carrying = await ofPeople(tx, organisationId, named)
  const regrouped = await messagesIn(tx, organisationId, of(/\.regrouped$/))
  const changed = [...of(/^conversation\./), ...(await aroundMessages(tx, organisationId, said))]
  const person = [
    ...named,
    ...(await aroundAccounts(tx, organisationId, of(/^account\./))),
    ...(await aroundConversations(tx, organisationId, changed)),
  ]
  return {
    person: [...new Set(person)],
    conversation: [...new Set([...changed, ...carrying.conversations])],
    message: [...new Set([...said, ...carrying.messages, ...regrouped])],
  }
}

async function refresh(tx: Transaction, organisationId: string, ids: Ids): Promise<void> {
  for (const kind of ['person', 'conversation', 'message'] as const)
    for (let at = 0; at < ids[kind].length; at += atOnce)
      await refreshSome(tx, organisationId, kind, ids[kind].slice(at, at + atOnce))
}

async function refreshSome(tx: Transaction, organisationId: string, kind: Kind, ids: readonly string[]): Promise<void> {
  const found = await sources[kind](tx, organisationId, ids)
  const entries = found.map((source) => ({ source, said: words(source.said), named: words(source.named) }))
  const stems = await stemsOf(
    tx,
    entries.flatMap(({ said }) => said),
  )
  const rows = entries.map(({ source, said, named }) => {
    const phones = source.phones.flatMap((phone) => phoneEnd(phone) ?? [])
    const entry = { kind, at: source.at, said, named, phones, marks: source.marks }
    const { id, conversation_id, at } = source
    return { id, kind, conversation_id, at, words: lexemesOf(entry, organisationId, stems) }
  })
  await putEntries(tx, organisationId, rows)
  const there = new Set(found.map(({ id }) => id))
  await dropEntries(
    tx,
    organisationId,
    ids.filter((id) => !there.has(id)),
  )
}

const words = (texts: Source['said']) =>
  texts.flatMap((text) => wordsOf(text.slice(0, mostCharacters)).map(({ word }) => word))

async function fillOn(tx: Transaction, organisationId: string, fill: Fill): Promise<void> {
  const { stage, last_id, done } = fill
  if (stage === null) return
  const ids =
    stage === 'sweep' ? await sweep(tx, organisationId, last_id) : await put(tx, organisationId, stage, last_id)
  const last = ids.length === atOnce ? (ids.at(-1) ?? null) : null
  const to = last === null ? next[stage] : stage
  await saveFill(tx, organisationId, { ...fill, stage: to, last_id: last, done: done + ids.length })
}

async function put(tx: Transaction, organisationId: string, kind: Kind, before: string | null): Promise<string[]> {
  const ids = await idsBefore(tx, organisationId, kind, before, atOnce)
  await refreshSome(tx, organisationId, kind, ids)
  return ids
}

/** Take out what is about something that is there no more. */
async function sweep(tx: Transaction, organisationId: string, after: string | null): Promise<string[]> {
  const entries = await entriesAfter(tx, organisationId, after, atOnce)
  for (const kind of ['person', 'conversation', 'message'] as const) {
    const ids = entries.filter((entry) => entry.kind === kind).map(({ id }) => id)
    const there = new Set((await sources[kind](tx, organisationId, ids)).map(({ id }) => id))
    await dropEntries(
      tx,
      organisationId,
      ids.filter((id) => !there.has(id)),
    )
  }
  return entries.map(({ id }) => id)
}
