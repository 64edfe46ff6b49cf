/**
 * What a rule names comes and goes: people leave, teams and labels are removed. What cannot be done any more is left out and said, and
 * the rest goes on, so that one old rule never stands in the way of the others.
 */
import type { Action } from './rule.ts'

export type There = {
  /** Agents who answer conversations. */
  answering: ReadonlySet<string>
  /** Agents who work here, those who only look included. */
  working: ReadonlySet<string>
  teams: ReadonlySet<string>
  labels: ReadonlySet<string>
}

/** What of an action can be done, and what is wrong with the rest, following on the name of the action. */
export type Possible = { action: Action | null; problem: string | null }

const noTeam = 'names a team that is not there'

export function possible(action: Action, there: There): Possible {
  switch (action.do) {
    case 'assign':
      return action.agentId === null || there.answering.has(action.agentId)
        ? whole(action)
        : { action: null, problem: 'names somebody who does not answer conversations here' }
    case 'move':
      return action.teamId === null || there.teams.has(action.teamId)
        ? whole(action)
        : { action: null, problem: noTeam }
    case 'open':
      // Better a conversation of no team than a customer whom nobody answers.
      return action.teamId === null || there.teams.has(action.teamId)
        ? whole(action)
        : { action: { do: 'open', teamId: null }, problem: noTeam }
    case 'label': {
      const add = action.add.filter((id) => there.labels.has(id))
      return add.length === action.add.length
        ? whole(action)
        : { action: { ...action, add }, problem: 'names a label that is not there' }
    }
    case 'notify': {
      const agentIds = action.agentIds.filter((id) => there.working.has(id))
      const teamIds = action.teamIds.filter((id) => there.teams.has(id))
      if (teamIds.length < action.teamIds.length) return { action: { ...action, agentIds, teamIds }, problem: noTeam }
      if (agentIds.length === action.agentIds.length) return whole(action)
      return { action: { ...action, agentIds }, problem: 'names somebody who does not work here' }
    }
    case 'set':
    case 'snooze':
    case 'webhook':
      return whole(action)
  }
}

const whole = (action: Action): Possible => ({ action, problem: null })
