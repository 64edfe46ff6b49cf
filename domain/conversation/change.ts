/**
 * What can be done to a conversation other than speaking in it: by hand, in bulk, by a macro, or by a rule, always the same way. What
 * was done is remembered as the fields it changed, so that it can be undone as long as nobody changed them since.
 */
import { type Due, ownTurn } from '../routing/turn.ts'
import { assign, type Conversation, setWork, snooze } from './conversation.ts'

export type Change =
  | { do: 'assign'; agentId: string | null }
  | { do: 'move'; teamId: string | null }
  | { do: 'set'; workState: 'open' | 'pending' | 'answered' }
  | { do: 'snooze'; until: Date | null }
  | { do: 'label'; add: readonly string[]; remove: readonly string[] }
  | { do: 'follow'; agentId: string; on: boolean }

export type ChangeKind = Change['do']

/** @returns the same object when nothing changes */
export function changed(before: Conversation, change: Change, at: Date, due: Due): Conversation {
  switch (change.do) {
    case 'assign':
      return assign(before, change.agentId, at)
    case 'move':
      // What influence gives is room in the queue of one team.
      return before.teamId === change.teamId ? before : renewed(before, { ...ownTurn(before), teamId: change.teamId })
    case 'set':
      return setWork(before, change.workState, at, due)
    case 'snooze':
      return snooze(before, change.until)
    case 'label': {
      const labelIds = withOut(before.labelIds, change.add, change.remove)
      return labelIds ? renewed(before, { labelIds }) : before
    }
    case 'follow': {
      const [add, remove] = change.on ? [[change.agentId], []] : [[], [change.agentId]]
      const followerIds = withOut(before.followerIds, add, remove)
      return followerIds ? renewed(before, { followerIds }) : before
    }
  }
}

const renewed = (before: Conversation, part: Partial<Conversation>): Conversation => ({
  ...before,
  ...part,
  version: before.version + 1,
})

/** @returns null when nothing changes */
function withOut(ids: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] | null {
  const after = [...new Set([...ids, ...add])].filter((id) => !remove.includes(id)).sort()
  return after.length === ids.length && after.every((id) => ids.includes(id)) ? null : after
}

/** The fields that a change touches; those that hang together stand together and are undone together. */
const touched = {
  assign: ['agentId', 'takenAt'],
  move: ['teamId'],
  set: ['workState', 'snoozedUntil', 'waitsSince', 'dueAt', 'boost'],
  snooze: ['workState', 'snoozedUntil', 'waitsSince', 'dueAt', 'boost'],
  label: ['labelIds'],
  follow: ['followerIds'],
} as const satisfies Record<ChangeKind, readonly (keyof Conversation)[]>

/** Whether an act was a change, and not something that is undone otherwise (a merge), or not at all. */
export const isChangeKind = (kind: string): kind is ChangeKind => Object.hasOwn(touched, kind)

/** What a change did: the fields it touched, as JSON carries them. */
export type Trace = Readonly<Record<string, unknown>>

/** Undoing gives nobody influence again, and nothing of it is left in what is remembered: see `ownTurn`. */
export function traceOf(kind: ChangeKind, one: Conversation): Trace {
  const plain = { ...one, ...ownTurn(one) }
  return JSON.parse(JSON.stringify(Object.fromEntries(touched[kind].map((field) => [field, plain[field]]))))
}

/**
 * Undo what was done. Labels and followers are put back one by one, so that those of others stay; anything else only when it still
 * stands as this change left it.
 * @returns null when somebody changed it since
 */
export function undone(now: Conversation, kind: ChangeKind, before: Trace, after: Trace): Conversation | null {
  if (kind === 'label' || kind === 'follow') {
    const field = touched[kind][0]
    const [was, became] = [before[field], after[field]] as [string[], string[]]
    const ids = withOut(
      now[field],
      was.filter((id) => !became.includes(id)),
      became.filter((id) => !was.includes(id)),
    )
    return ids ? renewed(now, { [field]: ids }) : now
  }
  const [deciding] = touched[kind]
  if (JSON.stringify(now[deciding]) !== JSON.stringify(after[deciding])) return null
  const dates: readonly string[] = ['takenAt', 'snoozedUntil', 'waitsSince', 'dueAt']
  const fields = Object.entries(before).map(([field, value]) => [
    field,
    typeof value === 'string' && dates.includes(field) ? new Date(value) : value,
  ])
  return renewed(now, Object.fromEntries(fields))
}
