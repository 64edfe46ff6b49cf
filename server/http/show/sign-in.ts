import type { MySignIn, SingleSignOn } from '../../../contract/sign-in.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { needsSecondFactor } from '../../store/organisation.ts'
import { listPasskeys, type PasskeyRow } from '../../store/passkey.ts'
import { readFactor } from '../../store/second-factor.ts'
import { listSessions } from '../../store/session.ts'
import { readPassword } from '../../store/sign-in.ts'
import { readSingleSignOn } from '../../store/single-sign-on.ts'

export async function showMySignIn({ db, clock }: Context, who: AgentWho): Promise<MySignIn> {
  const [password, required, factor, passkeys, sessions] = await Promise.all([
    readPassword(db, who.agentId),
    needsSecondFactor(db, who.organisationId),
    readFactor(db, who.agentId),
    listPasskeys(db, who.agentId),
    listSessions(db, who.agentId, clock()),
  ])
  const on = factor?.confirmed_at != null
  return {
    hasPassword: password !== null,
    required,
    secondFactor: { on, codesLeft: on ? factor.codes.length : 0 },
    passkeys: passkeys.map(showPasskey),
    sessions: sessions.map((row) => ({
      id: row.id,
      current: row.id === who.sessionId,
      cameBy: row.came_by,
      device: row.device,
      since: row.created_at.toISOString(),
      seenAt: (row.seen_at ?? row.updated_at).toISOString(),
    })),
  }
}

export function showPasskey({ id, name, created_at, last_used_at }: PasskeyRow): MySignIn['passkeys'][number] {
  return { id, name, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null }
}

type Rules = { needsSecondFactor: boolean; singleSignOn: SingleSignOn | null }

export async function showSignInRules({ db }: Context, { organisationId }: AgentWho): Promise<Rules> {
  const [needed, row] = await Promise.all([needsSecondFactor(db, organisationId), readSingleSignOn(db, organisationId)])
  if (!row) return { needsSecondFactor: needed, singleSignOn: null }
  const { label, issuer, client_id: clientId, secret, domains, open } = row
  return {
    needsSecondFactor: needed,
    singleSignOn: { label, issuer, clientId, hasSecret: secret !== null, domains, open },
  }
}
