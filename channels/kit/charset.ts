/** The bytes of a page -> text: by the mark at its beginning, what the server says, what the document says, and by what they turn out to be. */

/** @param contentType of the answer, such as `text/xml; charset=iso-8859-1` */
export function readText(bytes: Uint8Array, contentType: string): string {
  const said = [
    markOf(bytes),
    /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1],
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i.exec(
      Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
    )?.[1],
    'utf-8',
  ]
  for (const name of said) {
    const text = name === undefined ? null : decode(bytes, name)
    if (text !== null) return text
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Null when it is not a character set, or these bytes are not in it. */
function decode(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xff && b === 0xfe ? 'utf-16le' : undefined
}
