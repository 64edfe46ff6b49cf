/**
 * How the mail of one tool asks whether it may still be sent: for permissions of seconds, which are used up in the moment of handing over.
 * What is asked at the same moment is answered in one transaction, as are mails that are handed over at the same moment.
 */
import type { Decision, Lease } from '../../../contract/suppression.ts'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../store/database.ts'
import type { ToolRow } from '../../store/relay.ts'
import { type Due, markHanded } from '../../store/relay-mail.ts'
import { together } from '../../together.ts'
import { type Consumed, consumeLeases } from '../suppression/consume-lease.ts'
import { takeLeases, type Wanted } from '../suppression/take-lease.ts'

/** Who says whether something may be sent. */
export type Permissions = { take: typeof takeLeases; consume: typeof consumeLeases }

export const permissions: Permissions = { take: takeLeases, consume: consumeLeases }

/** Somebody else hands it over. */
export class NotOurs extends Error {
  override name = 'NotOurs'
}

export type Asking = {
  take(due: Due): Promise<Lease>
  /**
   * From the commit of this on the mail may have left.
   * @param lease null for a report of ours to the tool itself: about that nobody is asked
   * @throws NotOurs
   */
  handOver(due: Due, lease: string | null): Promise<Consumed>
}

/** Lines wait for each other's hand-over no longer than this, and a commit is shared by more of them. */
export const gathering = { restMs: 10 }

export function askingFor(ctx: Context, tool: ToolRow, { take, consume }: Permissions): Asking {
  const organisationId = tool.organisation_id
  const mark = async (tx: Transaction, ids: readonly string[]) => {
    if ((await markHanded(tx, organisationId, ids, ctx.clock())) < ids.length) throw new NotOurs()
  }
  const consuming = together<{ due: Due; lease: string }, Consumed>((all) => {
    const of = new Map(all.map(({ due, lease }) => [lease, due.id]))
    const leases = all.map(({ lease }) => lease)
    return consume(ctx, organisationId, leases, (tx, consumed) =>
      mark(
        tx,
        consumed.flatMap((lease) => of.get(lease) ?? []),
      ),
    )
  }, gathering)
  return {
    take: together((all) => take(ctx, organisationId, all.map(wanted), `relay ${tool.id}`), gathering),
    async handOver(due, lease) {
      if (lease !== null) return consuming({ due, lease })
      await ctx.db.transaction().execute((tx) => mark(tx, [due.id]))
      return { consumed: true, decision: free, before: null }
    },
  }
}

const wanted = ({ purpose, campaign, address }: Due): Wanted => ({
  ask: { purpose, medium: 'email', campaign: campaign || null },
  addressee: { email: address },
})

const free: Decision = { verdict: 'send', code: 'free', until: null }
