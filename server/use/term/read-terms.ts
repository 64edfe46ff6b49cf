/** The groups of search terms as they stand, and what met them. */
import type { Term, TermGroup, Volume } from '../../../contract/term.ts'
import { usualAt } from '../../../domain/listening/usual.ts'
import type { Context } from '../../context.ts'
import { listChannels } from '../../store/channel.ts'
import { metSince, saidPerHour, saidPerSource, saidSince } from '../../store/hit-count.ts'
import { listTeams, zoneOf } from '../../store/organisation.ts'
import { countShown, listGroups, listTerms, type TermRow } from '../../store/term.ts'
import { dayIn } from '../accept-arrivals.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How far back an hour is compared with the same hours of earlier weeks. */
const comparedMs = 57 * dayMs
const mostSources = 50

export async function readTermGroups(ctx: Context, organisationId: string): Promise<TermGroup[]> {
  const { db } = ctx
  const since = wholeHour(new Date(ctx.clock().getTime() - dayMs))
  const [groups, terms, teams, lately, met, of] = await Promise.all([
    listGroups(db, organisationId),
    listTerms(db, organisationId),
    listTeams(db, organisationId),
    saidSince(db, organisationId, since),
    metSince(db, organisationId, since),
    countShown(db, organisationId),
  ])
  return groups.map((group) => ({
    id: group.id,
    version: group.version,
    name: group.name,
    about: group.about,
    competitor: group.competitor,
    colour: group.colour,
    team: teams.find(({ id }) => id === group.team_id) ?? null,
    terms: terms.filter(({ group_id }) => group_id === group.id).map((row) => showTerm(row, of, met.get(row.id) ?? 0)),
    lately: lately.get(group.id) ?? 0,
  }))
}

/**
 * @param of how many messages there are to look back over
 * @param lately how many met it in the last 24 hours
 */
function showTerm(row: TermRow, of: number, lately: number): Term {
  return {
    id: row.id,
    query: row.query,
    enabled: row.enabled,
    madeAt: row.made_at.toISOString(),
    back: { done: row.back_done, seen: row.back_seen, of: Math.max(of, row.back_seen), met: row.back_met },
    lately,
  }
}

/** How much was said about a group in each hour of the last days, beside what is usual then; and where. */
export async function readVolume(ctx: Context, organisationId: string, groupId: string, days: number): Promise<Volume> {
  const until = wholeHour(ctx.clock()).getTime()
  const from = until - days * dayMs
  const zone = await zoneOf(ctx.db, organisationId)
  const [rows, sources, channels] = await Promise.all([
    saidPerHour(ctx.db, organisationId, groupId, new Date(from - comparedMs), new Date(until + hourMs)),
    saidPerSource(ctx.db, organisationId, groupId, dayIn(zone, new Date(from)), mostSources),
    listChannels(ctx.db, organisationId),
  ])
  const [addressed, around] = [new Map<number, number>(), new Map<number, number>()]
  const [negative, positive] = [new Map<number, number>(), new Map<number, number>()]
  const add = (to: Map<number, number>, hour: Date, n: number) =>
    to.set(hour.getTime(), (to.get(hour.getTime()) ?? 0) + Number(n))
  for (const row of rows) {
    add(row.addressed ? addressed : around, row.hour, row.said)
    add(negative, row.hour, row.negative)
    add(positive, row.hour, row.positive)
  }
  const said = (hour: number) => (addressed.get(hour) ?? 0) + (around.get(hour) ?? 0)
  const since = rows[0]?.hour.getTime() ?? until
  const hours = Array.from({ length: days * 24 + 1 }, (_, i) => from + i * hourMs)
  return {
    hours: hours.map((hour) => ({
      at: new Date(hour).toISOString(),
      addressed: addressed.get(hour) ?? 0,
      around: around.get(hour) ?? 0,
      negative: negative.get(hour) ?? 0,
      positive: positive.get(hour) ?? 0,
      usual: usualAt(hour, said, since),
    })),
    sources: sources.map((one) => ({
      channelId: one.channel_id,
      channel: channels.find(({ id }) => id === one.channel_id)?.name ?? '',
      site: one.site,
      language: one.language,
      said: one.said,
    })),
  }
}

const wholeHour = (at: Date) => new Date(Math.floor(at.getTime() / hourMs) * hourMs)
