/** What the rules of an organisation do about some things that happened, in their order, each seeing what those before it did. */
import { type Change, changed } from '../conversation/change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { type Action, type Facts, meets, type Rule } from './rule.ts'
import type { Due } from './turn.ts'

/** One rule did something about one thing. */
export type Deed = {
  ruleId: string
  /** Which of the facts. */
  about: number
  changes: Change[]
  notify: { agentIds: readonly string[]; teamIds: readonly string[] } | null
  webhook: boolean
  /** The team for which a heard post becomes a conversation. */
  opens: { teamId: string | null } | null
}

type DueOf = (one: Conversation) => Due

/** @param rules in their order */
export function applyRules(rules: readonly Rule[], happened: readonly Facts[], zone: string, due: DueOf): Deed[] {
  const now = new Map<string, Conversation>()
  const deeds: Deed[] = []
  for (const [about, given] of happened.entries()) {
    for (const rule of rules) {
      const conversation = given.conversation && (now.get(given.conversation.id) ?? given.conversation)
      const facts = { ...given, conversation }
      if (!meets(rule, facts, zone)) continue
      const changes = rule.actions.flatMap((action) => toChange(action, given.at) ?? [])
      if (conversation)
        now.set(
          conversation.id,
          changes.reduce((one, change) => changed(one, change, given.at, due(one)), conversation),
        )
      deeds.push({
        ruleId: rule.id,
        about,
        changes,
        notify: rule.actions.find((action) => action.do === 'notify') ?? null,
        webhook: rule.actions.some((action) => action.do === 'webhook'),
        opens: conversation ? null : (rule.actions.find((action) => action.do === 'open') ?? null),
      })
      if (rule.last) break
    }
  }
  return deeds
}

function toChange(action: Action, at: Date): Change | null {
  switch (action.do) {
    case 'notify':
    case 'webhook':
    case 'open':
      return null
    case 'snooze':
      return { do: 'snooze', until: action.minutes === null ? null : new Date(at.getTime() + action.minutes * 60_000) }
    default:
      return action
  }
}
