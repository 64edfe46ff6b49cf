/**
 * A canned response (standaardantwoord): a text with variables, and what is done to the conversation besides. `{{klant.voornaam}}` is
 * filled in; `{{klant.voornaam|klant}}` says what stands there when it is empty. What is empty and says nothing stays as it is, so
 * that its writer sees the gap before the customer does.
 */
import type { Change } from './change.ts'

export type CannedAction =
  | { do: 'take' }
  | { do: 'assign'; agentId: string | null }
  | { do: 'move'; teamId: string | null }
  | { do: 'set'; workState: 'open' | 'pending' | 'answered' }
  /** Null: until the customer says something. */
  | { do: 'snooze'; hours: number | null }
  | { do: 'label'; add: readonly string[]; remove: readonly string[] }
  | { do: 'follow'; on: boolean }

/** Every variable by its Dutch name, with its English one. */
export const variables = {
  'klant.naam': 'customer.name',
  'klant.voornaam': 'customer.firstname',
  'ik.naam': 'me.name',
  'gesprek.nummer': 'conversation.number',
  'gesprek.onderwerp': 'conversation.subject',
  organisatie: 'organisation',
  kanaal: 'channel',
} as const
export type Variable = keyof typeof variables

const byName = new Map<string, Variable>(
  Object.entries(variables).flatMap(([dutch, english]) => [
    [dutch, dutch as Variable],
    [english, dutch as Variable],
  ]),
)

/** `{{ name }}` or `{{ name | what else }}`; on one line, and never long, so that looking for it takes no time. */
const place = /\{\{[ \t]{0,8}([\p{L}][\p{L}\p{N}._-]{0,39})[ \t]{0,8}(?:\|([^{}\n]{0,200}))?\}\}/gu

/** Names between double braces that mean nothing. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(place)].map(([, name = '']) => name.toLowerCase())
  return [...new Set(names.filter((name) => !byName.has(name)))]
}

/** Variables that are still to be filled in, as they stand there. */
export function openVariables(text: string): string[] {
  return [
    ...new Set([...text.matchAll(place)].flatMap(([all, name = '']) => (byName.has(name.toLowerCase()) ? [all] : []))),
  ]
}

/** @returns the text for this customer, and the names of what was empty */
export function fill(text: string, values: Readonly<Record<Variable, string>>): { text: string; empty: string[] } {
  const empty = new Set<string>()
  const filled = text.replace(place, (all, name: string, otherwise?: string) => {
    const variable = byName.get(name.toLowerCase())
    if (!variable) return all
    const value = values[variable].trim()
    if (value) return value
    empty.add(name)
    return otherwise?.trim() ?? all
  })
  return { text: filled, empty: [...empty] }
}

/** The name to greet somebody by; empty for what is no name of a person (an address, a handle, one letter). */
export function firstName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/)
  return /^\p{Lu}[\p{L}'’-]+$/u.test(first) ? first : ''
}

/** What is to be done now, by this agent. */
export function changesOf(actions: readonly CannedAction[], agentId: string, now: Date): Change[] {
  return actions.map((action): Change => {
    switch (action.do) {
      case 'take':
        return { do: 'assign', agentId }
      case 'snooze':
        return {
          do: 'snooze',
          until: action.hours === null ? null : new Date(now.getTime() + action.hours * 3_600_000),
        }
      case 'follow':
        return { do: 'follow', agentId, on: action.on }
      default:
        return action
    }
  })
}
