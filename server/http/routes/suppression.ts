/** May this be sent to this person now? What a tool asks, and permissions of seconds. */

import * as contract from '../../../contract/suppression.ts'
import * as rules from '../../../contract/suppression-rules.ts'
import type { Ask, Medium, Purpose } from '../../../domain/suppression/ask.ts'
import { written } from '../../../domain/suppression/rules.ts'
import { may } from '../../access/permissions.ts'
import type { Who } from '../../access/who.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { changeRules } from '../../use/suppression/change-rules.ts'
import { consumeLease } from '../../use/suppression/consume-lease.ts'
import { decideNow, noteDecisions } from '../../use/suppression/decide-now.ts'
import { shown } from '../../use/suppression/shown.ts'
import { takeLease } from '../../use/suppression/take-lease.ts'
import type { Mount } from '../mount.ts'
import { showTried } from '../show/suppression-rules.ts'

/** A hundred thousand addresses, the longest that there are. */
const largest = 64 * 1024 * 1024

export function suppressionRoutes(mount: Mount): void {
  mount(
    contract.decide,
    async ({ ctx, who, input }) => {
      const ask = askedIn(input)
      const found = await decideNow(ctx, who.organisationId, ask, input.addressees)
      await noteDecisions(ctx, who.organisationId, ask, found, { tool: toolOf(who), occasion: 'decision' })
      const { decisions, version, stale } = found
      return { decisions: decisions.map(shown), version, stale }
    },
    { body: largest },
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

type Asked = { purpose: Purpose; channel: Medium; campaign?: string | undefined }
const askedIn = ({ purpose, channel, campaign }: Asked): Ask => ({
  purpose,
  medium: channel,
  campaign: campaign ?? null,
})

/** Who asked, for the log: a key for programs, or somebody of us. */
const toolOf = (who: Who) => (who.kind === 'key' ? `key ${who.keyId}` : `agent ${who.agentId}`)
