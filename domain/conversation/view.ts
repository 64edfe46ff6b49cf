/**
 * Lists of conversations that are kept and not searched: what a saved view asks for, everything with a label, everything that
 * somebody follows. Whenever a conversation changes, the lists it stands in follow from what it is now; so a page of a list is one
 * look into an index however many conversations there are, and its count is one row.
 */
import type { Conversation, WorkState } from './conversation.ts'

/** Absent means: whatever it is. */
export type ViewFilters = {
  state?: WorkState
  /** Nobody's, or that of one of these agents. */
  owner?: 'nobody' | { agentIds: readonly string[] }
  teamIds?: readonly string[]
  channelIds?: readonly string[]
  /** All of these. */
  labelIds?: readonly string[]
  /** None of these. */
  withoutLabelIds?: readonly string[]
  /** The customer came to us at least so often about it. */
  contactsFrom?: number
  /** All of these are read in what the customer said last: how it sounds, what it is. */
  reads?: readonly string[]
}

export type View = { id: string; filters: ViewFilters }

/** List id to the place in that list. */
export type Places = ReadonlyMap<string, Date>

/** What a view can ask about. */
export type Asked = Pick<
  Conversation,
  'workState' | 'agentId' | 'teamId' | 'channelId' | 'labelIds' | 'contactCount' | 'lastReads'
>

/** Whether a conversation answers to all that is asked. */
export function meets(filters: ViewFilters, one: Asked): boolean {
  const {
    state,
    owner,
    teamIds,
    channelIds,
    labelIds = [],
    withoutLabelIds = [],
    contactsFrom = 0,
    reads = [],
  } = filters
  return (
    (state === undefined || one.workState === state) &&
    (owner === undefined ||
      (owner === 'nobody' ? one.agentId === null : one.agentId !== null && owner.agentIds.includes(one.agentId))) &&
    (teamIds === undefined || (one.teamId !== null && teamIds.includes(one.teamId))) &&
    (channelIds === undefined || channelIds.includes(one.channelId)) &&
    labelIds.every((id) => one.labelIds.includes(id)) &&
    !withoutLabelIds.some((id) => one.labelIds.includes(id)) &&
    one.contactCount >= contactsFrom &&
    reads.every((name) => one.lastReads?.includes(name))
  )
}

/** Open work is ordered by what is due first, everything else by what happened last. */
export function isByDue(filters: ViewFilters): boolean {
  return filters.state === 'open'
}

/** Every list in which a conversation stands. One that goes on as part of another stands in none. */
export function placesOf(one: Conversation | null, views: readonly View[]): Places {
  const places = new Map<string, Date>()
  if (!one || one.mergedInto) return places
  for (const id of [...one.labelIds, ...one.followerIds]) places.set(id, one.lastMessageAt)
  for (const { id, filters } of views)
    if (meets(filters, one)) places.set(id, isByDue(filters) && one.dueAt ? one.dueAt : one.lastMessageAt)
  return places
}
