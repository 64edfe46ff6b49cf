/** "Bram de Wit" → "BW"; an address or a handle gives its first letter. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = firstLetter(words[0] ?? '')
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase() || '?'
}

function firstLetter(word: string): string {
  return [...word].find((letter) => /\p{L}|\p{N}/u.test(letter)) ?? ''
}
