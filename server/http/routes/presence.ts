/** Who is where, just now. */
import * as contract from '../../../contract/presence.ts'
import type { Mount } from '../mount.ts'

export function presenceRoutes(mount: Mount): void {
  mount(contract.readPresence, async ({ ctx, who }) => ({ presence: ctx.presence.of(who.organisationId) }))

  mount(contract.bePresent, async ({ ctx, who, input }) => {
    const { conversationId, doing, seat } = input
    const { organisationId } = who
    // A key for programs sits nowhere.
    if (who.kind === 'agent')
      await ctx.presence.say({ organisationId, agentId: who.agentId, conversationId, doing, seat })
    return {}
  })
}
