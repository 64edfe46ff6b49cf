/** The demo firm as it stands in the house: its channels, when it moved in, and how far its story is. */
import type { Context } from '../context.ts'
import { momentIn } from '../local-time.ts'
import { listAgents } from '../store/agent.ts'
import { listChannels } from '../store/channel.ts'
import { readFurniture } from '../store/demo-furniture.ts'
import { readOrganisation } from '../store/organisation.ts'
import { dayIn } from './accept-arrivals.ts'

/** The firm itself is read from the disk only where somebody wants it. */
export const openFirm = () => import('../../demo/world.ts')
type Firm = Awaited<ReturnType<typeof openFirm>>
export type Step = ReturnType<Firm['history']>[number]
export type Place = Extract<Step, { does: 'arrive' }>['on']

export type DemoHouse = {
  organisationId: string
  zone: string
  /** Who answers there: the owner. */
  agentId: string
  /** The colleagues of the firm, by the name under which its story knows them. */
  staff: ReadonlyMap<string, string>
  channels: ReadonlyMap<Place, string>
  /** When it moved in: its history ends there. */
  began: Date
  /** Midnight before the evening of the outage. */
  midnight: Date
  /** Whether it is the firm of this very version: another has a story of its own, which is over. */
  current: boolean
  /** What goes on there now: see `set-demo-mode.ts`. */
  live: DemoLive
  /** How many steps were played, and when the last of them was. */
  played: number
  playedAt: Date
}

/** A calm day, or the busy evening: since when (milliseconds), and after how many steps of the story it began. */
export type DemoLive = { mode: 'calm' } | { mode: 'busy'; since: number; from: number }

function liveOf({ liveMode, liveSince, liveFrom }: Readonly<Record<string, unknown>>): DemoLive {
  return liveMode === 'busy' ? { mode: 'busy', since: Number(liveSince), from: Number(liveFrom) } : { mode: 'calm' }
}

/** @returns null when there is no demo firm, when it is moving out, or when nobody owns the house */
export async function readDemoHouse(ctx: Context, organisationId: string): Promise<DemoHouse | null> {
  const rows = (await listChannels(ctx.db, organisationId)).filter(({ demo }) => demo)
  const [first] = rows
  const organisation = first && (await readOrganisation(ctx.db, organisationId))
  const owner = first && (await listAgents(ctx.db, organisationId)).find((one) => one.role === 'owner' && one.active)
  if (!first || !organisation || !owner || rows.some(({ cursor }) => cursor?.leaving !== undefined)) return null
  const firm = await openFirm()
  const furniture = await readFurniture(ctx.db, organisationId)
  const places = firm.channels.flatMap(({ place, address }) => {
    const row = rows.find((one) => one.address === address)
    return row ? [[place, row.id] as const] : []
  })
  const cursors = rows.map(({ cursor }) => ({ step: Number(cursor?.step ?? 0), at: Number(cursor?.at ?? 0) }))
  const began = first.created_at
  return {
    organisationId,
    zone: organisation.zone,
    agentId: owner.id,
    staff: new Map(Object.entries(furniture?.staff ?? {})),
    channels: new Map(places),
    began,
    current: places.length === firm.channels.length && furniture !== null,
    live: liveOf(first.settings),
    midnight: midnightBefore(organisation.zone, began),
    played: Math.max(...cursors.map(({ step }) => step)),
    playedAt: new Date(Math.max(began.getTime(), ...cursors.map(({ at }) => at))),
  }
}

/** Of the last evening that is well over: the day before the one that it was five hours ago. */
function midnightBefore(zone: string, now: Date): Date {
  const day = dayIn(zone, new Date(now.getTime() - 29 * 3_600_000))
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return momentIn(zone, { year, month, day: date }) ?? now
}

/** @returns null when the step is a colleague's and they are not here */
export const doerOf = (house: DemoHouse, by: string | undefined): string | null =>
  by === undefined ? house.agentId : (house.staff.get(by) ?? null)
