/** `/healthz`: for whoever restarts us when we hang. It answers 200 when the store does, and says how late the event loop is. */
import { setImmediate } from 'node:timers/promises'
import type { Context } from '../context.ts'

/** Milliseconds. */
const patience = 2_000
const trusted = 1_000

/** The store is asked once a second at most, however many ask us. */
export function healthOf(ctx: Context): () => Promise<Response> {
  let asked: { at: number; answers: Promise<boolean> } | undefined
  return async () => {
    const at = performance.now()
    if (!asked || at - asked.at > trusted) asked = { at, answers: storeAnswers(ctx) }
    const store = await asked.answers
    const before = performance.now()
    await setImmediate()
    const eventLoopMs = Math.round((performance.now() - before) * 10) / 10
    const body = { status: store ? 'ok' : 'failing', store: store ? 'ok' : 'does not answer', eventLoopMs }
    return Response.json(body, { status: store ? 200 : 503, headers: { 'cache-control': 'no-store' } })
  }
}

async function storeAnswers({ pool }: Context): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false)
  })
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
