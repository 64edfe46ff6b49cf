/** What a search term would bring, before anybody has to live with it: met with the newest of what was heard, and nothing is written. */
import { setImmediate } from 'node:timers/promises'
import type { Answer } from '../../../contract/endpoint.ts'
import type { previewTerm as endpoint, Noise, TermExample } from '../../../contract/term.ts'
import { found } from '../../../domain/listening/found.ts'
import { meets, type Reading, readMessage } from '../../../domain/listening/meets.ts'
import { type Noise as Noisy, noiseOf } from '../../../domain/listening/noise.ts'
import { parse } from '../../../domain/listening/parse.ts'
import { print } from '../../../domain/listening/print.ts'
import type { Query } from '../../../domain/listening/query.ts'
import { estimateVolume, isBroad } from '../../../domain/listening/volume.ts'
import type { Context } from '../../context.ts'
import { type Heard, readHeard } from '../../store/hit.ts'
import { judgedHits } from '../../store/hit-judgement.ts'
import { newestHeard } from '../../store/listening.ts'
import { messageOf } from './spoken.ts'

/** Messages that are looked at: enough for a share, and never longer than somebody wants to wait. */
const most = 2000
/** After so many others get a turn. */
const atOnce = 100
const mostShown = 20
/** Characters of an example, around the words. */
const shownLength = 280
const mostJudged = 200
const [leastMet, leastRemoved, mostTold] = [15, 3, 5]
const dayMs = 86_400_000
/** A day is told from at most so many of them, and never from a part of one. */
const mostDays = 28

type Met = { heard: Heard; reading: Reading }

export async function previewTerm(
  ctx: Context,
  organisationId: string,
  { query: text, groupId }: { query: string; groupId?: string | undefined },
): Promise<Answer<typeof endpoint>> {
  const parsed = parse(text)
  if (!parsed.ok) return { ok: false, fault: parsed.fault }
  const { query, hints } = parsed
  const sample = await readSample(ctx, organisationId)
  const met = sample.filter(({ reading }) => meets(query, reading))
  const oldest = sample.at(-1)?.heard.received_at ?? null
  const counts = { looked: sample.length, met: met.length }
  return {
    ok: true,
    hints: [...hints],
    reads: print(query),
    ...counts,
    since: oldest?.toISOString() ?? null,
    perDay: volumeOf(sample, met, ctx.clock()),
    broad: isBroad(counts),
    newest: met.slice(0, mostShown).map((one) => exampleOf(query, one)),
    ...(await noiseIn(ctx, organisationId, groupId, query, sample, met)),
  }
}

/** How much of the newest a query meets. */
export async function shareOf(ctx: Context, organisationId: string, query: Query) {
  const sample = await readSample(ctx, organisationId)
  return { looked: sample.length, met: sample.filter(({ reading }) => meets(query, reading)).length }
}

/** The newest of what is heard in the open, read as the terms read them; newest first. */
async function readSample(ctx: Context, organisationId: string): Promise<Met[]> {
  const ids = await newestHeard(ctx.db, organisationId, most)
  const sample: Met[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    for (const heard of await readHeard(ctx.db, organisationId, ids.slice(from, from + atOnce)))
      if (!heard.private) sample.push({ heard, reading: readMessage(messageOf(heard)) })
    await setImmediate()
  }
  return sample.sort((a, b) => b.heard.received_at.getTime() - a.heard.received_at.getTime())
}

/** Of the last weeks: what was said years ago tells nothing of a day of now. */
function volumeOf(sample: readonly Met[], met: readonly Met[], now: Date) {
  const age = ({ heard }: Met) => (now.getTime() - heard.received_at.getTime()) / dayMs
  const isLate = (one: Met) => age(one) < mostDays
  const [looked, late] = [sample.filter(isLate), met.filter(isLate)]
  const oldest = sample.at(-1)
  const days = oldest ? Math.min(mostDays, Math.max(1, age(oldest))) : 0
  const perDay = Array.from({ length: Math.ceil(days) }, () => 0)
  for (const one of late) {
    const day = Math.max(0, Math.floor(age(one)))
    perDay[day] = (perDay[day] ?? 0) + 1
  }
  return estimateVolume({ looked: looked.length, met: late.length, total: looked.length, days, perDay })
}

function exampleOf(query: Query, { heard }: Met): TermExample {
  const { id, received_at, from, text, channel_name, url } = heard
  const spans = found(query, readMessage({ text }))
  const start = Math.max(0, (spans[0]?.from ?? 0) - shownLength / 4)
  const shown = text.slice(start, start + shownLength)
  return {
    messageId: id,
    at: received_at.toISOString(),
    from: from[1] ?? from[0] ?? '',
    text: shown,
    channel: channel_name,
    url,
    found: spans.flatMap((span) => {
      const [at, until] = [span.from - start, span.until - start]
      return at >= 0 && until <= shown.length ? [{ from: at, until }] : []
    }),
  }
}

/** With what people said of the group's hits, where they said something. */
async function noiseIn(
  ctx: Context,
  organisationId: string,
  groupId: string | undefined,
  query: Query,
  sample: readonly Met[],
  met: readonly Met[],
): Promise<{ noise: Noise[]; judged: boolean }> {
  const judged = async (relevant: boolean) => {
    if (groupId === undefined) return []
    const ids = await judgedHits(ctx.db, organisationId, groupId, relevant, mostJudged)
    const readings = (await readHeard(ctx.db, organisationId, ids)).map((one) => readMessage(messageOf(one)))
    return readings.filter((reading) => meets(query, reading))
  }
  const [wanted, unwanted] = await Promise.all([judged(true), judged(false)])
  const here = new Set(met)
  const around = sample.filter((one) => !here.has(one)).map(({ reading }) => reading)
  const rest = met.map(({ reading }) => reading)
  // Of a handful every word stands out.
  const enough = unwanted.length > 0 || met.length >= leastMet
  const noise = enough ? noiseOf(query, { wanted, unwanted, rest }, around) : []
  const told = noise.filter(({ removes }) => removes >= leastRemoved).slice(0, mostTold)
  return { noise: told.map(showNoise), judged: unwanted.length > 0 }
}

export const showNoise = ({ key, query, removes, loses }: Noisy): Noise => ({
  word: key,
  query: print(query),
  removes,
  loses,
})
