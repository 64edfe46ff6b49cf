/** The files of the project, as paths below its root with forward slashes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../../server/root.ts'

export const worlds = ['contract', 'domain', 'channels', 'server', 'web', 'cli', 'demo', 'bench', 'test'] as const

/** TypeScript and JavaScript of the worlds. */
export function sourceFiles(): string[] {
  return worlds.flatMap((world) => filesIn(world)).filter((file) => /\.(m?[jt]s|tsx)$/.test(file))
}

export function filesIn(folder: string): string[] {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

export const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8')
export const isThere = (path: string) => existsSync(join(root, path))
