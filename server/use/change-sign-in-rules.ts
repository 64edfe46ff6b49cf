import { Astray, discover } from '../access/oidc.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { transact } from '../store/database.ts'
import { requireSecondFactor } from '../store/organisation.ts'
import { withSecondFactor } from '../store/second-factor.ts'
import { endSessionsWithout } from '../store/session.ts'
import { readSingleSignOn, removeSingleSignOnRow, saveSingleSignOn } from '../store/single-sign-on.ts'
import { logAct } from './log-act.ts'

/**
 * Ask a second factor of whoever signs in with a password. Whoever is in with a password alone is out, and sets one up on the way in.
 * @throws ProblemError `conflict` when whoever asks it has none
 */
export function changeSignInRules(ctx: Context, who: AgentWho, needsSecondFactor: boolean): Promise<void> {
  return transact(ctx.db, async (tx) => {
    const secured = await withSecondFactor(tx, who.organisationId)
    if (needsSecondFactor && !secured.has(who.agentId))
      throw refuse('conflict', { detail: 'Set up your own second factor first, or you could not come in again.' })
    if (!(await requireSecondFactor(tx, who.organisationId, needsSecondFactor))) return
    if (needsSecondFactor) await endSessionsWithout(tx, who.organisationId, [...secured])
    await logAct(ctx, tx, who, { kind: needsSecondFactor ? 'second-factor-required' : 'second-factor-optional' })
  })
}

export type NewSingleSignOn = {
  label: string
  issuer: string
  clientId: string
  secret?: string | undefined
  domains: readonly string[]
  open: boolean
}

/** The provider is asked who it is before anything is kept. @throws ProblemError `invalid` that says what is wrong with which field */
export async function setSingleSignOn(ctx: Context, who: AgentWho, given: NewSingleSignOn): Promise<void> {
  const { label, issuer, clientId, secret, domains, open } = given
  if (open && domains.length === 0)
    throw refuseField('domains', 'should name a domain when everybody of it may come in')
  await discover(ctx.reach, issuer).catch((error) => {
    throw error instanceof Astray ? refuseField('issuer', `does not work: ${error.message}`) : error
  })
  await transact(ctx.db, async (tx) => {
    const before = await readSingleSignOn(tx, who.organisationId)
    await saveSingleSignOn(tx, {
      organisation_id: who.organisationId,
      label,
      issuer,
      client_id: clientId,
      secret: secret ? ctx.seal.close(secret) : (before?.secret ?? null),
      domains: [...new Set(domains)],
      open,
      changed_at: ctx.clock(),
    })
    await logAct(ctx, tx, who, { kind: 'single-sign-on-set', about: { name: label, issuer, open } })
  })
}

export function removeSingleSignOn(ctx: Context, who: AgentWho): Promise<void> {
  return transact(ctx.db, async (tx) => {
    if (!(await removeSingleSignOnRow(tx, who.organisationId))) throw refuse('not-found', { detail: 'There is none.' })
    await logAct(ctx, tx, who, { kind: 'single-sign-on-removed' })
  })
}
