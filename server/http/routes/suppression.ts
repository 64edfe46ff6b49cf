/** May this be sent to this person now? What a tool asks, and permissions of seconds. */

import * as contract from '../../../contract/suppression.ts'
import * as rules from '../../../contract/suppression-rules.ts'
import { written } from '../../../domain/suppression/rules.ts'
import { may } from '../../access/permissions.ts'
import type { Who } from '../../access/who.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { changeRules } from '../../use/suppression/change-rules.ts'
import { consumeLease } from '../../use/suppression/consume-lease.ts'
import { decideCalled, decideQuickly } from '../../use/suppression/decide-quickly.ts'
import { takeLease } from '../../use/suppression/take-lease.ts'
import type { Mount } from '../mount.ts'
import { askedIn, readAskAside, readAsked } from '../read-ask.ts'
import { showDecisions } from '../show/decisions.ts'
import { showTried } from '../show/suppression-rules.ts'

/** A hundred thousand addresses, the longest that there are. */
const largest = 64 * 1024 * 1024
/** From here on the question is read in a thread: it would take more than a few milliseconds. */
const large = 32 * 1024

export function suppressionRoutes(mount: Mount): void {
  mount(
    contract.decide,
    async ({ ctx, who, request }) => {
      const by = { organisationId: who.organisationId, tool: toolOf(who) }
      const [url, type] = [request.url, request.headers.get('content-type') ?? '']
      const bytes = await request.arrayBuffer()
      if (bytes.byteLength > large) {
        const { ask, called } = await readAskAside({ url, type, bytes, seed: ctx.suppression.seed })
        return showDecisions(await decideCalled(ctx, by, ask, called))
      }
      const input = await readAsked(url, type, bytes)
      return showDecisions(await decideQuickly(ctx, by, askedIn(input), input.addressees))
    },
    { body: largest, unread: true },
  )

  mount(contract.takeLease, ({ ctx, who, input }) =>
    takeLease(ctx, who.organisationId, askedIn(input), input.addressee, toolOf(who)),
  )

  mount(contract.consumeLease, ({ ctx, who, input }) => consumeLease(ctx, who.organisationId, input.id))

  mount(rules.readSuppressionRules, async ({ ctx, who }) => {
    const known = await readRules(ctx.db, who.organisationId)
    return { rules: written(known.rules), version: known.version }
  })

  mount(rules.changeSuppressionRules, async ({ ctx, who, input }) => {
    const known = await changeRules(ctx, who, input.rules, input.version, input.confirm)
    return { rules: written(known.rules), version: known.version }
  })

  mount(rules.previewSuppressionRules, ({ ctx, who, input }) =>
    showTried({ ctx, organisationId: who.organisationId, reads: may(who, 'conversation.read') }, input.rules),
  )
}

/** Who asked, for the log: a key for programs, or somebody of us. */
const toolOf = (who: Who) => (who.kind === 'key' ? `key ${who.keyId}` : `agent ${who.agentId}`)
