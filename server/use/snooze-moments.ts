/** Until when one sets something aside: the choices of this moment, on the clocks of the organisation. */
import { type SnoozeChoice, snoozeTimes, type Wall } from '../../domain/conversation/snooze.ts'
import { nextOpening } from '../../domain/routing/opening.ts'
import type { Context } from '../context.ts'
import { momentIn } from '../local-time.ts'
import { readTeams } from '../store/team.ts'

type Soon = 'in an hour' | 'in three hours'
const anHour = 3_600_000

export type Moments = {
  zone: string
  choices: { choice: Soon | SnoozeChoice | 'opening'; at: string }[]
  at: string | null
}

/**
 * @param wall a time as a date field has it (`2026-11-23T09:00`), to make a moment of
 * @param teamId until this team opens is a choice as well, where it is another moment than those
 */
export async function snoozeMoments(
  ctx: Context,
  organisationId: string,
  { wall, team: teamId }: { wall?: string | undefined; team?: string | undefined },
): Promise<Moments> {
  const { zone } = await ctx.db
    .selectFrom('organisation')
    .select('zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const clock = ctx.clock()
  const soon = (choice: Soon, hours: number) => ({ choice, at: wholeMinute(clock.getTime() + hours * anHour) })
  const now = wallIn(zone, clock)
  const country = countryOf(zone)
  const [team] = teamId ? await readTeams(ctx.db, organisationId, [teamId]) : []
  const opens = team?.opening && nextOpening(team.opening, now, country)
  const times = [...snoozeTimes(now, country), ...(opens ? [{ choice: 'opening' as const, at: opens }] : [])]
  const onTheWall = times.flatMap(({ choice, at }) => {
    const moment = momentIn(zone, at)
    return moment ? [{ choice, at: moment.toISOString() }] : []
  })
  const choices = [soon('in an hour', 1), soon('in three hours', 3), ...onTheWall].filter(
    (one, i, all) => all.findIndex(({ at }) => at === one.at) === i,
  )
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (wall ?? '').split(/\D/).map(Number)
  const at = wall === undefined ? null : momentIn(zone, { year, month, day, hour, minute })
  return { zone, choices, at: at?.toISOString() ?? null }
}

const wholeMinute = (ms: number) => new Date(Math.ceil(ms / 60_000) * 60_000).toISOString()

/** Whose holidays count where these clocks stand. */
const countryOf = (zone: string) => (zone === 'Europe/Amsterdam' ? 'NL' : null)

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What the clocks of a zone show. */
export function wallIn(zone: string, at: Date): Wall & { minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name))
  const weekday = weekdays.indexOf(parts.get('weekday') ?? '') + 1
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    weekday,
  }
}
