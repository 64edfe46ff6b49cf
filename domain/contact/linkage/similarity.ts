/**
 * How alike two short texts are. Jaro-Winkler is made for names: it forgives letters that moved and trusts the beginning (Winkler 1990). The
 * edit distance with swapped neighbours is made for slips of the keyboard (Damerau 1964; here the "optimal string alignment"). `soundOf` puts
 * names together that are said alike in Dutch and English; it is coarse, and only used beside other evidence.
 */

/** Texts longer than this are compared by their beginning: what follows tells no more, and costs the square of it. */
export const longest = 120

/** Marks and rows that every call uses anew: making them each time would cost more than comparing. */
const scratch = {
  a: new Uint8Array(longest),
  b: new Uint8Array(longest),
  rows: [0, 1, 2].map(() => new Uint16Array(longest + 1)),
}

/** @returns 0 (nothing alike) to 1 (the same); the same both ways round */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1
  const [a, b] = [first.slice(0, longest), second.slice(0, longest)]
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const [inA, inB] = [scratch.a.fill(0, 0, a.length), scratch.b.fill(0, 0, b.length)]
  let common = 0
  for (let i = 0; i < a.length; i++) {
    const until = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < until; j++) {
      if (inB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      inA[i] = inB[j] = 1
      common++
      break
    }
  }
  if (common === 0) return 0
  let moved = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    if (inA[i] === 0) continue
    while (inB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j++)) moved++
  }
  const jaro = (common / a.length + common / b.length + (common - moved / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** @returns how many slips lie between them, or `most + 1` when there are more than `most` */
export function slips(first: string, second: string, most: number): number {
  const [a, b] = trimmed(first.slice(0, longest), second.slice(0, longest))
  if (Math.abs(a.length - b.length) > most) return most + 1
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length)
  let [older, before, row] = scratch.rows as [Uint16Array, Uint16Array, Uint16Array]
  for (let j = 0; j <= b.length; j++) before[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1))
      if (
        !same &&
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[older, before, row] = [before, row, older]
  }
  return Math.min(before[b.length] ?? 0, most + 1)
}

/** Without what both begin and end with: most of two texts that are alike. */
function trimmed(a: string, b: string): [string, string] {
  let [from, off] = [0, 0]
  const least = Math.min(a.length, b.length)
  while (from < least && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (off < least - from && a.charCodeAt(a.length - 1 - off) === b.charCodeAt(b.length - 1 - off)) off++
  return [a.slice(from, a.length - off), b.slice(from, b.length - off)]
}

/** Spellings of one sound, in order; then vowels behind the first letter go, and doubled letters are one. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sch|sh/g, 's'],
  [/ph/g, 'f'],
  [/gh|ch/g, 'g'],
  [/ck|qu|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/ij|y/g, 'i'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/w(?=r)|(?<=.)[wh]/g, ''],
  [/d/g, 't'],
  [/b/g, 'p'],
]

/** @param name small letters without accents */
export function soundOf(name: string): string {
  let said = name.replace(/[^a-z]/g, '')
  for (const [spelling, sound] of spellings) said = said.replace(spelling, sound)
  return (said.slice(0, 1) + said.slice(1).replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1')
}
