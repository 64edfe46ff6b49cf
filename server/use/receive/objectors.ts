/** Who asked not to be listened to: what they say around us is taken in as taken back, so that not a word of it stays. */
import type { Actor } from '../../../domain/message/message.ts'
import type { Transaction } from '../../store/database.ts'
import { objectorsAmong } from '../../store/objection.ts'
import type { Understood } from './understand.ts'

export async function leaveObjectors(
  tx: Transaction,
  organisationId: string,
  items: readonly Understood[],
): Promise<readonly Understood[]> {
  const overheard = items.flatMap((item) => writerAround(item) ?? [])
  if (overheard.length === 0) return items
  const objects = await objectorsAmong(tx, organisationId, overheard)
  return items.map((item) => {
    const { event } = item
    const writer = writerAround(item)
    if (!writer || !objects(writer)) return item
    if (!('note' in event)) return 'id' in event ? { ...item, event: { ...event, type: 'Undo', actor: writer } } : item
    const { id, published } = event.note
    return { ...item, event: { type: 'Delete', id, at: published }, fingerprint: '', unheard: true }
  })
}

/** Who says something that is not said to us, or applauds; null for everything else. */
function writerAround({ event }: Understood): Actor | null {
  if (event.type === 'Like' || event.type === 'Announce') return event.actor
  return 'note' in event && !event.note.addressed && !event.note.ours ? event.note.actor : null
}
