/**
 * "If this, then that": what an organisation wants done by itself, in words that it can read back. A rule looks at one moment (something
 * was said, a customer has waited long, somebody talks about us), asks that all its conditions hold, and does only what a person
 * could also do by hand. Rules run in their order; a later one sees what an earlier one did. What a rule does never starts a rule.
 */
import type { Conversation } from '../conversation/conversation.ts'
import type { Language, Sentiment, Trait } from '../language/judgement.ts'
import { pressOf } from '../listening/press.ts'
import type { Visibility } from '../message/message.ts'
import { type Hours, isWithin } from './hours.ts'
import { says } from './says.ts'

/** When a rule looks. `opened` is the first thing a customer says, `listened` a post that is nobody's conversation. */
export type Moment = { when: 'said' | 'opened' | 'listened' } | { when: 'waits'; minutes: number }

export type Condition =
  /** Any of these words or phrases, as whole words; upper case and accents do not matter. */
  | { if: 'says'; words: readonly string[]; not?: boolean | undefined }
  | { if: 'channel'; channelIds: readonly string[]; not?: boolean | undefined }
  | { if: 'team'; teamIds: readonly string[]; not?: boolean | undefined }
  /** Any of these labels. */
  | { if: 'label'; labelIds: readonly string[]; not?: boolean | undefined }
  | { if: 'owner'; owner: 'nobody' | 'somebody' }
  /** The customer came to us at least so often about it. */
  | { if: 'contacts'; from: number }
  /** An address, a handle, or `@company.nl` for all of a company. */
  | { if: 'from'; addresses: readonly string[]; not?: boolean | undefined }
  | { if: 'visibility'; visibility: Visibility }
  /** Meets search terms of any of these groups. */
  | { if: 'term'; groupIds: readonly string[]; not?: boolean | undefined }
  /** It looks like a question of the press. */
  | { if: 'press'; not?: boolean | undefined }
  /** Any of these; of what nobody is sure of a condition does not hold, and its opposite does. */
  | { if: 'sentiment'; sentiments: readonly Sentiment[]; not?: boolean | undefined }
  | { if: 'trait'; traits: readonly Trait[]; not?: boolean | undefined }
  | { if: 'language'; languages: readonly Language[]; not?: boolean | undefined }
  | { if: 'hours'; hours: Hours; not?: boolean | undefined }

export type Action =
  | { do: 'assign'; agentId: string | null }
  | { do: 'move'; teamId: string | null }
  | { do: 'set'; workState: 'open' | 'pending' | 'answered' }
  /** Null is until the customer says something. */
  | { do: 'snooze'; minutes: number | null }
  | { do: 'label'; add: readonly string[]; remove: readonly string[] }
  | { do: 'notify'; agentIds: readonly string[]; teamIds: readonly string[] }
  | { do: 'webhook' }
  /** Make a conversation of a post that we heard, for this team. */
  | { do: 'open'; teamId: string | null }

export type Rule = {
  id: string
  moment: Moment
  conditions: readonly Condition[]
  actions: readonly Action[]
  /** After this one no other rule looks at the same thing. */
  last: boolean
}

/** What a rule looks at: one thing that happened, with the conversation as it is now. */
export type Facts = {
  when: Moment['when']
  /** For a wait: since when. */
  waitsSince: Date | null
  text: string
  subject: string
  channelId: string
  /** The writer's address or handle. */
  from: string
  visibility: Visibility
  /** What is said of it, by the machine or by people: see `readsOf`. */
  reads: readonly string[]
  /** The groups of search terms that it meets. */
  termGroupIds: readonly string[]
  conversation: Conversation | null
  at: Date
}

/** Whether a rule has something to do here. */
export function meets(rule: Rule, facts: Facts, zone: string): boolean {
  return isMoment(rule.moment, facts) && rule.conditions.every((condition) => holds(condition, facts, zone))
}

function isMoment(moment: Moment, facts: Facts): boolean {
  if (moment.when === 'said') return facts.when === 'said' || facts.when === 'opened'
  if (moment.when !== facts.when) return false
  if (moment.when !== 'waits') return true
  return facts.waitsSince !== null && facts.at.getTime() - facts.waitsSince.getTime() >= moment.minutes * 60_000
}

function holds(condition: Condition, facts: Facts, zone: string): boolean {
  const { conversation } = facts
  switch (condition.if) {
    case 'says':
      return says(`${facts.subject}\n${facts.text}`, condition.words) !== (condition.not ?? false)
    case 'channel':
      return condition.channelIds.includes(facts.channelId) !== (condition.not ?? false)
    case 'team':
      return condition.teamIds.includes(conversation?.teamId ?? '') !== (condition.not ?? false)
    case 'label':
      return condition.labelIds.some((id) => conversation?.labelIds.includes(id)) !== (condition.not ?? false)
    case 'owner':
      return (condition.owner === 'nobody') === !conversation?.agentId
    case 'contacts':
      return (conversation?.contactCount ?? 0) >= condition.from
    case 'from':
      return condition.addresses.some((one) => isFrom(facts.from, one)) !== (condition.not ?? false)
    case 'visibility':
      return facts.visibility === condition.visibility
    case 'term':
      return condition.groupIds.some((id) => facts.termGroupIds.includes(id)) !== (condition.not ?? false)
    case 'press':
      return isPress(facts) !== (condition.not ?? false)
    case 'sentiment':
      return readsAny(facts, condition.sentiments) !== (condition.not ?? false)
    case 'trait':
      return readsAny(facts, condition.traits) !== (condition.not ?? false)
    case 'language':
      return readsAny(facts, condition.languages) !== (condition.not ?? false)
    case 'hours':
      return isWithin(condition.hours, facts.at, zone) !== (condition.not ?? false)
  }
}

const readsAny = ({ reads }: Facts, names: readonly string[]) => names.some((name) => reads.includes(name))

/** By its words or its sender, or because that was read from it. */
const isPress = ({ subject, text, from, reads }: Facts) => pressOf(subject, text, from).is || reads.includes('press')

function isFrom(writer: string, wanted: string): boolean {
  const [who, what] = [writer.toLowerCase(), wanted.trim().toLowerCase()]
  return who === what || (what.startsWith('@') && who.includes('@', 1) && who.endsWith(what))
}
