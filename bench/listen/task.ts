/** What the bench and its network agree on. */

/** One in `every` events meets one of the terms. */
export type Task = { events: number; terms: number; every: number }

const syllables = ['volt', 'zon', 'wind', 'net', 'lumo', 'kern', 'gras', 'aqua', 'tera', 'nova']

/** The name of an invented brand, of which there are a thousand. */
export const brandOf = (i: number): string =>
  [...String(i).padStart(3, '0')].map((digit) => syllables[Number(digit)] ?? '').join('')

/** The search term of a brand, in the shapes that people write: a word, a phrase, several words, near one another, without something. */
export function termOf(i: number): string {
  const brand = brandOf(i)
  const shapes = [
    brand,
    `"${brand} heeft storing"`,
    `${brand} AND (storing OR kapot)`,
    `${brand} NEAR/3 storing`,
    `${brand}* NOT vacature`,
  ]
  return shapes[i % shapes.length] ?? brand
}
