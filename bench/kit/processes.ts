/** Processes of this machine, as Linux tells about them in /proc. */
import { readdirSync, readFileSync } from 'node:fs'

/** A process and everything that it started. */
export function withChildren(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The name of the program, in brackets, may hold anything; the parent is the second word after it.
    const parent = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = [pid]
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child)
  return found
}

/** Megabytes that these processes hold, what they share counted once (proportional set size). */
export function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

/** Milliseconds of processor time that each of these processes used since it began. */
export function cpuOf(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const words = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
    return Number(words[11] ?? 0) + Number(words[12] ?? 0)
  })
  // A tick of this count is a hundredth of a second on every Linux.
  return ticks.reduce((sum, one) => sum + one, 0) * 10
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
