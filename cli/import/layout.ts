/** How a CSV is laid out, and reading one line of it. */
import { createReadStream } from 'node:fs'
import type { Source } from './source.ts'

export type Layout = {
  delimiter: string
  /** The byte that ends a line. */
  newline: number
  /** How many columns; null until the header was read. */
  width: number | null
}

/** What separates the columns of the header most often, and what ends its line. */
export async function findLayout({ path }: Source): Promise<Layout> {
  const pieces: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 65_535 }) as AsyncIterable<Buffer>) pieces.push(chunk)
  const beginning = Buffer.concat(pieces)
  const header = (beginning.toString('latin1').split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: header.split(mark).length }))
  const { mark } = counts.reduce((best, one) => (one.n > best.n ? one : best))
  return { delimiter: mark, newline: beginning.includes(10) ? 10 : 13, width: null }
}

/** How many lines a record takes, with or without what ends its last one. */
export function linesOf(raw: string, { newline }: Layout): number {
  return raw.replace(/[\r\n]+$/, '').split(String.fromCharCode(newline)).length
}

/** The line that begins here (of its bytes no more than `longest`), and where the next one begins: null when there is none. */
export async function readLine({ path }: Source, { newline }: Layout, start: number, longest: number) {
  const pieces: Buffer[] = []
  let at = start
  for await (const chunk of createReadStream(path, { start, highWaterMark: 16 * 1024 }) as AsyncIterable<Buffer>) {
    const end = chunk.indexOf(newline)
    if (at - start < longest) pieces.push(end === -1 ? chunk : chunk.subarray(0, end))
    if (end !== -1) return { text: Buffer.concat(pieces), end: at + end + 1 }
    at += chunk.length
  }
  return { text: Buffer.concat(pieces), end: null }
}

/** Windows-1252 where it differs from latin1, from 0x80. (`TextDecoder` of Node 20 takes the two for the same.) */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** A value that was read as latin1, in the letters that it was written in. */
export function inLetters(value: string, { encoding }: Source): string {
  if (encoding === 'utf-8') return value
  return value.replace(/[\x80-\x9f]/g, (letter) => windows[letter.charCodeAt(0) - 0x80] ?? letter)
}
