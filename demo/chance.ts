/** Chance that is the same every time: a hash of what it is about (FNV-1a, then the finisher of MurmurHash3). */

/** @returns from 0 up to 1 */
export function chance(...about: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const letter of about.join('\0')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

export const between = (least: number, most: number, at: number) => Math.round(least + (most - least) * at)

export function oneOf<T>(list: readonly T[], at: number): T | undefined {
  return list[Math.floor(at * list.length)]
}
