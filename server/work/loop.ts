/**
 * A worker over all organisations: it works for one when the bell rings for it, when it asked to be called again, and in any case
 * every few seconds, because a bell is only a hint. A failure of one organisation never stops the others.
 */
import type { Context } from '../context.ts'
import type { Bell } from '../store/wake.ts'

export type Worker = { stop(): Promise<void> }

/** Work for one organisation. @returns when to be called again at the latest, or null for the usual round */
export type Work = (organisationId: string, stopping: AbortSignal) => Promise<Date | null>

const roundMs = 5000
/** Who reads the log of events is rung for every one of them: so long they rest, and then read all that came meanwhile at once. */
const restOfReadersMs = 100
const longestPauseMs = 30_000
/** A timer cannot hold more than 24 days, and looking once a day costs nothing. */
const longestSleepMs = 86_400_000

export function perOrganisation(ctx: Context, name: string, bell: Bell, work: Work): Worker {
  const stopping = new AbortController()
  const busy = new Map<string, Promise<void>>()
  const rungAgain = new Set<string>()
  const alarms = new Map<string, NodeJS.Timeout>()
  const restMs = bell === 'events' ? restOfReadersMs : 0
  const resting = new Map<string, NodeJS.Timeout>()
  const failures = new Map<string, number>()

  const alarm = (organisationId: string, inMs: number) => {
    clearTimeout(alarms.get(organisationId))
    if (stopping.signal.aborted) return
    alarms.set(
      organisationId,
      setTimeout(() => call(organisationId), Math.min(Math.max(0, inMs), longestSleepMs)),
    )
  }
  const once = async (organisationId: string) => {
    try {
      const next = await work(organisationId, stopping.signal)
      failures.delete(organisationId)
      if (next) alarm(organisationId, next.getTime() - ctx.clock().getTime())
    } catch (error) {
      const failed = (failures.get(organisationId) ?? 0) + 1
      failures.set(organisationId, failed)
      ctx.figures.workFailures.set(name, (ctx.figures.workFailures.get(name) ?? 0) + 1)
      if (!stopping.signal.aborted)
        ctx.log.error({ err: error, work: name, organisation: organisationId }, 'work failed and will be tried again')
      alarm(organisationId, Math.min(longestPauseMs, 100 * 2 ** failed))
    }
  }
  const call = (organisationId: string): void => {
    if (stopping.signal.aborted) return
    if (organisationId === '') return void round()
    if (busy.has(organisationId) || resting.has(organisationId)) return void rungAgain.add(organisationId)
    busy.set(
      organisationId,
      once(organisationId).finally(() => {
        busy.delete(organisationId)
        if (restMs > 0) rest(organisationId)
        else if (rungAgain.delete(organisationId)) call(organisationId)
      }),
    )
  }
  const rest = (organisationId: string): void => {
    const rested = () => {
      resting.delete(organisationId)
      if (rungAgain.delete(organisationId)) call(organisationId)
    }
    if (!stopping.signal.aborted) resting.set(organisationId, setTimeout(rested, restMs))
  }
  const round = async () => {
    try {
      for (const { id } of await ctx.db.selectFrom('organisation').select('id').execute())
        if (!failures.has(id)) call(id)
    } catch (error) {
      if (!stopping.signal.aborted) ctx.log.warn({ err: error, work: name }, 'the store cannot be reached')
    }
  }

  const silence = ctx.wake.on(bell, call)
  const timer = setInterval(round, roundMs)
  void round()
  return {
    async stop() {
      stopping.abort()
      silence()
      clearInterval(timer)
      for (const one of [...alarms.values(), ...resting.values()]) clearTimeout(one)
      await Promise.all(busy.values())
    },
  }
}
