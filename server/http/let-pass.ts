/**
 * What passes by goes to the open streams it is meant for: at once, and what follows within a moment is gathered, so that a typing
 * colleague is seen without delay and a full house costs no more than a quiet one.
 */
import type { Context } from '../context.ts'
import type { Passed } from '../passing.ts'

const gatherMs = 80

export type Open = { organisationId: string; agentId: string; send: (text: string) => boolean }

/** @param streams those that are open now @returns stop */
export function letPass(ctx: Pick<Context, 'passings' | 'presence'>, streams: () => Iterable<Open>): () => void {
  let gathered: Passed[] = []
  let waiting = false
  const pass = () => {
    const passed = gathered
    gathered = []
    waiting = passed.length > 0
    if (waiting) setTimeout(pass, gatherMs)
    for (const { organisationId, agentId, send } of streams()) {
      const theirs = passed.filter(
        (one) => one.organisationId === organisationId && (one.to?.includes(agentId) ?? true),
      )
      if (theirs.length > 0) send(`event: passing\ndata: ${JSON.stringify(theirs.map(({ what }) => what))}\n\n`)
    }
  }
  const gather = (passed: Passed) => {
    gathered.push(passed)
    if (!waiting) pass()
  }
  const silence = [
    ctx.passings.on(gather),
    ctx.presence.on((organisationId, presence) =>
      gather({ organisationId, to: null, what: { kind: 'presence', ...presence } }),
    ),
  ]
  return () => {
    for (const stop of silence) stop()
  }
}
