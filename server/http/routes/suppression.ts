/** May this be sent to this person now? What a tool asks, and permissions of seconds. */

import * as contract from '../../../contract/suppression.ts'
import * as rules from '../../../contract/suppression-rules.ts'
import { written } from '../../../domain/suppression/rules.ts'
import { may, rolesThatMay } from '../../access/permissions.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { whoMay } from '../../store/agent.ts'
import { type KnownRules, readRules } from '../../store/suppression-rule.ts'
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

  mount(rules.readSuppressionRules, async ({ ctx, who }) => show(ctx, who, await readRules(ctx.db, who.organisationId)))

  mount(rules.changeSuppressionRules, async ({ ctx, who, input }) => {
    return show(ctx, who, await changeRules(ctx, who, input.rules, input.version, input.confirm))
  })

  mount(rules.previewSuppressionRules, ({ ctx, who, input }) =>
    showTried({ ctx, organisationId: who.organisationId, reads: may(who, 'conversation.read') }, input.rules),
  )
}

const fewKeepers = 3

async function show(ctx: Context, { organisationId }: Who, { rules, version }: KnownRules) {
  const keepers = await whoMay(ctx.db, organisationId, rolesThatMay('organisation.change'), fewKeepers)
  return { rules: written(rules), version, keepers }
}

/** Who asked, for the log: a key for programs, or somebody of us. */
const toolOf = (who: Who) => (who.kind === 'key' ? `key ${who.keyId}` : `agent ${who.agentId}`)
