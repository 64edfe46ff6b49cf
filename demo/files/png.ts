/** Real PNG files without a library: a palette, one byte a pixel, not compressed (W3C PNG, RFC 1950, RFC 1951). */
import { fourBytes, fromBytes } from './binary.ts'

export type Picture = {
  width: number
  height: number /** `#rrggbb`. */
  palette: readonly string[]
  pixels: Uint8Array
}

export function toPng({ width, height, palette, pixels }: Picture): string {
  const colours = palette.flatMap((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))
  let rows = ''
  for (let y = 0; y < height; y++) rows += `\0${fromBytes(pixels.subarray(y * width, (y + 1) * width))}`
  const header = fourBytes(width) + fourBytes(height) + fromBytes([8, 3, 0, 0, 0])
  return [
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', header),
    chunk('PLTE', fromBytes(colours)),
    chunk('IDAT', stored(rows)),
    chunk('IEND', ''),
  ].join('')
}

function chunk(name: string, data: string): string {
  return fourBytes(data.length) + name + data + fourBytes(crc(name + data))
}

/** A zlib stream that stores its bytes as they are, in blocks of at most 65,535. */
function stored(data: string): string {
  let blocks = ''
  for (let at = 0; at < data.length; at += 0xffff) {
    const block = data.slice(at, at + 0xffff)
    const { length } = block
    const last = at + length >= data.length ? 1 : 0
    blocks += fromBytes([last, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff]) + block
  }
  return `\x78\x01${blocks}${fourBytes(adler(data))}`
}

function adler(data: string): number {
  let [a, b] = [1, 0]
  for (let i = 0; i < data.length; i++) {
    a = (a + data.charCodeAt(i)) % 65_521
    b = (b + a) % 65_521
  }
  return ((b << 16) | a) >>> 0
}

function crc(data: string): number {
  let sum = 0xffffffff
  for (let i = 0; i < data.length; i++) {
    sum ^= data.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}
