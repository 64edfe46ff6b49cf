/** The ground on which factors are kept, who is left out, and what another program tells of audiences. */
import * as contract from '../../../contract/influence.ts'
import { refuse } from '../../problem.ts'
import { listAgents } from '../../store/agent.ts'
import { standsFor } from '../../store/contact-join.ts'
import { countLevels } from '../../store/influence-factor.ts'
import { readGround } from '../../store/influence-ground.ts'
import { bringAudiences } from '../../use/influence/bring-audiences.ts'
import { changeGround } from '../../use/influence/change-ground.ts'
import { leaveContactOut, takeContactBackIn } from '../../use/influence/leave-contact-out.ts'
import type { Mount } from '../mount.ts'
import { askFactor } from '../show/factor.ts'

export function influenceRoutes(mount: Mount): void {
  mount(contract.readFactor, async ({ ctx, who, input }) => {
    const root = await standsFor(ctx.db, who.organisationId, input.id)
    if (!root) throw refuse('not-found', { detail: 'There is no such person' })
    return { factor: await askFactor(ctx, who, root) }
  })

  mount(contract.readGround, async ({ ctx, who }) => {
    const { organisationId } = who
    const ground = await readGround(ctx.db, organisationId)
    const by = ground?.by ? (await listAgents(ctx.db, organisationId)).find(({ id }) => id === ground.by) : undefined
    return {
      ground: ground && {
        text: ground.text,
        by: by ? { id: by.id, alias: by.alias } : null,
        since: ground.since.toISOString(),
      },
      levels: ground ? await countLevels(ctx.db, organisationId) : [0, 0, 0, 0, 0],
    }
  })

  mount(contract.changeGround, async ({ ctx, who, input }) => {
    await changeGround(ctx, actorOf(who), input.ground)
    return {}
  })

  mount(contract.leaveContactOut, async ({ ctx, who, input }) => {
    await leaveContactOut(ctx, actorOf(who), input.id, input.why)
    return {}
  })

  mount(contract.takeContactBackIn, async ({ ctx, who, input }) => {
    await takeContactBackIn(ctx, actorOf(who), input.id)
    return {}
  })

  mount(contract.bringAudiences, async ({ ctx, who, input }) => {
    const now = ctx.clock()
    const given = input.audiences.map(({ network, account, audience = null, lists = null, at }) => ({
      network,
      account,
      audience,
      lists,
      at: at ? new Date(at) : now,
    }))
    return { outcomes: await bringAudiences(ctx, who.organisationId, given) }
  })
}

const actorOf = (who: { organisationId: string; agentId?: string }) => {
  return { organisationId: who.organisationId, agentId: who.agentId ?? null }
}
