/** What people search for: words of every frequency, words of one bad week, a word still being typed; and names, some mistyped. */
import type { Chance } from '../kit/chance.ts'
import type { Past } from './rows.ts'

/** Two words each, the second sometimes unfinished, sometimes narrowed down. */
export function askSearches(chance: Chance, { language, channels }: Past, n: number): string[] {
  const { words, burstWords } = language
  const kinds = [
    () => words.slice(0, 20),
    () => words.slice(0, 20),
    () => words.slice(20, 400),
    () => words.slice(400),
    () => burstWords,
  ]
  const word = () => chance.pick(chance.pick(kinds)())
  return Array.from({ length: n }, () => {
    const [first, second] = [word(), word()]
    const typed = chance.next() < 0.3 ? second.slice(0, 3 + chance.whole(4)) : `${second} `
    const turn = chance.next()
    const filter =
      turn < 0.1
        ? { state: 'open' }
        : turn < 0.2
          ? { channel: chance.pick(channels) }
          : turn < 0.25
            ? { owner: 'mine' }
            : {}
    return `/api/v1/search?${new URLSearchParams({ q: `${first} ${typed}`, ...filter } as Record<string, string>)}`
  })
}

export function askNames(chance: Chance, { language }: Past, n: number): string[] {
  const { firstNames, lastNames } = language
  return Array.from({ length: n }, () => {
    const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)]
    const whole = chance.next() < 0.5 ? last : `${first} ${last}`
    const typed = whole.slice(0, 2 + chance.whole(whole.length - 1))
    const q = chance.next() < 0.25 && typed.length > 4 ? mistype(chance, typed) : typed
    return `/api/v1/search/quick?${new URLSearchParams({ q })}`
  })
}

function mistype(chance: Chance, text: string): string {
  const at = 1 + chance.whole(text.length - 2)
  return chance.next() < 0.5
    ? text.slice(0, at) + text.slice(at + 1)
    : `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
}
