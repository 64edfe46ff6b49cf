/** What a network takes: how long, counted how, with or without Markdown, and which files. */

export type Counting = 'graphemes' | 'utf16' | 'bytes'

export type FileRules = {
  most: number
  /** Bytes of one file, and of all together. */
  each: number
  total: number
  /** Beginnings of media types that are taken ("image/"); absent: all. */
  types?: readonly string[]
  /** The network shows an alternative text with a picture. */
  alt: boolean
}

export type WritingRules = {
  /** Absent: as long as one likes. */
  maxLength?: number
  counts: Counting
  markdown: 'none' | 'commonmark'
  /** Absent: none. */
  files?: FileRules
}

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })

/** How long a text is for a network. Graphemes are what people call characters: a family emoji is one. */
export function measure(text: string, counts: Counting): number {
  switch (counts) {
    case 'utf16':
      return text.length
    case 'graphemes': {
      let n = 0
      for (const _ of segmenter.segment(text)) n++
      return n
    }
    case 'bytes': {
      let n = 0
      for (const sign of text) {
        const code = sign.codePointAt(0) ?? 0
        n += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
      }
      return n
    }
  }
}

/** Everything about a letter that this network does not take, as sentences that follow on the field's name. */
export function faultsOf(
  letter: { text: string; files: readonly { name: string; mediaType: string; size: number }[] },
  rules: WritingRules,
): { path: 'text' | 'files'; message: string }[] {
  const faults: { path: 'text' | 'files'; message: string }[] = []
  const { maxLength, files } = rules
  if (maxLength !== undefined && letter.text.length > maxLength) {
    const length = measure(letter.text, rules.counts)
    if (length > maxLength)
      faults.push({
        path: 'text',
        message: `is ${length} ${units[rules.counts]} long; this channel takes ${maxLength}`,
      })
  }
  if (letter.files.length === 0) return faults
  const fault = (message: string) => faults.push({ path: 'files', message })
  if (!files) {
    fault('cannot go along on this channel')
    return faults
  }
  if (letter.files.length > files.most) fault(`are ${letter.files.length}; this channel takes ${files.most}`)
  for (const file of letter.files) {
    if (file.size > files.each)
      fault(`hold "${file.name}" of ${megabytes(file.size)} MB; this channel takes ${megabytes(files.each)} MB`)
    if (files.types && !files.types.some((type) => file.mediaType.startsWith(type)))
      fault(`hold "${file.name}" (${file.mediaType}), which this channel does not take`)
  }
  const total = letter.files.reduce((sum, { size }) => sum + size, 0)
  if (total > files.total) fault(`are ${megabytes(total)} MB together; this channel takes ${megabytes(files.total)} MB`)
  return faults
}

const units: Record<Counting, string> = { graphemes: 'characters', utf16: 'characters', bytes: 'bytes' }

const megabytes = (bytes: number) => Math.ceil(bytes / 104_857.6) / 10

/** The words of a text and nothing else, so that the same text is known again whatever its spaces, capitals and punctuation. */
export function sameWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Shorter than this, saying the same again is manners ("Dank je wel"). */
export const shortestTold = 40
