/** Reclamepauze: for whom marketing waits, what was held, and what somebody said about being sent things. */
import * as contract from '../../../contract/suppression-held.ts'
import { named } from '../../../domain/suppression/addressee.ts'
import { may } from '../../access/permissions.ts'
import type { Who } from '../../access/who.ts'
import { refuse } from '../../problem.ts'
import { endConsent, noteConsent } from '../../use/suppression/note-consent.ts'
import { setSituation } from '../../use/suppression/set-situation.ts'
import { wishLinkOf } from '../../wish-link.ts'
import type { Mount } from '../mount.ts'
import { showContactSuppression, showDecisions, showHeld, showHeldWeek } from '../show/suppression-held.ts'

const few = 50
/** Long enough for who reads their mail after the holidays. */
const linkLastsMs = 90 * 86_400_000

export function heldRoutes(mount: Mount): void {
  mount(contract.listHeld, ({ ctx, who, input: { q, after, limit = few } }) =>
    showHeld({ ctx, organisationId: who.organisationId, reads: reads(who) }, { q, after, limit }),
  )

  mount(contract.readHeldWeek, ({ ctx, who, input }) =>
    showHeldWeek({ ctx, organisationId: who.organisationId, reads: false }, input.days),
  )

  mount(contract.readContactSuppression, ({ ctx, who, input }) =>
    showContactSuppression({ ctx, organisationId: who.organisationId, reads: reads(who) }, input.id),
  )

  mount(contract.setContactSituation, async ({ ctx, who, input: { id, ...said } }) => {
    await setSituation(ctx, who, id, said)
    return showContactSuppression({ ctx, organisationId: who.organisationId, reads: true }, id)
  })

  mount(contract.noteContactConsent, async ({ ctx, who, input: { since, until, by, ...said } }) => {
    if ('contact' in by)
      throw refuse('invalid', { detail: 'Name the address, the number or the account by which they said it.' })
    const dates = { since: since ? new Date(since) : null, until: until ? new Date(until) : null }
    return { id: await noteConsent(ctx, byOf(who), { ...said, ...dates, by }) }
  })

  mount(contract.makeWishLink, async ({ ctx, who, input: { by } }) => {
    const name = named(by)
    if (!name || 'contact' in name)
      throw refuse('invalid', { detail: 'Name the address, the number or the account that it is for.' })
    const expires = new Date(ctx.clock().getTime() + linkLastsMs)
    const { organisationId } = who
    return { url: wishLinkOf(ctx, { organisationId, ...name, purpose: null, expires }), expires: expires.toISOString() }
  })

  mount(contract.endContactConsent, async ({ ctx, who, input }) => {
    await endConsent(ctx, byOf(who), input.id)
    return {}
  })

  mount(contract.listDecisions, ({ ctx, who, input: { id, after, limit = few } }) =>
    showDecisions({ ctx, organisationId: who.organisationId, reads: reads(who) }, id, { after, limit }),
  )
}

const reads = (who: Who) => may(who, 'conversation.read')

/** A program has no name of its own here; its key stands in the source that it names. */
const byOf = (who: Who) => ({ organisationId: who.organisationId, agentId: who.kind === 'agent' ? who.agentId : null })
