/**
 * Who is left out: they objected, or may be a minor. Nothing is counted of them, nothing says that they reacted to somebody, and they have no factor;
 * that they are left out stays with each of their accounts, whoever that is one person with later.
 */
import type { Context } from '../../context.ts'
import type { Transaction } from '../../store/database.ts'
import type { Happening } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { accountsNamed, type EvidenceRow, leaveOutAccounts, noEvidence, readEvidence } from '../../store/influence.ts'
import { peopleOf } from '../../store/influence-factor.ts'
import type { LeftOutWhy } from '../../store/influence-tables.ts'
import { accountsOf, objectorsAmong } from '../../store/objection.ts'
import { letGoOfInfluence } from './let-go.ts'
import { weighPeople } from './weigh-people.ts'

type Clock = Pick<Context, 'clock'>
/** Whoever counts holds this place in the log. */
export const reader = 'influence'

/** @returns what is to be recorded last */
export async function leaveOut(
  ctx: Clock,
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
  why: LeftOutWhy,
): Promise<Happening[]> {
  if (accounts.length === 0) return []
  await lockEventCursor(tx, organisationId, reader, 0)
  await leaveOutAccounts(tx, organisationId, accounts, { since: ctx.clock(), why })
  const people = await peopleOf(tx, organisationId, accounts)
  const weighed = await weighPeople(ctx, tx, organisationId, people)
  return [...weighed, ...(await letGoOfInfluence(tx, organisationId, people))]
}

/** They are counted again, from now on. @returns what is to be recorded last */
export async function takeBackIn(ctx: Clock, tx: Transaction, organisationId: string, accounts: readonly string[]) {
  await lockEventCursor(tx, organisationId, reader, 0)
  await leaveOutAccounts(tx, organisationId, accounts, null)
  return weighPeople(ctx, tx, organisationId, await peopleOf(tx, organisationId, accounts))
}

/** An objection was taken back: whoever objected nowhere else is counted again. @returns what is to be recorded last */
export async function admitAgain(
  ctx: Clock,
  tx: Transaction,
  organisationId: string,
  { network, account }: { network: string; account: string },
): Promise<Happening[]> {
  const ids = (await accountsOf(tx, organisationId, network, account)).map(({ id }) => id)
  const left = [...(await readEvidence(tx, organisationId, ids)).values()]
  const objected = left.filter(({ left_out_why }) => left_out_why === 'objected').map(({ account_id }) => account_id)
  const named = await accountsNamed(tx, organisationId, objected)
  const still = await objectorsAmong(tx, organisationId, named)
  const free = named.filter((one) => !still(one)).map(({ account_id }) => account_id)
  return free.length > 0 ? takeBackIn(ctx, tx, organisationId, free) : []
}

/** Those of these accounts, new to us, of whom an objection was noted before; left out from now on. */
export async function objectingAmong(
  ctx: Clock,
  tx: Transaction,
  organisationId: string,
  accounts: readonly string[],
): Promise<Map<string, EvidenceRow>> {
  if (accounts.length === 0) return new Map()
  const named = await accountsNamed(tx, organisationId, accounts)
  const found = named.filter(await objectorsAmong(tx, organisationId, named)).map(({ account_id }) => account_id)
  if (found.length === 0) return new Map()
  const since = ctx.clock()
  await leaveOutAccounts(tx, organisationId, found, { since, why: 'objected' })
  const left = { left_out_since: since, left_out_why: 'objected' as const }
  return new Map(found.map((id) => [id, { ...noEvidence(id), ...left }]))
}
