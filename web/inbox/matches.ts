/**
 * Whether a conversation belongs in a filtered list, and where. Pure: with it a list stays right by events alone, without asking the
 * server again. The order is the server's own: open work by what is due first, everything else by what happened last.
 */
import type { Conversation, Filters } from '../../contract/conversation.ts'
import type { View } from '../../contract/view.ts'

export type Key = Pick<Conversation, 'id' | 'dueAt' | 'lastMessageAt'>

/** @param me the agent who looks. A view must be spelled out: see `spellOut`. @param now in milliseconds: what is late is so then */
export function belongs(conversation: Conversation, filters: Filters, me: string, now: number): boolean {
  const { state = 'open', owner = 'anybody', agent, team, channel, labels, contacts = 0, following } = filters
  const { reads = [] } = conversation
  if (conversation.mergedInto !== null) return false
  if (state !== 'all' && conversation.workState !== state) return false
  if (channel !== undefined && conversation.channel.id !== channel) return false
  if (team !== undefined && conversation.team?.id !== team) return false
  if (labels !== undefined && !labels.split(',').every((id) => conversation.labelIds.includes(id))) return false
  if (conversation.contactCount < contacts) return false
  if (filters.sentiment && !reads.includes(filters.sentiment)) return false
  if (filters.trait && !reads.includes(filters.trait)) return false
  if (following && !conversation.followerIds.includes(me)) return false
  if (filters.late && !isLate(conversation, now)) return false
  if (agent !== undefined) return conversation.agent?.id === agent
  switch (owner) {
    case 'mine':
      return conversation.agent?.id === me
    case 'nobody':
      return conversation.agent === null
    case 'anybody':
      return true
  }
}

const isLate = ({ workState, dueAt }: Conversation, now: number) =>
  workState === 'open' && dueAt !== null && Date.parse(dueAt) < now

/** What a view asks, said in full; null when there is no such view (any more), or we do not know yet. */
export function spellOut(filters: Filters, views: readonly View[]): Filters | null {
  if (!filters.view) return filters
  return views.find(({ id }) => id === filters.view)?.filters ?? null
}

/** Negative when `a` stands above `b`. */
export function orderOf(filters: Filters): (a: Key, b: Key) => number {
  return (filters.state ?? 'open') === 'open' ? dueFirst : recentFirst
}

const dueFirst = (a: Key, b: Key) => moment(a.dueAt) - moment(b.dueAt) || compareIds(a.id, b.id)
const recentFirst = (a: Key, b: Key) =>
  Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt) || compareIds(b.id, a.id)

/** What is not due stands last; subtracting two of them must still give a number. */
const moment = (at: string | null) => (at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at))

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The list as it should be now: all that we know and that belongs, as far as the server was asked.
 * @param edge the last conversation of the last page that was read, null when that was the end
 */
export function queueOf(
  known: Iterable<Conversation>,
  filters: Filters,
  me: string,
  edge: Key | null,
  now: number,
): Conversation[] {
  const order = orderOf(filters)
  const found: Conversation[] = []
  for (const conversation of known)
    if (belongs(conversation, filters, me, now) && (edge === null || order(conversation, edge) <= 0))
      found.push(conversation)
  return found.sort(order)
}
