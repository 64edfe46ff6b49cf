/** Labels, views and teams as they leave the house; and what the web asks the queue, in the words of the domain and back. */
import { sentiments, traits } from '../../../contract/judgement.ts'
import type { Label } from '../../../contract/label.ts'
import type { Team } from '../../../contract/team.ts'
import type { ViewFilters as AskedFilters, View } from '../../../contract/view.ts'
import type { ViewFilters } from '../../../domain/conversation/view.ts'
import type { LabelRow } from '../../store/label.ts'
import type { TeamRow } from '../../store/team.ts'
import type { ViewRow } from '../../store/view.ts'

export function showLabel({ id, version, name, colour, meaning }: LabelRow): Label {
  return { id, version, name, colour, meaning }
}

export function showTeam(row: TeamRow): Team {
  const { id, version, name, opening } = row
  return { id, version, name, takeBackMinutes: row.take_back_minutes, opening, memberIds: row.member_ids }
}

/** A personal view goes to its owner only. */
export function showView(row: ViewRow): View {
  const { id, version, name, place } = row
  const filters = row.stream ? {} : fromFilters(row.filters, row.agent_id)
  return { id, version, name, place, personal: row.agent_id !== null, filters, stream: row.stream }
}

/** @param agentId who asks for what is `mine` */
export function toFilters(asked: AskedFilters, agentId: string): ViewFilters {
  const { state = 'open', owner, agent, team, channel, labels, contacts, sentiment, trait } = asked
  const reads = [sentiment ?? [], trait ?? []].flat()
  const whose = agent ?? (owner === 'mine' ? agentId : undefined)
  return {
    ...(state !== 'all' && { state }),
    ...(whose ? { owner: { agentIds: [whose] } } : owner === 'nobody' && { owner }),
    ...(team && { teamIds: [team] }),
    ...(channel && { channelIds: [channel] }),
    ...(labels && { labelIds: [...new Set(labels.split(','))].sort() }),
    ...(contacts && { contactsFrom: contacts }),
    ...(reads.length > 0 && { reads }),
  }
}

/** @param agentId whose view it is: to them that agent is `mine` */
export function fromFilters(filters: ViewFilters, agentId: string | null): AskedFilters {
  const { state, owner, teamIds: [team] = [], channelIds: [channel] = [], labelIds = [], contactsFrom } = filters
  const sentiment = sentiments.find((one) => filters.reads?.includes(one))
  const trait = traits.find((one) => filters.reads?.includes(one))
  const [agent] = owner === undefined || owner === 'nobody' ? [] : owner.agentIds
  return {
    ...(state !== 'open' && { state: state ?? ('all' as const) }),
    ...(owner === 'nobody' && { owner }),
    ...(agent && (agent === agentId ? { owner: 'mine' as const } : { agent })),
    ...(team && { team }),
    ...(channel && { channel }),
    ...(labelIds.length > 0 && { labels: labelIds.join(',') }),
    ...(contactsFrom && { contacts: contactsFrom }),
    ...(sentiment && { sentiment }),
    ...(trait && { trait }),
  }
}
