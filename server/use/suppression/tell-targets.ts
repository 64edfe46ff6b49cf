/**
 * Other systems are told what changed in the stream of holds: each by itself, in order, from where it was. What one of them did not take
 * is told again, later and later, and everything after it waits: a state that came too late would undo a newer one. How far it is is
 * written after each that was taken, so after a break it may hear one again, by the same id.
 */
import type { Context } from '../../context.ts'
import { type Course, type HoldRow, holdsAfter, readCourse } from '../../store/suppression-hold.ts'
import type { TargetKind } from '../../store/suppression-stream-tables.ts'
import { claimTargets, letGoOfTarget, markTold, nextTarget, type TargetRow } from '../../store/suppression-target.ts'
import { mautic } from './tell/mautic.ts'
import { type Change, type Teller, troubleOf } from './tell/teller.ts'
import { batch, webhook } from './tell/webhook.ts'

export const tellers: Record<Exclude<TargetKind, 'list'>, Teller> = { webhook, batch, mautic }

/** Longer than anything that is asked of another system takes. */
const leaseMs = 120_000
/** Seconds until the next try, after each one that failed; the last one goes on. */
const patience = [5, 30, 120, 600, 1800, 3600]
/** So many changes for one system, and then the others have their turn. */
const turn = 500

/** @returns when there is something to tell again; null when everybody was told */
export async function tellTargets(ctx: Context, organisationId: string, stopping: AbortSignal): Promise<Date | null> {
  const course = await readCourse(ctx.db, organisationId)
  if (!course) return null
  const now = ctx.clock()
  const mine = await claimTargets(ctx.db, organisationId, course.version, now, new Date(now.getTime() + leaseMs))
  // Read after they are ours: what another program told them before was written before it.
  const standing = mine.length > 0 ? ((await readCourse(ctx.db, organisationId)) ?? course) : course
  await Promise.all(mine.map((target) => tellOne(ctx, organisationId, standing, target, stopping)))
  return nextTarget(ctx.db, organisationId, standing.version)
}

async function tellOne(
  ctx: Context,
  organisationId: string,
  course: Course,
  target: TargetRow,
  stopping: AbortSignal,
): Promise<void> {
  if (target.kind === 'list') return
  const teller = tellers[target.kind]
  let mine = target
  /** @returns false when somebody else has it now */
  const told = async (version: number, began?: number): Promise<boolean> => {
    const at = ctx.clock()
    const lease = new Date(at.getTime() + leaseMs)
    const step = { told: version, at, lease, ...(began !== undefined && { began }) }
    const held = await markTold(ctx.db, organisationId, mine, step)
    mine = { ...mine, told: version, ready_at: lease, attempts: 0, ...(began !== undefined && { began }) }
    return held
  }
  try {
    // What was forgotten before it began was never told to it.
    if (mine.told > course.version || Math.max(mine.told, mine.began) < course.forgotten) {
      await teller.reset({ ctx, target: mine }, course.version)
      if (!(await told(0, course.version))) return
    }
    for (let n = 0; n < turn && !stopping.aborted; ) {
      const rows = await holdsAfter(ctx.db, organisationId, mine.told, teller.atOnce === 1 ? 100 : teller.atOnce)
      if (rows.length === 0) {
        // The newest may have been let go of: then there is nothing more to hear.
        if (mine.told < course.version) await told(course.version)
        break
      }
      for (const some of inParts(rows, teller.atOnce)) {
        await teller.tell({ ctx, target: mine }, changesOf(some, mine))
        if (!(await told(some.at(-1)?.version ?? mine.told))) return
        if (stopping.aborted) break
      }
      n += rows.length
    }
    await letGoOfTarget(ctx.db, organisationId, mine, { readyAt: ctx.clock(), problem: null, at: ctx.clock() })
  } catch (error) {
    const at = ctx.clock()
    const wait = patience[Math.min(mine.attempts, patience.length - 1)] ?? 0
    const readyAt = new Date(at.getTime() + wait * 1000)
    await letGoOfTarget(ctx.db, organisationId, mine, { readyAt, problem: troubleOf(error), at })
  }
}

/** What was released before it was told anything is not told: it never heard that it was held. */
const changesOf = (rows: readonly HoldRow[], { purpose, began }: TargetRow): Change[] =>
  rows.flatMap(({ version, changed_at, contact_id, network, value, holds }) => {
    const code = holds[purpose] ?? null
    if (code === null && version <= began) return []
    return [{ version, at: changed_at, contact: contact_id, network, value, code }]
  })

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
