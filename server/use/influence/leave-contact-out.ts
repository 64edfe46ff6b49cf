/** A colleague leaves somebody out, from their page: they objected, or may be a minor. */
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { accountsOfContact } from '../../store/contact.ts'
import { standsFor } from '../../store/contact-join.ts'
import { type Store, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { readEvidence } from '../../store/influence.ts'
import { logAct } from '../log-act.ts'
import { noteObjection } from '../note-objection.ts'
import { leaveOut, takeBackIn } from './left-out.ts'

type By = { organisationId: string; agentId: string | null }

/** Who objects, objects to being listened to as well: that is one objection. @throws ProblemError when there is no such person */
export async function leaveContactOut(ctx: Context, by: By, id: string, why: 'objected' | 'minor'): Promise<void> {
  const { organisationId } = by
  const { root, accounts } = await accountsAt(ctx.db, organisationId, id)
  if (why === 'objected') {
    const [first] = accounts
    if (!first) throw refuse('conflict', { detail: 'They have no account to which an objection could hold' })
    const { network, external_id: account } = first
    await noteObjection(ctx, by, { network, account, how: 'by hand', note: null, proof: null })
    return
  }
  await transact(ctx.db, async (tx) => {
    const events = await leaveOut(ctx, tx, organisationId, idsOf(accounts), 'minor')
    await logAct(ctx, tx, by, { kind: 'contact-left-out', subjectId: root })
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}

/** @throws ProblemError when there is no such person */
export async function takeContactBackIn(ctx: Context, by: By, id: string): Promise<void> {
  const { organisationId } = by
  const { root, accounts } = await accountsAt(ctx.db, organisationId, id)
  await transact(ctx.db, async (tx) => {
    const held = await readEvidence(tx, organisationId, idsOf(accounts))
    const minors = [...held.values()].filter(({ left_out_why }) => left_out_why === 'minor')
    if (minors.length === 0) return
    const ids = minors.map(({ account_id }) => account_id)
    const events = await takeBackIn(ctx, tx, organisationId, ids)
    await logAct(ctx, tx, by, { kind: 'contact-taken-back-in', subjectId: root })
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}

async function accountsAt(store: Store, organisationId: string, id: string) {
  const root = await standsFor(store, organisationId, id)
  if (!root) throw refuse('not-found', { detail: 'There is no such person' })
  return { root, accounts: await accountsOfContact(store, organisationId, root) }
}

const idsOf = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id)
