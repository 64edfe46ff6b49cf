/** A second factor is proposed, and counts once a first code of it has been shown. */
import { hashSpareCode, newSecret, newSpareCodes, openSecret } from '../access/second-factor.ts'
import type { Entered } from '../access/sign-in.ts'
import { base32, stepOfCode, totpUri } from '../access/totp.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { readAgent } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { readOrganisation } from '../store/organisation.ts'
import { lockFactor, proposeFactor, readFactor, saveFactor } from '../store/second-factor.ts'
import { logAct } from './log-act.ts'

/** @returns what an app scans or takes by hand @throws ProblemError `conflict` when there is one already */
export async function proposeSecondFactor(ctx: Context, whom: Entered): Promise<{ uri: string; secret: string }> {
  const [organisation, agent, factor] = await Promise.all([
    readOrganisation(ctx.db, whom.organisationId),
    readAgent(ctx.db, whom.organisationId, whom.agentId),
    readFactor(ctx.db, whom.agentId),
  ])
  if (!organisation || !agent) throw refuse('sign-in-needed')
  if (factor?.confirmed_at) throw refuse('conflict', { detail: 'There is a second factor already: remove it first.' })
  const secret = newSecret()
  const sealed = ctx.seal.close(Buffer.from(secret).toString('base64'))
  await proposeFactor(ctx.db, whom.agentId, sealed, ctx.clock())
  return { uri: totpUri(secret, organisation.name.replaceAll(':', ' '), agent.email), secret: base32(secret) }
}

/** @returns the spare codes, which nobody can read again @throws ProblemError `invalid` when the code is not right */
export function confirmSecondFactor(ctx: Context, whom: Entered, code: string): Promise<string[]> {
  return transact(ctx.db, async (tx) => {
    const factor = await lockFactor(tx, whom.agentId)
    if (!factor || factor.confirmed_at) throw refuse('conflict', { detail: 'Begin to set it up first.' })
    const step = stepOfCode(openSecret(ctx, factor), code.replaceAll(/\s/g, ''), ctx.clock(), factor.last_step)
    if (step === null) throw refuseField('code', 'is not the code that the app shows now')
    const codes = newSpareCodes()
    await saveFactor(tx, whom.agentId, {
      confirmed_at: ctx.clock(),
      last_step: step,
      codes: codes.map((each) => hashSpareCode(ctx, whom.agentId, each)),
    })
    await logAct(ctx, tx, whom, { kind: 'second-factor-on', subjectId: whom.agentId })
    return codes
  })
}

/** The old ones stop working. */
export function renewSpareCodes(ctx: Context, whom: Entered): Promise<string[]> {
  return transact(ctx.db, async (tx) => {
    const factor = await lockFactor(tx, whom.agentId)
    if (!factor?.confirmed_at) throw refuse('conflict', { detail: 'There is no second factor yet.' })
    const codes = newSpareCodes()
    await saveFactor(tx, whom.agentId, { codes: codes.map((each) => hashSpareCode(ctx, whom.agentId, each)) })
    await logAct(ctx, tx, whom, { kind: 'spare-codes-renewed', subjectId: whom.agentId })
    return codes
  })
}
