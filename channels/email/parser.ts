/**
 * mailparser (3.9.26, pinned), bent in four places, because it believes what mails say and what it is given:
 * a part's character set is guessed from its bytes; format=flowed is undone by us, as mailparser takes the square of its length;
 * encoded words in headers can be decoded one by one; and when it gives up half-way we hear of it, while it only stops.
 */
import { type Readable, Transform } from 'node:stream'
import { MailParser } from 'mailparser'
import { guess } from './charset.ts'
import { unflowed } from './flowed.ts'

type Node = { charset?: string | false; flowed?: boolean; delSp?: boolean }
type Made = { textContent?: string }
type Inner = {
  createNode(node: Node): Made
  getTextContent(): unknown
  decoder: { decodeStream(charset: string): Transform }
  libmime: { decodeWords(text: string): string }
  splitter: Readable
}

const options = {
  /** A mail inside a mail is an attachment, not words of this sender. */
  ignoreEmbedded: true,
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
}

const guessed = 'as-it-looks'
/** Names under which anything is sent. */
const doubtful = ['', 'utf8', 'ascii', 'usascii', 'iso88591', 'latin1', 'unknown8bit']

export type Bent = {
  parser: MailParser
  decodeWords(text: string): string
  /** It could not go on: what it gives after this is not the whole mail. */
  gaveUp(): boolean
}

/** A parser for one mail, bent where its own ways lose something (see above). */
export function bentParser(): Bent {
  const parser = new MailParser(options)
  const inner = parser as unknown as Inner
  const createNode = inner.createNode.bind(parser)
  const getTextContent = inner.getTextContent.bind(parser)
  const decodeStream = inner.decoder.decodeStream.bind(inner.decoder)
  const flowing = new Map<Made, boolean>()
  let failed = false

  inner.createNode = (node) => {
    const { flowed, delSp = false } = node
    node.flowed = false
    if (doubtful.includes((node.charset || '').toLowerCase().replace(/[^a-z0-9]/g, ''))) node.charset = guessed
    const made = createNode(node)
    if (flowed) flowing.set(made, delSp)
    return made
  }
  inner.getTextContent = () => {
    for (const [made, delSp] of flowing) if (made.textContent) made.textContent = unflowed(made.textContent, delSp)
    return getTextContent()
  }
  inner.decoder.decodeStream = (charset) => {
    try {
      if (charset !== guessed) return decodeStream(charset)
    } catch {
      // a character set that nobody has heard of
    }
    return guessing()
  }
  inner.splitter.once('error', () => {
    failed = true
  })
  return { parser, decodeWords: (text) => inner.libmime.decodeWords(text), gaveUp: () => failed }
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
