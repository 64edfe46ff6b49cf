/** What is done besides an answer, in words. */
import type { CannedAction } from '../../contract/canned.ts'
import type { Change } from '../../contract/conversation.ts'
import { useAgents } from '../agent/queries.ts'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { useSpeech } from '../words/language.tsx'

/** @returns one or more short phrases for a change, or for an action of a canned response */
export function useSayChange(): (change: Change | CannedAction) => string[] {
  const { words, format } = useSpeech()
  const say = words.writing.acts
  const agents = useAgents().byId
  const labels = useLabels().byId
  const teams = useTeams().byId
  return (change) => {
    switch (change.do) {
      case 'take':
        return [say.take]
      case 'assign':
        return [change.agentId ? say.giveTo(agents[change.agentId]?.alias ?? '?') : say.handBack]
      case 'move':
        return [change.teamId ? say.moveTo(teams[change.teamId]?.name ?? '?') : say.noTeam]
      case 'set':
        return [say[change.workState]]
      case 'snooze':
        if ('hours' in change) return [change.hours === null ? say.snoozeReply : say.snoozeHours(change.hours)]
        return [change.until === null ? say.snoozeReply : say.snooze(format.exact(change.until))]
      case 'label':
        return [
          ...change.add.map((id) => say.label(labels[id]?.name ?? '?')),
          ...change.remove.map((id) => say.unlabel(labels[id]?.name ?? '?')),
        ]
      case 'follow':
        return [change.on ? say.follow : say.unfollow]
    }
  }
}
