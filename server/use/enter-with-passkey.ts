import type { Door } from '../access/door.ts'
import type { Place } from '../access/passkey.ts'
import { challengeIn, optionsToShow, readShown } from '../access/passkey.ts'
import { hashToken } from '../access/second-factor.ts'
import type { Session } from '../access/sign-in.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { keepForAWhile, takeOnce } from '../store/passing-token.ts'
import { findPasskey, usePasskey } from '../store/passkey.ts'
import { organisationOf } from '../store/sign-in.ts'
import type { MadeAnswer } from './add-passkey.ts'
import type { Browser } from './enter-with-password.ts'
import { logAct } from './log-act.ts'

const minutes = 5

/** What the browser needs to show one; whose it is, it tells itself. */
export async function askForPasskey(ctx: Context, place: Place) {
  const options = await optionsToShow(place)
  const at = ctx.clock()
  await keepForAWhile(ctx.db, {
    id: ctx.newId(),
    purpose: 'passkey',
    hash: hashToken(options.challenge),
    value: place.id,
    at,
    until: new Date(at.getTime() + minutes * 60_000),
  })
  return options
}

/** @throws ProblemError `passkey-refused`, whatever is wrong with it */
export async function enterWithPasskey(
  ctx: Context,
  door: Door,
  place: Place,
  credential: MadeAnswer & { id: string },
  { device, headers }: Omit<Browser, 'request'>,
): Promise<Session> {
  const challenge = challengeIn(credential.response.clientDataJSON)
  const asked = await takeOnce(ctx.db, 'passkey', hashToken(challenge), ctx.clock())
  const row = asked === place.id ? await findPasskey(ctx.db, credential.id) : undefined
  const counter = row ? await readShown(place, challenge, credential, row) : null
  const organisationId = row && (await organisationOf(ctx.db, row.user_id))
  if (!row || !organisationId || counter === null) throw refuse('passkey-refused')
  if (!(await usePasskey(ctx.db, row.id, { counter, at: ctx.clock() }))) throw refuse('passkey-refused')
  const whom = { organisationId, agentId: row.user_id }
  const session = await door.admit(whom, { by: 'passkey', device }, headers)
  if (!session) throw refuse('passkey-refused')
  await logAct(ctx, ctx.db, whom, { kind: 'signed-in', subjectId: row.user_id, about: { by: 'passkey' } })
  return session
}
