/** What a device holds of a draft: what was written, and the version at the server that it goes on from. */
import type { Draft } from '../../contract/draft.ts'

export type Written = Pick<Draft, 'text' | 'said' | 'shared' | 'via' | 'changes'> & {
  /** Its writer has looked at what was set aside. */
  looked?: boolean
  /** A file is to follow. */
  begins?: boolean
}

/** `id` is null until the server has it; `base` is the version that was seen last. */
export type Kept = Written & { id: string | null; base: number }

export const begin = (said: number): Kept => ({
  id: null,
  base: 0,
  text: '',
  said,
  shared: false,
  via: null,
  changes: [],
})

/** @param text as it was typed, when that is still what stands there */
export function keptOf(draft: Draft, text: string = draft.text): Kept {
  const { id, version, said, shared, via, changes } = draft
  return { id, base: version, text, said, shared, via, changes }
}

/** What was stored on this device and not brought yet. @returns null when there is nothing, or it is not ours */
export function readKept(stored: string | null): Kept | null {
  if (!stored) return null
  try {
    const kept = JSON.parse(stored) as Partial<Kept>
    if (typeof kept.text !== 'string' || typeof kept.said !== 'number' || kept.text === '') return null
    return { ...begin(kept.said), ...kept }
  } catch {
    return null
  }
}

/** What cannot be stored never gets into a text: NUL and other controls, half a character, what turns reading around. */
export function cleanTyped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unstorable, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them away is the point
const unstorable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g
