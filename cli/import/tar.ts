/** The files in a tar (POSIX ustar, as Mastodon writes them): a block of 512 bytes that says what comes, then that, filled up to whole blocks. */
import { Unusable } from '../command.ts'
import { type Member, mostMembers } from './member.ts'

const block = 512

/**
 * @param from the whole tar from its beginning, unpacked; asked again for each file that is read
 * @throws Unusable when it is no tar
 */
export async function tarMembers(path: string, from: () => AsyncIterable<Buffer>): Promise<Member[]> {
  const found: Member[] = []
  let [head, skip, at] = [Buffer.alloc(0), 0, 0]
  for await (const chunk of from()) {
    for (let place = 0; place < chunk.length; ) {
      const passed = Math.min(skip, chunk.length - place)
      skip -= passed
      place += passed
      if (skip > 0) break
      const piece = chunk.subarray(place, place + block - head.length)
      head = Buffer.concat([head, piece])
      place += piece.length
      if (head.length < block) break
      at += block
      const entry = readHead(head, path)
      head = Buffer.alloc(0)
      if (!entry) continue
      const begin = at
      if (entry.isFile) found.push({ name: entry.name, read: () => stretch(from(), begin, entry.size) })
      if (found.length > mostMembers) throw new Unusable(`${path} holds more than ${mostMembers} files`)
      skip = Math.ceil(entry.size / block) * block
      at += skip
    }
  }
  return found
}

/** Null for the empty blocks at the end. What is no plain file (links, folders, extended headers) is passed over. */
function readHead(head: Buffer, path: string): { name: string; size: number; isFile: boolean } | null {
  if (head.every((byte) => byte === 0)) return null
  const text = (begin: number, end: number) => head.toString('utf8', begin, end).replace(/\0.*$/s, '')
  const size = Number.parseInt(text(124, 136).trim() || '0', 8)
  const sum = head.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0)
  if (sum !== Number.parseInt(text(148, 156).trim(), 8) || !Number.isSafeInteger(size) || size < 0)
    throw new Unusable(`${path} is no tar, or it is damaged: download it again`)
  const [type, prefix] = [text(156, 157), text(345, 500)]
  return { name: [prefix, text(0, 100)].filter(Boolean).join('/'), size, isFile: type === '' || type === '0' }
}

async function* stretch(chunks: AsyncIterable<Buffer>, begin: number, size: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of chunks) {
    const piece = chunk.subarray(Math.max(0, begin - at), Math.max(0, begin + size - at))
    at += chunk.length
    if (piece.length > 0) yield piece
    if (at >= begin + size) return
  }
}
