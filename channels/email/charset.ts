/**
 * Which letters did the sender mean? Mail programs say UTF-8 (or nothing) and send Windows-1252, say ISO-8859-1 and mean
 * Windows-1252, or name a character set that does not exist. Bytes that are valid UTF-8 are never anything else by accident, so:
 * UTF-8 when it is, otherwise Windows-1252, in which every byte means something.
 */
const strict = new TextDecoder('utf-8', { fatal: true })
/** What Windows-1252 has where ISO-8859-1 has controls. Not TextDecoder: in some versions of Node it decodes these as ISO-8859-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function western(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(/[\u0080-\u009f]/g, (letter) => windows[letter.charCodeAt(0) - 0x80] ?? letter)
}

/** The bytes as the letters that were most likely meant. Never throws. */
export function guess(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return western(bytes)
  }
}
