/**
 * What is counted of accounts follows what happened: whatever an event is about is read as it is now, and what it tells is held beside what was
 * taken from it before. So an edit, an erasure and a second reading need no rule of their own: what an erased message added is taken out again,
 * because nothing that people withdraw may go on working. Whose counts changed, and who became one person or two, is weighed anew.
 */
import type { Context } from '../../context.ts'
import { applauseWaits, takeApplause } from '../../store/applause.ts'
import { transact } from '../../store/database.ts'
import { type EventRow, readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import { peopleOf } from '../../store/influence-factor.ts'
import { readVoices, takeAwaited } from '../../store/influence-voice.ts'
import { audiencesIn } from './audiences.ts'
import { countVoices } from './count-voices.ts'
import { reader } from './left-out.ts'
import { weighPeople } from './weigh-people.ts'

const atOnce = 500
const aboutMessages: ReadonlySet<string> = new Set(['message.received', 'message.revised', 'message.deleted'])

/** Follow some hundred events. @returns whether there may be more to do */
export async function followVoices(ctx: Context, organisationId: string): Promise<boolean> {
  const position = await readEventCursor(ctx.db, organisationId, reader)
  const events = await readEvents(ctx.db, organisationId, position, atOnce)
  const last = events.at(-1)
  if (!last && !(await applauseWaits(ctx.db, organisationId, reader))) return false
  const ids = objectsOf(events, (kind) => aboutMessages.has(kind))
  const voices = await readVoices(ctx.db, organisationId, ids)
  const audiences = await audiencesIn(ctx, organisationId, voices)
  const changed = await transact(ctx.db, async (tx) => {
    // Another program was here meanwhile: what it did stands.
    if ((await lockEventCursor(tx, organisationId, reader, 0)) !== position) return 0
    const waiting = await takeAwaited(tx, organisationId, ids)
    const applause = (await takeApplause(tx, organisationId, 'influence', atOnce)).map((one) => one.applause_id)
    const asked = new Set([...ids, ...waiting, ...applause])
    const { accounts, louder } = await countVoices(ctx, tx, organisationId, [...asked], audiences)
    if (last) await moveEventCursor(tx, organisationId, reader, last.position)
    const people = await peopleOf(tx, organisationId, accounts)
    const seenAnew = objectsOf(events, (kind) => kind === 'contact.changed')
    const weighed = await weighPeople(ctx, tx, organisationId, [...people, ...seenAnew])
    if (weighed.length > 0) await recordEvents(tx, organisationId, weighed, ctx.clock())
    return weighed.length + louder
  })
  if (changed > 0) await ctx.wake.ring('events', organisationId)
  return true
}

const objectsOf = (events: readonly EventRow[], wanted: (kind: EventRow['kind']) => boolean): string[] => [
  ...new Set(events.filter(({ kind }) => wanted(kind)).map(({ objectId }) => objectId)),
]
