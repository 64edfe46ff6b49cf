/**
 * The hands that carry the mail of one tool to its server: each takes what is oldest. There are more of them than lines, so that what is
 * asked before and written down after is asked and written together, and no line waits for it. When the server cannot be reached they
 * rest, longer each time, and then one of them tries before the others go on.
 */
import type { Words } from '../../channels/kit/channel.ts'
import { nextAttempt } from '../../domain/relay/state.ts'
import type { Context } from '../context.ts'
import { isPassing } from '../store/database.ts'
import { type ToolRow, tellTool } from '../store/relay.ts'
import { type Due, listDue } from '../store/relay-mail.ts'
import type { ConcludeMail } from '../use/relay/conclude-mail.ts'
import { forwardMail } from '../use/relay/forward-mail.ts'
import { openingMail } from '../use/relay/open-mail.ts'
import { askingFor, type Permissions } from '../use/relay/permission.ts'
import { openLine } from './line.ts'
import { linesOf } from './lines.ts'
import { serverOf } from './tool-server.ts'
import { hostOf } from './trace.ts'

export type Crew = {
  tool: ToolRow
  /** There may be something to do. */
  call(): void
  /** What is under way is finished; nothing new is begun. */
  stop(): Promise<void>
}

const atOnce = 200
const enoughQueued = 50
/** Seconds. */
const mostInsisting = 300
const longestRestMs = 60_000
const handsPerLine = 3

export function startCrew(ctx: Context, tool: ToolRow, permissions: Permissions, conclude: ConcludeMail): Crew {
  const lines = linesOf(() => openLine(serverOf(tool, ctx.seal), hostOf(ctx)), tool.connections)
  const forwarding = { ctx, asking: askingFor(ctx, tool, permissions), open: openingMail(ctx, tool), lines }
  const queue: Due[] = []
  /** In the queue or in somebody's hands. */
  const ours = new Set<string>()
  const hands = new Set<Promise<void>>()
  let fetching: Promise<void> | null = null
  let callAgain = false
  let stopped = false
  let failures = 0
  let restUntil = 0
  let told: string | undefined

  const fetch = async () => {
    const now = ctx.clock()
    const due = await listDue(ctx.db, tool.organisation_id, tool.id, now, ours.size + atOnce)
    for (const one of due) {
      if (stopped || ours.has(one.id)) continue
      ours.add(one.id)
      queue.push(one)
    }
    begin()
  }
  /** After a failure one hand tries first. */
  const begin = () => {
    const most = failures > 0 ? 1 : tool.connections * handsPerLine
    while (!stopped && hands.size < most && queue.length > 0) {
      const hand = work().finally(() => {
        hands.delete(hand)
        call()
      })
      hands.add(hand)
    }
  }
  const call = (): void => {
    // Whoever takes the last but so many calls again.
    if (stopped || queue.length > enoughQueued || ctx.clock().getTime() < restUntil) return
    if (fetching) {
      callAgain = true
      return
    }
    fetching = fetch()
      .catch((error) => ctx.log.warn({ err: error, tool: tool.id }, 'mail of a tool could not be looked up'))
      .finally(() => {
        fetching = null
        if (!callAgain) return
        callAgain = false
        call()
      })
  }

  const work = async () => {
    for (let due = queue.shift(); due; due = stopped ? undefined : queue.shift()) {
      await carry(due)
      ours.delete(due.id)
      if (queue.length === enoughQueued) call()
    }
  }
  const carry = async (due: Due) => {
    try {
      const forwarded = await forwardMail(forwarding, due)
      if (!forwarded) return
      await insist(() => conclude({ due, forwarded }))
      if (forwarded.problem !== undefined) await heed(forwarded.problem)
    } catch (error) {
      if (!stopped) ctx.log.error({ err: error, recipient: due.id }, 'a mail of a tool could not be handed on')
      rest()
    }
  }
  /** What became of it is known here alone, so a store that is away for a while is waited for. */
  const insist = async (work: () => Promise<void>) => {
    for (let attempts = 0; ; attempts++) {
      try {
        return await work()
      } catch (error) {
        if (stopped || attempts >= mostInsisting || !isPassing(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
  }
  /** What is in the queue goes back to the store. */
  const rest = () => {
    for (const { id } of queue.splice(0)) ours.delete(id)
    const now = ctx.clock().getTime()
    // Hands that find out together that the server is away have found out once.
    if (now < restUntil) return
    restUntil = Math.min(nextAttempt(now, failures++), now + longestRestMs)
    setTimeout(call, restUntil - now).unref()
  }
  const heed = async (problem: Words | null) => {
    if (problem !== null) rest()
    else if (failures > 0) {
      failures = 0
      begin()
    }
    const says = problem?.en ?? ''
    if (says === told) return
    told = says
    await tellTool(ctx.db, tool.id, problem, ctx.clock())
  }
  return {
    tool,
    call,
    async stop() {
      stopped = true
      queue.length = 0
      await fetching
      await Promise.all(hands)
      lines.close()
    },
  }
}
