/** Who imports whom, read off the sources. */
import { dirname, join, posix } from 'node:path'
import { sourceFiles, sourceOf } from './sources.ts'

export type Import = {
  from: string
  /** A file of the project, or the name of a package. */
  to: string
  ours: boolean
  kind: 'value' | 'type' | 'dynamic'
}

const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g
const worker = /new (?:URL|Worker|SharedWorker)\(\s*(?:new URL\()?\s*'(\.[^']+\.tsx?)'/g

export function importsOf(file: string): Import[] {
  const source = sourceOf(file).replace(/\/\*[\s\S]*?\*\//g, '')
  const resolve = (name: string, kind: Import['kind']): Import =>
    name.startsWith('.')
      ? { from: file, to: posix.normalize(join(dirname(file), name.replace(/\?.*$/, ''))), ours: true, kind }
      : { from: file, to: name, ours: false, kind }
  return [
    ...[...source.matchAll(statement)].map(([, type, name = '']) => resolve(name, type ? 'type' : 'value')),
    ...[...source.matchAll(dynamic)].map(([, name = '']) => resolve(name, 'dynamic')),
    ...[...source.matchAll(worker)].map(([, name = '']) => resolve(name, 'dynamic')),
  ]
}

export const allImports = (): Import[] => sourceFiles().flatMap(importsOf)

/** A circle among imports of values, as the files on it; null when there is none. */
export function findCircle(imports: readonly Import[]): string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to, ours, kind } of imports)
    if (ours && kind === 'value') next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const other of next.get(file) ?? []) {
      const circle = walk(other, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return null
  }
  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return null
}
