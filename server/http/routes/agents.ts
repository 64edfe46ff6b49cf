/** The people who work here. */
import * as contract from '../../../contract/organisation.ts'
import { invitationLink } from '../../access/invitation.ts'
import type { Context } from '../../context.ts'
import { listAgents } from '../../store/agent.ts'
import { acceptInvitation } from '../../use/accept-invitation.ts'
import { addAgent } from '../../use/add-agent.ts'
import { changeAgent, inviteAgain } from '../../use/change-agent.ts'
import type { Mount } from '../mount.ts'
import { ownAddress } from '../origin.ts'
import { showAgent } from '../show/agent.ts'

export function agentRoutes(mount: Mount, { config }: Context): void {
  mount(contract.listAgents, async ({ ctx, who }) => {
    const agents = await listAgents(ctx.db, who.organisationId)
    return { agents: agents.map(showAgent) }
  })

  const linkOf = (request: Request, token: string) => invitationLink(ownAddress(request, config.publicUrl), token)

  mount(contract.addAgent, async ({ ctx, who, input, request }) => {
    const { agent, token } = await addAgent(ctx, who, input)
    return { agent: showAgent(agent), invitation: linkOf(request, token) }
  })

  mount(contract.changeAgent, async ({ ctx, door, who, input }) => {
    const agent = await changeAgent(ctx, who, input.id, input)
    door.forget()
    return showAgent(agent)
  })

  mount(contract.inviteAgain, async ({ ctx, who, input, request }) => {
    const token = await inviteAgain(ctx, who, input.id)
    return { invitation: linkOf(request, token) }
  })

  mount(contract.acceptInvitation, async ({ ctx, door, input }) => {
    const email = await acceptInvitation(ctx, input.token, await door.hash(input.password))
    door.forget()
    return { email }
  })
}
