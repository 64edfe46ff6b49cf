/**
 * Forget an address or a number that nobody here goes by: what tools sent there, what was decided about it, that they agreed. What they
 * objected to stays, so that they are left alone.
 */
import type { Context } from '../../context.ts'
import { forgetConsents } from '../../store/consent.ts'
import { transact } from '../../store/database.ts'
import { forgetKeys, holdGuards, nameKey } from '../../store/guard.ts'
import { eraseMailTo } from '../../store/relay-forget.ts'
import type { Name } from '../../store/suppression.ts'
import { logAct } from '../log-act.ts'
import type { By } from './join-contacts.ts'

/** @returns how many rows told of it */
export async function eraseAddress(ctx: Context, by: By, name: Name): Promise<number> {
  const { organisationId } = by
  const key = nameKey(name.network, name.value)
  return transact(ctx.db, async (tx) => {
    await holdGuards(tx, organisationId, [key])
    const mails = name.network === 'email' ? await eraseMailTo(tx, organisationId, [name.value], ctx.clock()) : 0
    // The guard that was just held is one of them.
    const rows = (await forgetKeys(tx, organisationId, [key])) - 1
    const gone = mails + rows + (await forgetConsents(tx, organisationId, name))
    if (gone > 0) await logAct(ctx, tx, by, { kind: 'contact-erased' })
    return gone
  })
}
