import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type Sole, soleOver } from '../store/sole.ts'

/** What concerns the demo firm is done by one at a time: moving in, living on, moving out. @returns null when somebody else is at it */
export async function withDemoHeld<T>(sole: Sole, organisationId: string, work: () => Promise<T>): Promise<T | null> {
  const release = await sole.hold(`demo ${organisationId}`, () => undefined)
  if (!release) return null
  try {
    return await work()
  } finally {
    await release().catch(() => undefined)
  }
}

/** The same for whoever can wait a little. @throws ProblemError `conflict` when somebody else goes on for longer */
export async function waitForDemo<T>(
  ctx: Pick<Context, 'store'>,
  organisationId: string,
  work: () => Promise<T>,
): Promise<T> {
  const sole = soleOver(ctx.store)
  try {
    for (let tries = 0; tries < 600; tries++) {
      // An object around it, so that a result of null is told from not having had a turn.
      const done = await withDemoHeld(sole, organisationId, async () => ({ result: await work() }))
      if (done) return done.result
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw refuse('conflict', { detail: 'The demo firm is still moving in or out; try again in a moment.' })
  } finally {
    await sole.close()
  }
}
