/** What a file is, by its first bytes: what a browser says about it is only what its name ends in. */
import { cleanMediaType } from '../../../domain/message/text.ts'

const marks: readonly [type: string, at: number, mark: string][] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['application/pdf', 0, '%PDF-'],
]

/** Types that a program may run or a browser may take for a page: named as bytes, whoever sends them. */
const harmful = /^(text\/html|application\/(xhtml\+xml|x-msdownload|javascript)|image\/svg\+xml|text\/javascript)$/

/** @param declared what the sender says; believed only where it says nothing that its bytes would have shown */
export function sniff(bytes: Uint8Array, declared: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1')
  const found = marks.find(([, at, mark]) => head.startsWith(mark, at))
  if (found) return found[0]
  const type = cleanMediaType(declared)
  const shows = marks.some(([known]) => known === type) || harmful.test(type)
  return shows ? 'application/octet-stream' : type
}
