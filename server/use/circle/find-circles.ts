/**
 * Finding circles, every night and when somebody asks: who reacts to whom is read in pages, people become numbers, and a thread finds the ranks and
 * the circles, which are written down in pages too. Nothing is decided by them: they colour the picture, and break ties.
 */
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import {
  type CircleRun,
  forgetPlacesBefore,
  hasInteractionsSince,
  type Place,
  pagesOfEdges,
  putPlaces,
  putRun,
  readRun,
} from '../../store/circle.ts'
import { transact } from '../../store/database.ts'
import { circlesIn, mostEdges, networkOf } from './circles.ts'

const hourMs = 3_600_000
/** About once a night: a little less than a day, so that the hour does not wander off. */
const everyMs = 22 * hourMs
const few = 20_000
const soonMs = 60_000
/** Who asks again sooner is told to wait. */
const restMs = 5 * 60_000
/** A program that took so long to find them has died. */
const diedMs = hourMs
const atOnce = 5000

/** @throws ProblemError when they were found just now */
export async function askForCircles(ctx: Context, organisationId: string): Promise<void> {
  const [run, now] = [await readRun(ctx.db, organisationId), ctx.clock()]
  if (run && isUnderWay(run, now)) return
  if (run?.at && now.getTime() - run.at.getTime() < restMs)
    throw refuse('conflict', { detail: 'The circles were found less than five minutes ago' })
  await putRun(ctx.db, organisationId, { state: 'asked', since: now })
  await ctx.wake.ring('events', organisationId)
}

/**
 * Whether it is time: somebody asked, somebody reacted and it was never done, or long ago and it is night. Of few people they are found again soon
 * after somebody reacted, because that costs nothing.
 * @param hour of the day, there
 */
export async function isTimeForCircles(ctx: Context, organisationId: string, hour: number): Promise<boolean> {
  const [run, now] = [await readRun(ctx.db, organisationId), ctx.clock()]
  if (run?.state === 'asked') return true
  if (run?.state === 'finding') return !isUnderWay(run, now)
  const ago = run ? now.getTime() - run.since.getTime() : Number.POSITIVE_INFINITY
  const isNight = hour >= 2 && hour < 6 && ago > everyMs
  const isSmall = (run?.edges ?? 0) < few && ago > soonMs
  return (isNight || isSmall) && hasInteractionsSince(ctx.db, organisationId, run?.at ?? new Date(0))
}

const isUnderWay = ({ state, since }: CircleRun, now: Date) =>
  state === 'asked' || (state === 'finding' && now.getTime() - since.getTime() < diedMs)

export async function findCircles(ctx: Context, organisationId: string, stopping: AbortSignal): Promise<void> {
  const at = ctx.clock()
  await putRun(ctx.db, organisationId, { state: 'finding', since: at })
  try {
    const { people, network } = await readNetwork(ctx, organisationId, at, stopping)
    const { rank, circle, circles } = await circlesIn(network)
    const account = [...people.keys()]
    const known = account.slice(0, circle.length)
    for (let from = 0; from < known.length && !stopping.aborted; from += atOnce) {
      const places = known.slice(from, from + atOnce).map((account_id, i): Place => {
        const person = from + i
        return { account_id, circle: circle[person] ?? 0, rank: rank[person] ?? 0 }
      })
      await transact(ctx.db, (tx) => putPlaces(tx, organisationId, places, at))
    }
    if (stopping.aborted) return await putRun(ctx.db, organisationId, { state: 'asked', since: at })
    await forgetPlacesBefore(ctx.db, organisationId, at)
    const counts = { people: known.length, edges: network.edges, circles: known.length > 0 ? circles : 0 }
    await putRun(ctx.db, organisationId, { state: 'done', since: at, at, ...counts })
  } catch (error) {
    await putRun(ctx.db, organisationId, { state: stopping.aborted ? 'asked' : 'failed', since: at })
    if (!stopping.aborted) throw error
  }
}

async function readNetwork(ctx: Context, organisationId: string, at: Date, stopping: AbortSignal) {
  const people = new Map<string, number>()
  const numberOf = (account: string) => {
    const known = people.get(account)
    if (known !== undefined) return known
    people.set(account, people.size)
    return people.size - 1
  }
  const room = networkOf()
  let read = 0
  await transact(
    ctx.db,
    async (tx) => {
      for await (const page of pagesOfEdges(tx, organisationId, at, atOnce)) {
        for (const { from_account_id, to_account_id, weight } of page)
          room.add(numberOf(from_account_id), numberOf(to_account_id), weight)
        read += page.length
        if (read >= mostEdges || stopping.aborted) return
      }
    },
    1,
  )
  return { people, network: room.network() }
}
