/**
 * What weighing needs besides what is known: of whom in a batch the voice reaches far, and what room that has in the queues where they
 * come in. Nothing is asked where the organisation does not use influence; one small statement where nobody in the batch has any.
 */
import type { Level } from '../../../domain/influence/scale.ts'
import type { Note } from '../../../domain/message/message.ts'
import { mostBoost } from '../../../domain/routing/due.ts'
import { roomOf } from '../../../domain/routing/room.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import type { Transaction } from '../../store/database.ts'
import { countAtWork, farReaching, type HeldLead, leadsNear, type Stretch } from '../../store/lead.ts'
import { contactsOf, type Known, push } from './known.ts'
import type { Understood } from './understand.ts'

/** How many people a message may still move, where that is known when it is weighed; else see spread/heed-spread.ts. */
export type SpreadOf = (note: Note) => number | null

/** What room influence has in the queues of teams; null is work of no team. */
export type Lines = { leads: Map<string | null, HeldLead[]>; rooms: ReadonlyMap<string | null, number> }

/** The steps put in the leads what they grant, so that a message sees those before it in its batch. */
export type Weights = Lines & {
  /** Of whom influence counts, by contact. */
  levels: ReadonlyMap<string, Level>
  spreadOf: SpreadOf
}

/** What a conversation takes, in minutes. Nobody measures it: what is usual for a written answer. */
const minutesEach = 5

const unknownSpread: SpreadOf = () => null

const noWeights = (): Weights => ({
  levels: new Map(),
  spreadOf: unknownSpread,
  leads: new Map(),
  rooms: new Map(),
})

export async function loadWeights(
  tx: Transaction,
  organisationId: string,
  known: Known,
  items: readonly Understood[],
  channelOf: (id: string) => ReceivingChannel | undefined,
  at: Date,
  spreadOf: SpreadOf = unknownSpread,
): Promise<Weights> {
  const said = items.flatMap((item) => {
    const channel = channelOf(item.arrival.channelId)
    if (!channel?.influence || !('note' in item.event) || item.event.note.ours || item.arrival.history) return []
    return [{ item, note: item.event.note, channel, contacts: contactsOf(item, known) }]
  })
  if (said.length === 0) return noWeights()
  const levels = await farReaching(tx, organisationId, [...new Set(said.flatMap(({ contacts }) => contacts))])
  if (levels.size === 0 && !said.some(({ note }) => (spreadOf(note) ?? 0) > 0)) return noWeights()
  const teams = new Set([
    ...said.map(({ channel }) => channel.teamId),
    ...[...known.conversations.values()].map(({ teamId }) => teamId),
  ])
  const stretches = said.flatMap(({ item, channel }) => stretchesOf(item.arrival.receivedAt, channel, teams))
  const bound = said[0]?.channel.boundMinutes ?? 0
  return { levels, spreadOf, ...(await loadLines(tx, organisationId, [...teams], stretches, bound, at)) }
}

/** @param stretches of the queues of these teams in which somebody may go ahead */
export async function loadLines(
  tx: Transaction,
  organisationId: string,
  teams: readonly (string | null)[],
  stretches: readonly Stretch[],
  boundMinutes: number,
  at: Date,
): Promise<Lines> {
  const leads = new Map<string | null, HeldLead[]>()
  for (const lead of await leadsNear(tx, organisationId, merged(stretches))) push(leads, lead.teamId, lead)
  const working = await countAtWork(tx, organisationId, teams, at)
  const rooms = [...working].map(([team, colleagues]) => [team, roomOf(boundMinutes, colleagues, minutesEach)] as const)
  return { leads, rooms: new Map(rooms) }
}

/** Where who begins to wait now may be due, having come once, twice or more often: see due.ts. */
function stretchesOf(at: Date, channel: ReceivingChannel, teams: ReadonlySet<string | null>): Stretch[] {
  return [0, mostBoost / 2, mostBoost].flatMap((boost) => {
    const until = at.getTime() + channel.promiseMinutes * 60_000 * (1 - boost)
    const from = until - 2 * channel.boundMinutes * 60_000
    return [...teams].map((teamId) => ({ teamId, from: new Date(from), until: new Date(until) }))
  })
}

/** Messages of one batch come soon after each other, so most of their stretches are one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = []
  const inOrder = stretches.toSorted((a, b) => teamOrder(a, b) || a.from.getTime() - b.from.getTime())
  for (const one of inOrder) {
    const last = apart.at(-1)
    if (last && last.teamId === one.teamId && one.from <= last.until) {
      if (one.until > last.until) last.until = one.until
    } else apart.push({ ...one })
  }
  return apart
}

const teamOrder = (a: Stretch, b: Stretch) => (a.teamId ?? '').localeCompare(b.teamId ?? '')
