/** Signing in with the organisation's own sign-in: off to the provider, and back with who it is. */
import type { Door } from '../access/door.ts'
import {
  Astray,
  authorizeUrl,
  type Client,
  discover,
  type Errand,
  newErrand,
  redeem,
  type Stranger,
} from '../access/oidc.ts'
import { hashToken } from '../access/second-factor.ts'
import type { Entered, Session } from '../access/sign-in.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { createAgent, readAgent } from '../store/agent.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { firstOrganisation } from '../store/organisation.ts'
import { keepForAWhile, takeOnce } from '../store/passing-token.ts'
import { createUser, findUser } from '../store/sign-in.ts'
import { findLinked, link, readLink, readSingleSignOn, type SingleSignOnRow } from '../store/single-sign-on.ts'
import type { Browser } from './enter-with-password.ts'
import { logAct } from './log-act.ts'

const minutes = 10
type Kept = Omit<Errand, 'state'> & { organisationId: string; back: string | null }

/** @param address by which this browser reaches us @returns where it has to go, and the state that it must bring back */
export async function startSingleSignOn(
  ctx: Context,
  address: string,
  back: string | null,
): Promise<{ url: string; state: string }> {
  const house = await firstOrganisation(ctx.db)
  const row = house && (await readSingleSignOn(ctx.db, house.id))
  if (!row) throw refuse('not-found', { detail: 'This organisation has no sign-in of its own.' })
  const { state, ...rest } = newErrand(`${address}/api/v1/session/single-sign-on/return`)
  const at = await discover(ctx.reach, row.issuer).catch((error) => failed(ctx, error))
  const kept: Kept = { ...rest, organisationId: row.organisation_id, back }
  const now = ctx.clock()
  await keepForAWhile(ctx.db, {
    id: ctx.newId(),
    purpose: 'single sign-on',
    hash: hashToken(state),
    value: JSON.stringify(kept),
    at: now,
    until: new Date(now.getTime() + minutes * 60_000),
  })
  return { url: authorizeUrl(at, clientOf(ctx, row), { state, ...rest }), state }
}

/**
 * @returns the session, and the page where somebody wanted to go
 * @throws ProblemError `single-sign-on-failed`, `not-invited`
 */
export async function finishSingleSignOn(
  ctx: Context,
  door: Door,
  { state, code }: { state: string; code: string },
  { device, headers }: Omit<Browser, 'request'>,
): Promise<{ session: Session; back: string | null }> {
  const value = await takeOnce(ctx.db, 'single sign-on', hashToken(state), ctx.clock())
  if (!value) throw refuse('single-sign-on-failed', { detail: 'It took too long, or was done before: begin again.' })
  const kept = JSON.parse(value) as Kept
  const row = await readSingleSignOn(ctx.db, kept.organisationId)
  if (!row) throw refuse('single-sign-on-failed', { detail: 'This organisation has no sign-in of its own any more.' })
  const stranger = await discover(ctx.reach, row.issuer)
    .then((at) => redeem(ctx.reach, at, clientOf(ctx, row), { ...kept, state }, code, ctx.clock()))
    .catch((error) => failed(ctx, error))
  const whom = await transact(ctx.db, (tx) => recognise(ctx, tx, row, stranger))
  const session = await door.admit(whom, { by: 'single-sign-on', device }, headers)
  if (!session) throw refuse('not-invited', { detail: 'The door is closed for you here.' })
  await logAct(ctx, ctx.db, whom, { kind: 'signed-in', subjectId: whom.agentId, about: { by: 'single-sign-on' } })
  await ctx.wake.ring('events', whom.organisationId)
  return { session, back: kept.back }
}

/** Known by what the provider calls them; the first time by an address that the provider vouches for. */
async function recognise(ctx: Context, tx: Transaction, row: SingleSignOnRow, stranger: Stranger): Promise<Entered> {
  const { organisation_id: organisationId, issuer } = row
  const linked = await findLinked(tx, issuer, stranger.account)
  if (linked) return { organisationId, agentId: linked }
  const { email } = stranger
  if (!email)
    throw refuse('not-invited', { detail: 'The organisation’s sign-in does not vouch for your e-mail address.' })
  const user = await findUser(tx, email)
  if (user && user.organisation_id !== organisationId) throw refuse('not-invited')
  if (user && (await readLink(tx, user.id, issuer)))
    throw refuse('not-invited', {
      detail: 'This e-mail address belongs to somebody else at the organisation’s sign-in.',
    })
  const agentId = user?.id ?? (await becomeAgent(ctx, tx, row, email, stranger.name))
  await link(tx, { id: ctx.newId(), userId: agentId, issuer, account: stranger.account, at: ctx.clock() })
  const agent = await readAgent(tx, organisationId, agentId)
  if (!agent?.active) throw refuse('not-invited', { detail: 'The door is closed for you here.' })
  return { organisationId, agentId }
}

/** Only where an owner or admin said that everybody with such an address may. */
async function becomeAgent(
  ctx: Context,
  tx: Transaction,
  { organisation_id: organisationId, open, domains }: SingleSignOnRow,
  email: string,
  name: string | null,
): Promise<string> {
  if (!open || !domains.includes(email.split('@').at(-1) ?? ''))
    throw refuse('not-invited', { detail: `Nobody invited ${email} here yet. Ask an administrator of Samenspraak.` })
  const at = ctx.clock()
  const plain =
    (name ?? email.split('@')[0] ?? email)
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 80) || email.slice(0, 80)
  const person = { id: ctx.newId(), name: plain, email, at }
  if (!(await createUser(tx, { ...person, organisationId })))
    throw refuse('single-sign-on-failed', { detail: 'Somebody came in by this address at the same moment: try again.' })
  const agent = await createAgent(tx, organisationId, { ...person, role: 'agent' })
  await recordEvents(tx, organisationId, [{ kind: 'agent.changed', objectId: agent.id, version: agent.version }], at)
  const about = { role: 'agent', by: 'single-sign-on' }
  await logAct(ctx, tx, { organisationId, agentId: agent.id }, { kind: 'agent-added', subjectId: agent.id, about })
  return agent.id
}

function clientOf({ seal }: Pick<Context, 'seal'>, { client_id, secret }: SingleSignOnRow): Client {
  try {
    return { id: client_id, secret: secret ? seal.open(secret) : null }
  } catch {
    throw refuse('single-sign-on-failed', {
      detail: 'Its secret belongs to another key file: an administrator enters it again.',
    })
  }
}

/** What is wrong at the other side is for whoever runs this; the one who signs in reads that it did not work. */
function failed({ log }: Context, error: unknown): never {
  if (!(error instanceof Astray)) throw error
  log.warn({ reason: error.message }, 'signing in elsewhere did not work')
  throw refuse('single-sign-on-failed', { detail: error.message })
}
