/** How the relay asks whether a mail may still be sent. */

import type { Answer } from '../../../contract/endpoint.ts'
import type { Addressee, consumeLease, Lease, Purpose } from '../../../contract/suppression.ts'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../store/database.ts'

export type Asking = { purpose: Purpose; channel: 'email'; campaign?: string }

export type Permissions = {
  /** A permission of seconds, or why there is none. */
  take(ctx: Context, organisationId: string, asking: Asking, addressee: Addressee, tool: string): Promise<Lease>
  /**
   * Now it is handed over.
   * @param also what is written in the same transaction, only when it is consumed; when it throws nothing was consumed
   */
  consume(
    ctx: Context,
    organisationId: string,
    id: string,
    also: (tx: Transaction) => Promise<void>,
  ): Promise<Answer<typeof consumeLease>>
}
