/**
 * Retweet cascades, in time order, one on each line: set, id, label, author, number of shares, and the shares, parted by tabs; each share
 * `from>by@minutes`, with a `*` behind it when it was no plain retweet, parted by spaces. Packed with gzip or plain.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Cascade, Share } from '../../domain/influence/pickups.ts'
import { Unusable } from '../command.ts'

const mostTold = 20

/** Lines that are no cascade are told and left out. @throws Unusable when there is none, or the file cannot be unpacked */
export async function readCascades(
  path: string,
  say: (line: string) => void,
): Promise<{ cascades: Cascade[]; refused: number }> {
  if (!existsSync(path)) throw new Unusable(`There is no file ${path}`)
  const bytes = createReadStream(path)
  const input = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [bytes, input])
      stream.once('error', (error: Error) => reject(new Unusable(`${path}: ${error.message}`)))
  })
  return Promise.race([readLines(path, input, say), failed])
}

async function readLines(path: string, input: NodeJS.ReadableStream, say: (line: string) => void) {
  const cascades: Cascade[] = []
  let [line, refused] = [0, 0]
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    const cascade = readCascade(text)
    if (cascade) cascades.push(cascade)
    else if (text.trim() !== '' && ++refused <= mostTold)
      say(`${path}, line ${line}: it should be set, id, label, author, number and shares, with tabs between; left out`)
  }
  if (refused > mostTold) say(`${path}: ${refused - mostTold} more lines like these`)
  if (cascades.length === 0) throw new Unusable(`${path} holds no cascade`)
  return { cascades, refused }
}

function readCascade(text: string): Cascade | null {
  const [, , , author, , list] = text.split('\t')
  if (!author || list === undefined) return null
  const shares = list.split(' ').map(readShare)
  return shares.every((share) => share !== null) ? { author, shares } : null
}

function readShare(text: string): Share | null {
  const [, from, by] = /^([^>@]+)>([^>@]+)@[\d.]+\*?$/.exec(text) ?? []
  return from && by ? { by, from } : null
}
