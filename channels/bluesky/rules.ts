/** What may be written on Bluesky. */
import type { WritingRules } from '../../domain/message/writing.ts'

/** Of a picture, in bytes. */
const largest = 1_000_000

export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** Of the text, besides its characters. */
export const mostBytes = 3000
/** In characters, as people count them. */
export const mostCharacters = 300

export const rules: WritingRules = {
  maxLength: mostCharacters,
  counts: 'graphemes',
  markdown: 'none',
  files: { most: 4, each: largest, total: 4 * largest, types: pictureTypes, alt: true },
}
