/** Calling somebody in: what is typed after an @, who is meant by it, and who stands in a text. Pure. */
import { fold } from '../kit/fold.ts'

export type Callable = { id: string; kind: 'agent' | 'team'; name: string }

/** What is being typed after an @ just before the caret; null when that is no mention. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s(])@([^\s@]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { from: caret - (found[1] ?? '').length - 1, typed: found[1] ?? '' } : null
}

/** Who may be meant: the beginning of a word of their name, those whose name begins so first. */
export function whoIsMeant(typed: string, all: readonly Callable[], most: number): Callable[] {
  const wanted = fold(typed)
  const rank = ({ name }: Callable) => {
    const words = fold(name)
    return words.startsWith(wanted) ? 0 : words.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  return all
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at || a.one.name.localeCompare(b.one.name))
    .slice(0, most)
    .map(({ one }) => one)
}

/** The text with the mention written out, and where the caret stands then. */
export function writeMention(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const said = `@${name} `
  return { text: text.slice(0, from) + said + text.slice(caret).replace(/^ /, ''), caret: from + said.length }
}

/** The text cut at the names that it calls in, the longer of two that begin alike. @param names of whom it called in */
export function cutAtMentions(text: string, names: readonly string[]): { text: string; called: boolean }[] {
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length)
  if (known.length === 0) return [{ text, called: false }]
  const escaped = known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text
    .split(new RegExp(`(@(?:${escaped.join('|')}))`, 'u'))
    .map((part, i) => ({ text: part, called: i % 2 === 1 }))
    .filter((part) => part.text !== '')
}

/** Whom a text calls in: everybody whose whole name stands after an @; of two names that begin alike the longer one is meant. */
export function mentionsIn(text: string, all: readonly Callable[]): { agentIds: string[]; teamIds: string[] } {
  let rest = text
  const meant: Callable[] = []
  for (const one of [...all].sort((a, b) => b.name.length - a.name.length)) {
    const without = rest.split(`@${one.name}`)
    if (one.name === '' || without.length === 1) continue
    meant.push(one)
    rest = without.join(' ')
  }
  const ids = (kind: Callable['kind']) => meant.filter((one) => one.kind === kind).map(({ id }) => id)
  return { agentIds: ids('agent'), teamIds: ids('team') }
}
