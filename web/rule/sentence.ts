/** A rule read back as a sentence, in the language of the page: what one reads is what it does. */
import type { Rule } from '../../contract/rule.ts'
import type { RuleWords } from '../words/rule.ts'

export type Condition = Rule['conditions'][number]
export type Action = Rule['actions'][number]

/** How ids are called; what is there no more is called so. */
export type Names = {
  agent: NameOf
  team: NameOf
  label: NameOf
  channel: NameOf
  term: NameOf
  read: NameOf
  language: NameOf
}
type NameOf = (id: string) => string

export function sayMoment(moment: Rule['moment'], words: RuleWords): string {
  return moment.when === 'waits' ? words.moment.waits(moment.minutes) : words.moment[moment.when]
}

export function sayCondition(condition: Condition, names: Names, said: RuleWords): string {
  const { condition: words } = said
  const any = (ids: readonly string[], nameOf: NameOf) => oneOf(ids.map(nameOf), said)
  const not = 'not' in condition && condition.not === true
  switch (condition.if) {
    case 'says':
      return words.says(
        any(condition.words, (word) => `“${word}”`),
        not,
      )
    case 'channel':
      return words.channel(any(condition.channelIds, names.channel), not)
    case 'team':
      return words.team(any(condition.teamIds, names.team), not)
    case 'label':
      return words.label(any(condition.labelIds, names.label), not)
    case 'owner':
      return words.owner[condition.owner]
    case 'contacts':
      return words.contacts(condition.from)
    case 'from':
      return words.from(oneOf(condition.addresses, said), not)
    case 'visibility':
      return words.visibility[condition.visibility]
    case 'term':
      return words.term(any(condition.groupIds, names.term), not)
    case 'press':
      return words.press(not)
    case 'sentiment':
      return words.sentiment(any(condition.sentiments, names.read), not)
    case 'trait':
      return words.trait(any(condition.traits, names.read), not)
    case 'language':
      return words.language(any(condition.languages, names.language), not)
    case 'hours': {
      const { days, from, until } = condition.hours
      const named = days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => said.dayName[day])
      return words.hours(days.length === 7 ? '' : said.onDays(named.join(', ')), from, until, not)
    }
  }
}

/** A long list is read back by how it begins: all of it stands in the form. */
const mostRead = 6

function oneOf(names: readonly string[], { or, andMore }: RuleWords): string {
  const read = names.length > mostRead + 1 ? names.slice(0, mostRead) : names
  const rest = names.length - read.length
  const all = [...read, ...(rest > 0 ? [andMore(rest)] : [])]
  const last = all.pop()
  return last === undefined ? '…' : all.length === 0 ? last : `${all.join(', ')} ${or} ${last}`
}

export function sayAction(action: Action, names: Names, words: RuleWords): string {
  const { action: said, and } = words
  const all = (ids: readonly string[], nameOf: NameOf) => ids.map(nameOf).join(', ')
  switch (action.do) {
    case 'assign':
      return action.agentId === null ? said.unassign : said.assign(names.agent(action.agentId))
    case 'move':
      return action.teamId === null ? said.leaveTeam : said.move(names.team(action.teamId))
    case 'set':
      return said.set[action.workState]
    case 'snooze':
      return said.snooze(action.minutes)
    case 'label':
      return (
        [
          ...(action.add.length ? [said.addLabel(all(action.add, names.label))] : []),
          ...(action.remove.length ? [said.removeLabel(all(action.remove, names.label))] : []),
        ].join(` ${and} `) || '…'
      )
    case 'notify':
      return said.notify(
        [...action.agentIds.map(names.agent), ...action.teamIds.map((id) => said.team(names.team(id)))].join(
          ` ${and} `,
        ),
      )
    case 'webhook':
      return said.webhook
    case 'open':
      return said.open(action.teamId === null ? null : names.team(action.teamId))
  }
}

/** The whole rule. */
export function sayRule(rule: Pick<Rule, 'moment' | 'conditions' | 'actions'>, names: Names, words: RuleWords): string {
  const when = [sayMoment(rule.moment, words), ...rule.conditions.map((one) => sayCondition(one, names, words))]
  const then = rule.actions.map((one) => sayAction(one, names, words))
  const done = then.join(`, ${words.and} `)
  // What is not filled in yet ends openly.
  return words.sentence(when.join(`, ${words.and} `), done === '' ? '…' : done.endsWith('…') ? done : `${done}.`)
}
