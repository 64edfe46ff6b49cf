/**
 * Held mail is decided again as soon as something happened to those for whom it is: what they said, what was done to their conversations,
 * who they are, what they agreed to, or the rules. Nothing is released here: it is only its turn sooner, and then everything is asked again.
 */
import type { Context } from '../../context.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type EventRow, newestPosition, readEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../../store/event-cursor.ts'
import { callHeld, hasHeld, keysOfConsents, rootsOf } from '../../store/relay-held.ts'
import { mayBe, namesOf, partsOf } from '../../store/whom.ts'

const reader = 'relay'
const atOnce = 500

/** @returns whether there is more to look at */
export async function releaseHeld(ctx: Context, organisationId: string): Promise<boolean> {
  const { more, called } = await transact(ctx.db, async (tx) => {
    const newest = await newestPosition(tx, organisationId)
    const position = await lockEventCursor(tx, organisationId, reader, newest)
    if (position >= newest || !(await hasHeld(tx, organisationId))) {
      await moveEventCursor(tx, organisationId, reader, newest)
      return { more: false, called: 0 }
    }
    const events = await readEvents(tx, organisationId, position, atOnce)
    const called = await callFor(tx, organisationId, events, ctx.clock())
    await moveEventCursor(tx, organisationId, reader, events.at(-1)?.position ?? position)
    return { more: events.length === atOnce, called }
  })
  if (called > 0) await ctx.wake.ring('relay', organisationId)
  return more
}

async function callFor(
  tx: Transaction,
  organisationId: string,
  events: readonly EventRow[],
  at: Date,
): Promise<number> {
  if (events.some(({ kind }) => kind === 'suppression.changed')) return callHeld(tx, organisationId, null, at)
  const of = (...kinds: string[]) => [
    ...new Set(events.flatMap(({ kind, objectId }) => (kinds.includes(kind) ? [objectId] : []))),
  ]
  const roots = await rootsOf(tx, organisationId, {
    messages: of('message.received', 'message.revised', 'message.deleted', 'message.judged'),
    conversations: of('conversation.opened', 'conversation.changed'),
    contacts: of('contact.changed'),
  })
  const own = await partsOf(tx, organisationId, roots)
  const others = (await mayBe(tx, organisationId, own)).map(({ other }) => other)
  const names = await namesOf(tx, organisationId, [...new Set([...roots, ...others])])
  const keys = names.flatMap(({ network, value }) => (network === 'email' ? [value] : []))
  const said = await keysOfConsents(tx, organisationId, of('consent.changed'))
  return callHeld(tx, organisationId, [...new Set([...keys, ...said])], at)
}
