/** How long a text is for a network, as the server counts (`domain/message/writing.ts`; a test holds the two together). */
import type { WritingRules } from '../../contract/way.ts'

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })
const encoder = new TextEncoder()

export function measure(text: string, counts: WritingRules['counts']): number {
  switch (counts) {
    case 'utf16':
      return text.length
    case 'bytes':
      return encoder.encode(text).length
    case 'graphemes':
      return [...segmenter.segment(text)].length
  }
}

/** Variables that are still to be filled in, as they stand there. */
export function openVariables(text: string): string[] {
  if (!text.includes('{{')) return []
  return [
    ...new Set(
      [...text.matchAll(/\{\{[ \t]{0,8}[\p{L}][\p{L}\p{N}._-]{0,39}[ \t]{0,8}(?:\|[^{}\n]{0,200})?\}\}/gu)].map(
        ([all]) => all,
      ),
    ),
  ]
}
