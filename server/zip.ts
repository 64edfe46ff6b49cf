/**
 * A zip that is made while it leaves (PKWARE APPNOTE 6.3), a file at a time. Each file is held whole for a moment, because its size and
 * sum stand before it: so that every program reads it, also one that reads from the beginning.
 */
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

export type ZipFile = { name: string; at: Date; bytes: Uint8Array }

const deflate = promisify(deflateRaw)
/** More is zip64, which nothing here comes near. */
const most = { files: 65_535, bytes: 2 ** 32 - 1 }
/** Names are UTF-8. */
const flags = 0x0800

/** @throws Error when it becomes more than a zip holds */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const file of files) {
    const name = Buffer.from(file.name)
    const packed = await deflate(file.bytes)
    const about = aboutFile(file, packed.length, name.length)
    directory.push(entry(about, offset), name)
    const head = Buffer.alloc(4)
    head.writeUInt32LE(0x04034b50)
    for (const part of [head, about, name, packed]) {
      yield part
      offset += part.length
    }
    if (directory.length / 2 > most.files || offset > most.bytes) throw new Error('this is more than one zip can hold')
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  yield list
  yield end
}

/** What the head of a file and its line in the directory have in common. */
function aboutFile({ at, bytes }: ZipFile, packed: number, name: number): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(flags, 2)
  about.writeUInt16LE(8, 4)
  about.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6)
  const year = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127)
  about.writeUInt16LE((year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8)
  about.writeUInt32LE(crc32(bytes), 10)
  about.writeUInt32LE(packed, 14)
  about.writeUInt32LE(bytes.length, 18)
  about.writeUInt16LE(name, 22)
  return about
}

function entry(about: Buffer, offset: number): Buffer {
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x02014b50)
  line.writeUInt16LE(20, 4)
  about.copy(line, 6)
  line.writeUInt32LE(offset, 42)
  return line
}
