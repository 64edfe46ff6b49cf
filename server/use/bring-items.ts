/** A program brings messages in and hears, per item, what became of it. */
import type { Raw } from '../../channels/kit/channel.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { bringMessages } from '../../contract/message.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { readArrivalCursor, readVerdicts } from '../store/arrival.ts'
import { together } from '../together.ts'
import { acceptArrivals } from './accept-arrivals.ts'

/** How long we wait for the outcome; what is not judged by then is safe all the same, and said to be in flight. */
const patienceMs = 20_000

type Who = { organisationId: string } & ({ kind: 'key'; channelId: string | null } | { kind: 'agent' })

/**
 * @param channelId the channel to bring them to; may be left out with a key for one channel, or when there is only one
 * @throws Busy when too much is in flight; a problem when there is no such channel, or the key is for another
 */
export async function bringItems(
  ctx: Context,
  who: Who,
  channelId: string | null,
  items: readonly Raw[],
): Promise<Answer<typeof bringMessages>> {
  const { organisationId } = who
  const place = await accessChannel(ctx, who, channelId)
  const { first, last } = await acceptArrivals(ctx, place, items)
  await judged(ctx, organisationId, last)
  const verdicts = await readVerdicts(ctx.db, organisationId, first, last)
  const answers = verdicts.map(({ position, outcome, reason }) => ({
    index: position - first,
    id: idOf(items[position - first]),
    outcome:
      outcome === null
        ? ('in flight' as const)
        : outcome === 'refused' || outcome === 'duplicate'
          ? outcome
          : ('accepted' as const),
    ...(reason ? { reason } : {}),
  }))
  const count = (outcome: string) => answers.filter((one) => one.outcome === outcome).length
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    inFlight: count('in flight'),
    items: answers,
  }
}

/** Wait until everything up to this place has been looked at, or patience ends. */
async function judged(ctx: Context, organisationId: string, last: number): Promise<void> {
  const give = ctx.clock().getTime() + patienceMs
  let hear: (() => void) | null = null
  const silence = ctx.wake.on('events', (rung) => {
    if (rung === organisationId || rung === '') hear?.()
  })
  try {
    while ((await look(ctx, organisationId)) < last && ctx.clock().getTime() < give)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250)
        hear = () => {
          clearTimeout(timer)
          resolve()
        }
      })
  } finally {
    silence()
  }
}

const looks = new WeakMap<Context, (organisationId: string) => Promise<number>>()

/** How far the arrivals have been looked at. Everybody who waits is woken by the same bell, so one look serves them all. */
function look(ctx: Context, organisationId: string): Promise<number> {
  const held =
    looks.get(ctx) ??
    together<string, number>(async (organisations) => {
      const cursors = new Map<string, number>()
      for (const id of new Set(organisations)) cursors.set(id, await readArrivalCursor(ctx.db, id, false))
      return organisations.map((id) => cursors.get(id) ?? 0)
    })
  looks.set(ctx, held)
  return held(organisationId)
}

async function accessChannel(ctx: Context, who: Who, asked: string | null) {
  const { organisationId } = who
  const bound = who.kind === 'key' ? who.channelId : null
  if (bound && asked && bound !== asked) throw refuse('not-allowed', { detail: 'This key is for another channel' })
  const wanted = asked ?? bound
  const rows = await ctx.db
    .selectFrom('channel')
    .innerJoin('organisation', 'organisation.id', 'channel.organisation_id')
    .select(['channel.id', 'channel.archived_at', 'organisation.zone'])
    .where('channel.organisation_id', '=', organisationId)
    .where('channel.kind', '=', 'api')
    .$if(wanted !== null, (query) => query.where('channel.id', '=', wanted ?? ''))
    .$if(wanted === null, (query) => query.where('channel.archived_at', 'is', null))
    .limit(2)
    .execute()
  const [channel] = rows
  if (!channel)
    throw refuse('not-found', {
      detail: wanted ? 'There is no such API channel' : 'There is no API channel yet: make one under channels',
    })
  if (rows.length > 1) throw refuseField('channel', 'is needed: there are several API channels')
  if (channel.archived_at)
    throw refuse('conflict', { detail: 'This channel is an archive: nothing new comes in there' })
  return { organisationId, channelId: channel.id, zone: channel.zone }
}

/** The id as it was brought, when there is one to be seen. */
function idOf(item: Raw | undefined): string | null {
  try {
    const { id } = JSON.parse(Buffer.from(item?.bytes ?? []).toString()) as { id?: unknown }
    return typeof id === 'string' ? id.slice(0, 512) : null
  } catch {
    return null
  }
}
