/** Teams, who is in them, and what each agent knows about. */
import * as contract from '../../../contract/team.ts'
import { readSkills, readTeams } from '../../store/team.ts'
import { readTeamHolds } from '../../store/team-removal.ts'
import { changeSkills, changeTeam, createTeam } from '../../use/change-teams.ts'
import { removeTeam } from '../../use/remove-team.ts'
import type { Mount } from '../mount.ts'
import { showTeam } from '../show/queue.ts'

const showSkill = (row: { agent_id: string; label_id: string }) => ({ agentId: row.agent_id, labelId: row.label_id })

export function teamRoutes(mount: Mount): void {
  mount(contract.listTeams, async ({ ctx, who }) => ({
    teams: (await readTeams(ctx.db, who.organisationId)).map(showTeam),
  }))

  mount(contract.createTeam, async ({ ctx, who, input }) => showTeam(await createTeam(ctx, who, input)))

  mount(contract.changeTeam, async ({ ctx, who, input }) => {
    const { id, ...change } = input
    return showTeam(await changeTeam(ctx, who, id, change))
  })

  mount(contract.readTeamHolds, async ({ ctx, who, input }) => readTeamHolds(ctx.db, who.organisationId, input.id))

  mount(contract.removeTeam, async ({ ctx, who, input }) => {
    await removeTeam(ctx, who, input.id, input.heirId)
    return {}
  })

  mount(contract.listSkills, async ({ ctx, who }) => ({
    skills: (await readSkills(ctx.db, who.organisationId)).map(showSkill),
  }))

  mount(contract.changeSkills, async ({ ctx, who, input }) => {
    const { id, ...change } = input
    return { skills: (await changeSkills(ctx, who, id, change)).map(showSkill) }
  })
}
