/** Bytes as strings of characters below 256, which is all that files need that are built of numbers and letters. */

export const fromBytes = (bytes: Iterable<number>): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Four bytes, the largest first. */
export const fourBytes = (value: number) => fromBytes([24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff))

/** In base64, in lines as mail wants them. */
export const inLines = (binary: string) => btoa(binary).replace(/.{76}/g, '$&\r\n')
