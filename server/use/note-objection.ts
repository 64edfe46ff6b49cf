/**
 * Somebody does not want to be listened to. From now on nothing of what they say around us is kept, for all accounts that we know to be
 * theirs. What we overheard before is erased at once when it is shown that the account is theirs; without that anybody could name anybody,
 * so it is laid apart where nothing reads it, and erased after some days unless one of us finds the objection false (decision 36). What
 * they say *to* us still comes in, and is answered.
 */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { beginWalk } from '../store/brand-walk.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { lockEventCursor } from '../store/event-cursor.ts'
import {
  accountName,
  accountsOf,
  deleteObjection,
  freeMoment,
  insertObjection,
  lapsedObjections,
  objectionsOf,
  readObjection,
  settleObjection,
} from '../store/objection.ts'
import { readObjectionDays } from '../store/organisation.ts'
import { admitAgain, reader as influenceReader, leaveOut } from './influence/left-out.ts'
import { logAct } from './log-act.ts'
import { holdNamed, tellConsent } from './suppression/note-consent.ts'
import { eraseOverheard, eraseWithheld, releaseWithheld, withholdOverheard } from './withhold.ts'

const dayMs = 86_400_000

const ways = ['notice page', 'under a post']
const wayOf = (how: string) => (ways.includes(how) ? how : 'by hand')

/** @property proof what shows that the account is theirs: a link that was sent to it, or what was said on it; null when nothing does */
export type GivenObjection = {
  network: string
  account: string
  how: string
  note: string | null
  proof?: string | null
}

type By = { organisationId: string; agentId: string | null }

/** @property eraseAt when what is hidden is erased; null when nothing waits for that */
export type Objected = { erased: number; hidden: number; eraseAt: Date | null }

export async function noteObjection(ctx: Context, by: By, given: GivenObjection): Promise<Objected> {
  const { organisationId, agentId } = by
  const { network, account, how, note, proof = null } = given
  const days = await readObjectionDays(ctx.db, organisationId)
  const accounts = await accountsOf(ctx.db, organisationId, network, account)
  const named = [{ network, account }, ...accounts.map((one) => ({ network: one.network, account: one.external_id }))]
  const before = await objectionsOf(ctx.db, organisationId, named)
  const { isNew, at, eraseAt } = await transact(ctx.db, async (tx) => {
    const people = await holdNamed(
      tx,
      organisationId,
      named.map((one) => ({ network: one.network, value: accountName(one.account) })),
    )
    for (const { id } of accounts) await beginWalk(tx, organisationId, 'account', id)
    // Who is weighed waits here too: so no two objections have one moment, by which what is withheld for each is known.
    await lockEventCursor(tx, organisationId, influenceReader, 0)
    const at = await freeMoment(tx, organisationId, ctx.clock())
    const eraseAt = proof === null ? new Date(at.getTime() + days * dayMs) : null
    let isNew = false
    for (const one of named) {
      const made = { id: ctx.newId(), ...one, at, how, note, notedBy: agentId, proof, eraseAt }
      isNew = (await insertObjection(tx, organisationId, made)) || isNew
    }
    // Which account it was, and how they said so, stands with the objection and not in the logbook as well.
    if (isNew) await logAct(ctx, tx, by, { kind: 'objection-noted', about: { network, how: wayOf(how) } })
    const theirs = accounts.map(({ id }) => id)
    const weighed = await leaveOut(ctx, tx, organisationId, theirs, 'objected')
    const told = await tellConsent(tx, by, ctx.newId(), people)
    await recordEvents(tx, organisationId, [...weighed, ...told], at)
    return { isNew, at, eraseAt }
  })
  const ids = accounts.map(({ id }) => id)
  const waiting = before.filter(({ erase_at }) => erase_at !== null)
  // Who objects again waits no longer than they did; and nothing waits where it was settled before.
  const until = isNew ? { said_at: at, erase_at: eraseAt } : waiting[0]
  if (proof === null && until?.erase_at)
    return {
      ...{ erased: 0, eraseAt: until.erase_at },
      hidden: await withholdOverheard(ctx, organisationId, ids, until.said_at),
    }
  let erased = await eraseOverheard(ctx, organisationId, ids)
  for (const one of waiting) erased += await settle(ctx, organisationId, one.said_at, proof)
  return { erased, hidden: 0, eraseAt: null }
}

/** Somebody of us knows that it is theirs: what is hidden is erased now. @throws ProblemError when nothing waits for it */
export async function proveObjection(ctx: Context, by: By, id: string, proof: string): Promise<number> {
  const said = await readObjection(ctx.db, by.organisationId, id)
  if (!said) throw refuse('not-found', { detail: 'There is no such objection.' })
  if (!said.erase_at) throw refuse('conflict', { detail: 'What was overheard of them is erased already.' })
  await transact(ctx.db, (tx) => logAct(ctx, tx, by, { kind: 'objection-proven', about: { network: said.network } }))
  return settle(ctx, by.organisationId, said.said_at, proof)
}

/** Objections whose days are over erase. @returns how many posts */
export async function eraseLapsed(ctx: Context, organisationId: string): Promise<number> {
  let erased = 0
  for (const saidAt of await lapsedObjections(ctx.db, organisationId, ctx.clock()))
    erased += await settle(ctx, organisationId, saidAt, null)
  return erased
}

async function settle(ctx: Context, organisationId: string, saidAt: Date, proof: string | null): Promise<number> {
  const erased = await eraseWithheld(ctx, organisationId, saidAt)
  await transact(ctx.db, (tx) => settleObjection(tx, organisationId, saidAt, proof))
  return erased
}

/** Somebody takes it back, or it was false: what is hidden comes back. @throws ProblemError when it is not there */
export async function removeObjection(ctx: Context, by: By, id: string): Promise<void> {
  const said = await readObjection(ctx.db, by.organisationId, id)
  if (!said) throw refuse('not-found', { detail: 'There is no such objection.' })
  // First, so that what is interrupted can be done again; as long as the objection stands none of it counts.
  const released = said.erase_at ? await releaseWithheld(ctx, by.organisationId, said.said_at) : 0
  await transact(ctx.db, async (tx) => {
    const network = await deleteObjection(tx, by.organisationId, id)
    if (network === null) throw refuse('not-found', { detail: 'There is no such objection.' })
    for (const account of await accountsOf(tx, by.organisationId, network, said.account))
      await beginWalk(tx, by.organisationId, 'account', account.id)
    await logAct(ctx, tx, by, { kind: 'objection-removed', about: { network, ...(released > 0 && { released }) } })
    const weighed = await admitAgain(ctx, tx, by.organisationId, said)
    const people = await holdNamed(tx, by.organisationId, [{ network, value: said.account }])
    const told = await tellConsent(tx, by, id, people)
    await recordEvents(tx, by.organisationId, [...weighed, ...told], ctx.clock())
  })
  await ctx.wake.ring('events', by.organisationId)
}
