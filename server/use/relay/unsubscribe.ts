import type { Context } from '../../context.ts'
import type { Unsubscribing } from '../../relay/unsubscribe.ts'
import { hasObjected } from '../../store/relay-held.ts'
import { noteConsent } from '../suppression/note-consent.ts'
import { keyOf } from './accept-mail.ts'

/** Somebody unsubscribed by the link in a mail: an objection to mail of its kind, for good. Once is enough. */
export async function unsubscribe(ctx: Context, { organisationId, address, purpose }: Unsubscribing): Promise<void> {
  if (await hasObjected(ctx.db, organisationId, keyOf(address), purpose)) return
  await noteConsent(
    ctx,
    { organisationId, agentId: null },
    {
      ...{ kind: 'objection', purpose, medium: 'email', until: null, since: null, proof: null },
      ...{ by: { email: address }, source: 'list-unsubscribe' },
    },
  )
}
