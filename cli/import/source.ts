/** A first look through a file that is to be imported: what it is, by its content. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Unusable } from '../command.ts'

export type Source = {
  path: string
  size: number
  lines: number
  /** Of the content: tells whether an import that stopped was of this very file. */
  hash: string
  encoding: 'utf-8' | 'windows-1252'
}

/**
 * @param folders whether it may be a folder
 * @throws Unusable when it cannot be read, is empty, or is UTF-16
 */
export async function examine(path: string, seen: (bytes: number) => void, folders = false): Promise<Source> {
  if (folders && (await stat(path).catch(() => null))?.isDirectory()) return examineFolder(path)
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const isUtf8 = (chunk?: Buffer) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
      return true
    } catch {
      return false
    }
  }
  let size = 0
  let lines = 1
  let utf8 = true
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
      if (size === 0 && isUtf16(chunk))
        throw new Unusable(`${path} is UTF-16: save it as UTF-8 (in Excel: "CSV UTF-8") and import that`)
      hash.update(chunk)
      size += chunk.length
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
      utf8 &&= isUtf8(chunk)
      seen(size)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Unusable(`There is no file ${path}`)
    if (code === 'EISDIR') throw new Unusable(`${path} is a folder: name the file in it`)
    if (code === 'EACCES') throw new Unusable(`${path} may not be read by this user`)
    throw error
  }
  if (size === 0) throw new Unusable(`${path} is empty`)
  // Half a character at the end is not UTF-8 either.
  const whole = utf8 && isUtf8()
  return { path, size, lines, hash: hash.digest('hex'), encoding: whole ? 'utf-8' : 'windows-1252' }
}

/** What its files are called, how large they are and when they were written stands for what is in them. */
async function examineFolder(path: string): Promise<Source> {
  const files: string[] = []
  let size = 0
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const { size: bytes, mtimeMs } = await stat(file)
    files.push(`${file.slice(path.length)} ${bytes} ${mtimeMs}`)
    size += bytes
  }
  const hash = createHash('sha256').update(files.toSorted().join('\n')).digest('hex')
  return { path, size, lines: files.length, hash, encoding: 'utf-8' }
}

const isUtf16 = (start: Buffer) => (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
