/**
 * The files that an export holds, whether it comes as a folder, a zip, a tar (packed or not) or as one file. Nothing of it is ever
 * written anywhere: its names are only compared, and what is in a file passes by as a stream.
 */
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'
import { Unusable } from '../command.ts'
import { type Member, mostMembers } from './member.ts'
import { tarMembers } from './tar.ts'

/** What is real packs to a tenth, seldom to a fiftieth. Below this many bytes nobody minds. */
const [mostRatio, harmless] = [200, 64 * 1024 * 1024]

/** @throws Unusable when it is damaged, too large to be an export, or holds a path that leads out of it */
export async function membersOf(path: string): Promise<Member[]> {
  try {
    return await listed(path)
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw new Unusable(`${path} cannot be read (${(error as Error).message}): is it whole? Download it again`)
  }
}

async function listed(path: string): Promise<Member[]> {
  switch (await kindOf(path)) {
    case 'folder':
      return inFolder(path)
    case 'zip':
      return inZip(path)
    case 'packed':
      return tarMembers(path, () => unpacked(path))
    case 'tar':
      return tarMembers(path, () => createReadStream(path))
    case 'file':
      return [{ name: basename(path), read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }]
  }
}

async function kindOf(path: string): Promise<'folder' | 'zip' | 'packed' | 'tar' | 'file'> {
  const file = await open(path)
  try {
    if ((await file.stat()).isDirectory()) return 'folder'
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    const head = buffer.subarray(0, bytesRead)
    const text = head.toString('latin1')
    if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip'
    if (text.startsWith('\x1f\x8b')) return 'packed'
    return text.startsWith('ustar', 257) ? 'tar' : 'file'
  } finally {
    await file.close()
  }
}

/** Links are left alone: they may lead anywhere. */
async function inFolder(path: string): Promise<Member[]> {
  const found: Member[] = []
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    if (found.length === mostMembers) throw tooMany(path)
    const full = join(entry.parentPath, entry.name)
    found.push({ name: full.slice(path.length + 1).replaceAll('\\', '/'), read: () => createReadStream(full) })
  }
  return found
}

async function inZip(path: string): Promise<Member[]> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    const found: Member[] = []
    for await (const entry of zip.eachEntry()) {
      if (found.length === mostMembers) throw tooMany(path)
      // What comes out is not more than this: the library stops where it is.
      if (entry.uncompressedSize > mostFrom(entry.compressedSize)) throw swelling(`${entry.fileName} in ${path}`)
      if (!entry.fileName.endsWith('/')) found.push({ name: entry.fileName, read: () => readEntry(path, entry) })
    }
    return found
  } finally {
    zip.close()
  }
}

async function* readEntry(path: string, entry: Entry): AsyncGenerator<Buffer> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
  } finally {
    zip.close()
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const most = mostFrom((await stat(path)).size)
  const file = createReadStream(path)
  let size = 0
  try {
    for await (const chunk of file.pipe(createGunzip()) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw swelling(path)
      yield chunk
    }
  } finally {
    file.destroy()
  }
}

const mostFrom = (packed: number) => Math.max(harmless, packed * mostRatio)
const swelling = (what: string) =>
  new Unusable(`${what} unpacks to more than ${mostRatio} times its size: that is no export`)
const tooMany = (path: string) => new Unusable(`${path} holds more than ${mostMembers} files: that is no export`)
