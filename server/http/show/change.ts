import type { Change as AskedChange } from '../../../contract/conversation.ts'
import type { Change } from '../../../domain/conversation/change.ts'
import type { StoredChange } from '../../../domain/conversation/draft.ts'

/** A change as it is asked for; to follow is about the one who asks. */
export function toChange(asked: AskedChange, agentId: string): Change {
  switch (asked.do) {
    case 'snooze':
      return { do: 'snooze', until: asked.until === null ? null : new Date(asked.until) }
    case 'follow':
      return { do: 'follow', agentId, on: asked.on }
    default:
      return asked
  }
}

/** A change that waits for its answer to leave, for the one who wrote it. */
export function showStored(stored: StoredChange): AskedChange {
  switch (stored.do) {
    case 'label':
      return { do: 'label', add: [...stored.add], remove: [...stored.remove] }
    case 'follow':
      return { do: 'follow', on: stored.on }
    default:
      return stored
  }
}
