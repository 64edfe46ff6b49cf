/** What was done to a conversation, as a sentence. */
import type { Act } from '../../contract/timeline.ts'
import type { TimelineWords } from '../words/timeline.ts'

export type Names = {
  agent: (id: string) => string | undefined
  team: (id: string) => string | undefined
  label: (id: string) => string | undefined
  moment: (iso: string) => string
  list: (items: string[]) => string
}

export function sayAct(act: Act, words: TimelineWords, names: Names): string {
  const { acts } = words
  const who = actorOf(act, words, names)
  const after = (field: string) => act.after?.[field]
  const number = act.other ? `#${act.other.number}` : acts.another
  switch (act.kind) {
    case 'assign': {
      const to = after('agentId')
      if (typeof to !== 'string') return acts.returns(who)
      const from = act.before?.agentId
      if (to === act.agentId)
        return typeof from === 'string' ? acts.takesOver(who, names.agent(from) ?? words.somebody) : acts.takes(who)
      return acts.gives(who, names.agent(to) ?? words.somebody)
    }
    case 'move': {
      const team = after('teamId')
      return typeof team === 'string' ? acts.moves(who, names.team(team) ?? acts.aTeam) : acts.leavesTeam(who)
    }
    case 'set': {
      const state = after('workState')
      if (state === 'open' && !act.agentId && !act.rule) return acts.wakes
      return state === 'open' || state === 'pending' || state === 'answered' ? acts[state](who) : acts.other(who)
    }
    case 'snooze': {
      const until = after('snoozedUntil')
      return typeof until === 'string' ? acts.snoozes(who, names.moment(until)) : acts.snoozesUntilReply(who)
    }
    case 'label':
      return sayLabels(act, who, words, names)
    case 'follow':
      return idsIn(after('followerIds')).includes(act.agentId ?? '') ? acts.follows(who) : acts.unfollows(who)
    case 'merge':
      return acts.merges(who, number)
    case 'unmerge':
      return acts.unmerges(who, number)
    case 'remark':
    case 'remark-left':
      return acts[act.kind](who, number)
    case 'link':
      return acts.links(who, number)
    case 'unlink':
      return acts.unlinks(who, number)
    case 'open':
      return acts.begins(who)
    case 'danger-selfharm':
    case 'danger-threat': {
      const holds = after('holds')
      return acts[act.kind](who, typeof holds === 'boolean' ? holds : null)
    }
    case 'sent-revised':
    case 'sent-withdrawn':
    case 'task-added':
    case 'task-done':
    case 'task-opened':
    case 'task-dropped':
      return acts[act.kind](who)
    default:
      return acts.other(who)
  }
}

function actorOf({ agentId, rule }: Act, words: TimelineWords, names: Names): string {
  if (agentId) return names.agent(agentId) ?? words.somebody
  if (rule) return rule.name ? words.byRuleNamed(rule.name) : words.byRule
  return words.byProgram
}

function sayLabels({ before, after }: Act, who: string, { acts }: TimelineWords, names: Names): string {
  const [had, has] = [idsIn(before?.labelIds), idsIn(after?.labelIds)]
  const name = (ids: string[]) => names.list(ids.map((id) => names.label(id) ?? acts.aLabel))
  const [came, went] = [has.filter((id) => !had.includes(id)), had.filter((id) => !has.includes(id))]
  if (came.length === 0) return acts.unlabels(who, name(went))
  return went.length === 0
    ? acts.labels(who, name(came))
    : `${acts.labels(who, name(came))}; ${acts.unlabels(who, name(went))}`
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])

const undoable = 'assign move set snooze label follow remark danger-selfharm danger-threat'.split(' ')

/** Whether it can be undone as it was done: what is undone otherwise (a merge), or was undone, cannot. */
export function canUndo(act: Act): boolean {
  return !act.undone && undoable.includes(act.kind)
}
