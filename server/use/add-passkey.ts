import type { Place } from '../access/passkey.ts'
import { challengeIn, optionsToMake, readMade } from '../access/passkey.ts'
import { hashToken } from '../access/second-factor.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField } from '../problem.ts'
import { readAgent } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { readOrganisation } from '../store/organisation.ts'
import { keepForAWhile, takeOnce } from '../store/passing-token.ts'
import { addPasskeyRow, listPasskeys, type PasskeyRow, removePasskeyRow } from '../store/passkey.ts'
import { logAct } from './log-act.ts'

const most = 20
const minutes = 5

/** What the browser needs to make one. */
export async function proposePasskey(ctx: Context, who: AgentWho, place: Place) {
  const [agent, organisation, known] = await Promise.all([
    readAgent(ctx.db, who.organisationId, who.agentId),
    readOrganisation(ctx.db, who.organisationId),
    listPasskeys(ctx.db, who.agentId),
  ])
  if (!agent || !organisation) throw refuse('sign-in-needed')
  if (known.length >= most) throw refuse('conflict', { detail: `${most} passkeys are enough: forget one first.` })
  const options = await optionsToMake(place, organisation.name, agent, known)
  const at = ctx.clock()
  await keepForAWhile(ctx.db, {
    id: ctx.newId(),
    purpose: 'new passkey',
    hash: hashToken(options.challenge),
    value: who.agentId,
    at,
    until: new Date(at.getTime() + minutes * 60_000),
  })
  return options
}

export type MadeAnswer = { response: { clientDataJSON: string } }

/** Keep the public half of what the browser made. @throws ProblemError `invalid` when it is not an answer to what was asked */
export async function addPasskey(
  ctx: Context,
  who: AgentWho,
  place: Place,
  { name, credential }: { name: string; credential: MadeAnswer },
): Promise<PasskeyRow> {
  const challenge = challengeIn(credential.response.clientDataJSON)
  const asked = await takeOnce(ctx.db, 'new passkey', hashToken(challenge), ctx.clock())
  const made = asked === who.agentId ? await readMade(place, challenge, credential) : null
  if (!made) throw refuseField('credential', 'is not an answer to what was asked: try again')
  return transact(ctx.db, async (tx) => {
    const row = await addPasskeyRow(tx, {
      id: ctx.newId(),
      user_id: who.agentId,
      credential_id: made.credentialId,
      public_key: made.publicKey,
      counter: made.counter,
      transports: made.transports,
      name,
      created_at: ctx.clock(),
    })
    if (!row) throw refuseField('credential', 'is known here already')
    await logAct(ctx, tx, who, { kind: 'passkey-added', subjectId: who.agentId, about: { name } })
    return row
  })
}

/** @throws ProblemError `not-found` */
export function removePasskey(ctx: Context, who: AgentWho, id: string): Promise<void> {
  return transact(ctx.db, async (tx) => {
    const name = await removePasskeyRow(tx, who.agentId, id)
    if (name === undefined) throw refuse('not-found', { detail: 'There is no such passkey of yours.' })
    await logAct(ctx, tx, who, { kind: 'passkey-removed', subjectId: who.agentId, about: { name } })
  })
}
