/** Teams: who is in them, and after how long a conversation that was left lying goes back to them. And what each agent knows about. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line } from './endpoint.ts'

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time (09:00)'))
/** When a team is there, on the clocks of the organisation. */
const opening = z.object({
  /** Seven days from Monday; null is closed. An `until` that is not later than `from` is on the day after. */
  week: z.array(z.nullable(z.object({ from: clock, until: clock }))).check(z.length(7)),
  onHolidays: z.boolean(),
})
export type Opening = z.infer<typeof opening>

export const team = z.object({
  id,
  version: z.number(),
  name: z.string(),
  /** Null is never. */
  takeBackMinutes: z.nullable(z.number()),
  /** Null where nobody said so. */
  opening: z.nullable(opening),
  memberIds: z.array(id),
})
export type Team = z.infer<typeof team>

const name = line(60)
const takeBackMinutes = z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(43_200)))
const some = z.array(id).check(z.maxLength(500))

export const listTeams = endpoint({
  method: 'GET',
  path: '/api/v1/teams',
  summary: 'The teams and who is in them',
  needs: 'agent.read',
  answer: z.object({ teams: z.array(team) }),
})

export const createTeam = endpoint({
  method: 'POST',
  path: '/api/v1/teams',
  summary: 'Make a team',
  needs: 'team.change',
  body: z.object({ name, takeBackMinutes: z.optional(takeBackMinutes) }),
  answer: team,
  status: 201,
})

export const changeTeam = endpoint({
  method: 'PATCH',
  path: '/api/v1/teams/{id}',
  summary: 'Rename a team, set when work goes back to it, and who joins or leaves',
  needs: 'team.change',
  params: byId,
  body: z.object({
    name: z.optional(name),
    takeBackMinutes: z.optional(takeBackMinutes),
    opening: z.optional(z.nullable(opening)),
    join: z.optional(some),
    leave: z.optional(some),
  }),
  answer: team,
})

/** What stands in a team, or names it. */
export const readTeamHolds = endpoint({
  method: 'GET',
  path: '/api/v1/teams/{id}/holds',
  summary: 'What a team holds, before it is removed',
  needs: 'team.change',
  params: byId,
  answer: z.object({
    open: z.number(),
    /** Conversations in any other state. */
    others: z.number(),
    tasks: z.number(),
    channels: z.number(),
    rules: z.number(),
    views: z.number(),
    canned: z.number(),
  }),
})

export const removeTeam = endpoint({
  method: 'POST',
  path: '/api/v1/teams/{id}/removal',
  summary: 'Remove a team for good; what was its own goes to another team, or to nobody',
  needs: 'team.change',
  params: byId,
  body: z.object({ heirId: z.nullable(id) }),
})

export const skill = z.object({ agentId: id, labelId: id })
export type Skill = z.infer<typeof skill>

export const listSkills = endpoint({
  method: 'GET',
  path: '/api/v1/skills',
  summary: 'Who knows about what: labels that the queue prefers to give them',
  needs: 'agent.read',
  answer: z.object({ skills: z.array(skill) }),
})

export const changeSkills = endpoint({
  method: 'PATCH',
  path: '/api/v1/agents/{id}/skills',
  summary: 'What somebody knows about',
  needs: 'team.change',
  params: byId,
  body: z.object({ add: z.optional(some), remove: z.optional(some) }),
  answer: z.object({ skills: z.array(skill) }),
})
