/** Encoded words in a header (RFC 2047), as far as the name of a campaign needs them. What cannot be decoded stays as it stands. */
export function decodeWords(text: string): string {
  return Buffer.from(text, 'latin1')
    .toString('utf8')
    .replaceAll(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi, (word, charset, kind, coded) => {
      try {
        return new TextDecoder(charset).decode(
          kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64') : quoted(coded),
        )
      } catch {
        return word
      }
    })
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('_', ' ').replaceAll(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
