/**
 * Which letters did the sender mean? Mail programs say UTF-8 (or nothing) and send Windows-1252, say ISO-8859-1 and mean
 * Windows-1252, or name a character set that does not exist. Bytes that are valid UTF-8 are never anything else by accident, so:
 * UTF-8 when it is, otherwise Windows-1252, in which every byte means something.
 */
import { Transform } from 'node:stream'
import type { MailParser } from 'mailparser'

const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

export function guess(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}

/** The inner parts of mailparser that this bends (3.9.26, pinned): where it learns a part's character set, and how it decodes one. */
type Inner = {
  createNode(node: { charset?: string | false; contentType?: string | false }): unknown
  decoder: { decodeStream(charset: string): Transform }
}

const guessed = 'as-it-looks'

/** Make the parser guess where mailparser would believe. */
export function guessCharsets(parser: MailParser): MailParser {
  const inner = parser as unknown as Inner
  const createNode = inner.createNode.bind(parser)
  const decodeStream = inner.decoder.decodeStream.bind(inner.decoder)
  inner.createNode = (node) => {
    const said = (node.charset || '').toLowerCase().replace(/[^a-z0-9]/g, '')
    if (['', 'utf8', 'ascii', 'usascii', 'iso88591', 'latin1', 'unknown8bit'].includes(said)) node.charset = guessed
    return createNode(node)
  }
  inner.decoder.decodeStream = (charset) => {
    try {
      if (charset !== guessed) return decodeStream(charset)
    } catch {
      // a character set that nobody has heard of
    }
    return guessing()
  }
  return parser
}

/** Collects the whole part, because the last byte may be the one that is not UTF-8. */
function guessing(): Transform {
  const chunks: Buffer[] = []
  return new Transform({
    transform(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    },
    flush(done) {
      done(null, guess(Buffer.concat(chunks)))
    },
  })
}
