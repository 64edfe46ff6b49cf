/** When somebody is due who speaks now: a wait that begins is given what need and influence ask, one that goes on keeps its place. */
import { dueAt } from '../../../domain/routing/due.ts'
import { priorityOf } from '../../../domain/routing/priority.ts'
import { boostOf, type Due, needIn } from '../../../domain/routing/turn.ts'
import { dueOn } from '../due-on.ts'
import { push } from './known.ts'
import type { Taking } from './taking.ts'

type Speaks = { conversationId: string; teamId: string | null; contactId: string | null; spread: number | null }

/** What it grants stands in the queue from then on: to be asked for what becomes of the conversation, once. */
export function granting(speaks: Speaks, { channel, weights, written }: Taking): Due {
  const { conversationId, teamId, contactId, spread } = speaks
  return (since, contactCount, one) => {
    if (one.waitsSince) return dueOn(channel)(since, contactCount, one)
    const level = (contactId && weights.levels.get(contactId)) || null
    const others = (weights.leads.get(teamId) ?? []).filter((lead) => lead.conversationId !== conversationId)
    const {
      dueAt: at,
      parts,
      withheld,
      lead,
    } = priorityOf(
      dueAt(since, channel.promiseMinutes, contactCount),
      { ...needIn(one.lastReads), level, spread },
      { boundMinutes: channel.boundMinutes, room: weights.rooms.get(teamId) ?? 0, leads: others },
    )
    weights.leads.set(teamId, others)
    if (lead) {
      push(weights.leads, teamId, { ...lead, conversationId, teamId })
      const byFactor = parts.some(({ what }) => what === 'factor')
      written.leads.push({ ...lead, conversationId, teamId, by: byFactor ? contactId : null })
    }
    return { dueAt: at, boost: boostOf(parts, withheld) }
  }
}
