import { randomBytes } from 'node:crypto'
import type { Door } from '../access/door.ts'
import { hasFactor, hashToken, spendCode } from '../access/second-factor.ts'
import { ownCookieOf, setOwnCookie } from '../access/session-cookie.ts'
import type { Entered, Session } from '../access/sign-in.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { transact } from '../store/database.ts'
import { needsSecondFactor } from '../store/organisation.ts'
import { isTrusted, trustBrowser } from '../store/second-factor.ts'
import { findUser } from '../store/sign-in.ts'
import { logAct } from './log-act.ts'

export type Entry = {
  email: string
  password: string
  /** Of the second factor, where there is one. */
  code?: string | undefined
  /** Do not ask this browser for a code for a month. */
  trust?: boolean | undefined
}
/** What is asked of a browser beside what somebody types. */
export type Browser = { request: Request; device: string | null; headers: Headers }

const month = 30 * 24 * 60 * 60

/**
 * Sign in with a password and, where there is one, a second factor; nobody is in before both are right.
 * @throws ProblemError `wrong-credentials`, `second-factor-needed`, `second-factor-wrong`, `second-factor-missing`
 */
export async function enterWithPassword(
  ctx: Context,
  door: Door,
  { email, password, code, trust = false }: Entry,
  { request, device, headers }: Browser,
): Promise<Session> {
  const whom = await recognise(ctx, door, email, password)
  const factor = await hasFactor(ctx.db, whom.agentId)
  if (!factor && (await needsSecondFactor(ctx.db, whom.organisationId))) throw refuse('second-factor-missing')
  if (factor && !(await trusts(ctx, whom, request))) await checkCode(ctx, whom, code)
  const session = await door.admit(whom, { by: 'password', device }, headers)
  if (!session) throw refuse('wrong-credentials')
  if (factor && trust && code) await remember(ctx, whom, headers)
  await logAct(ctx, ctx.db, whom, { kind: 'signed-in', subjectId: whom.agentId, about: { by: 'password' } })
  return session
}

/** @throws ProblemError `wrong-credentials`, and a line in the logbook when it is about somebody whom we know */
export async function recognise(ctx: Context, door: Door, email: string, password: string): Promise<Entered> {
  const whom = await door.recognise(email, password)
  if (whom) return whom
  const user = await findUser(ctx.db, email)
  if (user) await logFailure(ctx, { organisationId: user.organisation_id, agentId: user.id }, 'password')
  throw refuse('wrong-credentials')
}

async function checkCode(ctx: Context, whom: Entered, code: string | undefined): Promise<void> {
  if (!code) throw refuse('second-factor-needed')
  const spent = await transact(ctx.db, (tx) => spendCode(ctx, tx, whom.agentId, code))
  if (!spent) {
    await logFailure(ctx, whom, 'code')
    throw refuse('second-factor-wrong')
  }
  if (spent === 'spare code') await logAct(ctx, ctx.db, whom, { kind: 'spare-code-used', subjectId: whom.agentId })
}

/** Nobody did it that we know of; it is about somebody. */
function logFailure(ctx: Context, { organisationId, agentId }: Entered, wrong: 'password' | 'code'): Promise<void> {
  const act = { kind: 'sign-in-failed', subjectId: agentId, about: { wrong } } as const
  return logAct(ctx, ctx.db, { organisationId, agentId: null }, act)
}

async function trusts(ctx: Context, { agentId }: Entered, request: Request): Promise<boolean> {
  const token = ownCookieOf(request, 'trusted')
  return token !== null && (await isTrusted(ctx.db, agentId, hashToken(token), ctx.clock()))
}

async function remember(ctx: Context, { agentId }: Entered, headers: Headers): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const at = ctx.clock()
  const until = new Date(at.getTime() + month * 1000)
  const made = { id: ctx.newId(), userId: agentId, hash: hashToken(token), at, until }
  await transact(ctx.db, (tx) => trustBrowser(tx, made))
  setOwnCookie(headers, ctx.config.publicUrl, 'trusted', token, month)
}
