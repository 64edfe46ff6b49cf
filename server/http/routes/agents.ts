/** The people who work here. */
import * as contract from '../../../contract/organisation.ts'
import { listAgents } from '../../store/agent.ts'
import { acceptInvitation } from '../../use/accept-invitation.ts'
import { addAgent } from '../../use/add-agent.ts'
import { changeAgent, inviteAgain } from '../../use/change-agent.ts'
import type { Mount } from '../mount.ts'
import { showAgent } from '../show/agent.ts'

export function agentRoutes(mount: Mount): void {
  mount(contract.listAgents, async ({ ctx, who }) => {
    const agents = await listAgents(ctx.db, who.organisationId)
    return { agents: agents.map(showAgent) }
  })

  mount(contract.addAgent, async ({ ctx, who, input }) => {
    const { agent, invitation } = await addAgent(ctx, who, input)
    return { agent: showAgent(agent), invitation }
  })

  mount(contract.changeAgent, async ({ ctx, door, who, input }) => {
    const agent = await changeAgent(ctx, who, input.id, input)
    door.forget()
    return showAgent(agent)
  })

  mount(contract.inviteAgain, async ({ ctx, who, input }) => ({ invitation: await inviteAgain(ctx, who, input.id) }))

  mount(contract.acceptInvitation, async ({ ctx, door, input }) => {
    const email = await acceptInvitation(ctx, input.token, await door.hash(input.password))
    door.forget()
    return { email }
  })
}
