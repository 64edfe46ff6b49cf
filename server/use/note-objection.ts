/**
 * Somebody does not want to be listened to. From now on nothing of what they say around us is kept, and what we overheard of them
 * before is erased, for all accounts that we know to be theirs. What they say *to* us still comes in, and is answered.
 */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { forgetErased, forgetRaw } from '../store/arrival.ts'
import { eraseAttachments } from '../store/attachment.ts'
import { beginWalk } from '../store/brand-walk.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordErasures } from '../store/erasure.ts'
import { recordEvents } from '../store/event.ts'
import { forgetHits } from '../store/hit.ts'
import { eraseMessages } from '../store/message.ts'
import {
  accountName,
  accountsOf,
  deleteObjection,
  insertObjection,
  overheardOf,
  readObjection,
} from '../store/objection.ts'
import { admitAgain, leaveOut } from './influence/left-out.ts'
import { logAct } from './log-act.ts'
import { holdNamed, tellConsent } from './suppression/note-consent.ts'

const atOnce = 200

const ways = ['notice page', 'under a post']
const wayOf = (how: string) => (ways.includes(how) ? how : 'by hand')

export type GivenObjection = { network: string; account: string; how: string; note: string | null }

/** @returns how many posts were erased */
export async function noteObjection(
  ctx: Context,
  by: { organisationId: string; agentId: string | null },
  given: GivenObjection,
): Promise<number> {
  const { organisationId, agentId } = by
  const at = ctx.clock()
  const accounts = await accountsOf(ctx.db, organisationId, given.network, given.account)
  await transact(ctx.db, async (tx) => {
    const named = [
      { network: given.network, account: given.account },
      ...accounts.map(({ network, external_id }) => ({ network, account: external_id })),
    ]
    const people = await holdNamed(
      tx,
      organisationId,
      named.map(({ network, account }) => ({ network, value: accountName(account) })),
    )
    for (const { id } of accounts) await beginWalk(tx, organisationId, 'account', id)
    const { how, note } = given
    let isNew = false
    for (const { network, account } of named) {
      const made = { id: ctx.newId(), network, account, at, how, note, notedBy: agentId }
      isNew = (await insertObjection(tx, organisationId, made)) || isNew
    }
    // Which account it was, and how they said so, stands with the objection and not in the logbook as well.
    if (isNew)
      await logAct(ctx, tx, by, { kind: 'objection-noted', about: { network: given.network, how: wayOf(how) } })
    const theirs = accounts.map(({ id }) => id)
    const weighed = await leaveOut(ctx, tx, organisationId, theirs, 'objected')
    const told = await tellConsent(tx, by, ctx.newId(), people)
    await recordEvents(tx, organisationId, [...weighed, ...told], at)
  })
  const ids = accounts.map(({ id }) => id)
  let erased = 0
  for (;;) {
    const now = await transact(ctx.db, (tx) => eraseSome(ctx, tx, organisationId, ids))
    if (now === 0) break
    erased += now
    await ctx.wake.ring('events', organisationId)
  }
  return erased
}

async function eraseSome(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  accountIds: readonly string[],
): Promise<number> {
  const at = ctx.clock()
  const ids = await overheardOf(tx, organisationId, accountIds, atOnce)
  if (ids.length === 0) return 0
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, ids))
  await eraseAttachments(tx, organisationId, ids)
  await forgetErased(tx, organisationId, ids)
  await forgetHits(tx, organisationId, ids)
  await recordErasures(
    tx,
    organisationId,
    ids.map((subjectId) => ({ id: ctx.newId(), kind: 'message', subjectId, at })),
  )
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  const events = rows.map(({ id, version }) => ({ kind: 'message.deleted', objectId: id, version }) as const)
  await recordEvents(tx, organisationId, events, at)
  return ids.length
}

/** Somebody takes it back, or it was a mistake. @throws ProblemError when it is not there */
export async function removeObjection(
  ctx: Context,
  by: { organisationId: string; agentId: string | null },
  id: string,
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const said = await readObjection(tx, by.organisationId, id)
    const network = await deleteObjection(tx, by.organisationId, id)
    if (!said || network === null) throw refuse('not-found', { detail: 'There is no such objection.' })
    for (const account of await accountsOf(tx, by.organisationId, network, said.account))
      await beginWalk(tx, by.organisationId, 'account', account.id)
    await logAct(ctx, tx, by, { kind: 'objection-removed', about: { network } })
    const weighed = await admitAgain(ctx, tx, by.organisationId, said)
    const people = await holdNamed(tx, by.organisationId, [{ network, value: said.account }])
    const told = await tellConsent(tx, by, id, people)
    await recordEvents(tx, by.organisationId, [...weighed, ...told], ctx.clock())
  })
  await ctx.wake.ring('events', by.organisationId)
}
