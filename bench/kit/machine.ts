/** The machine that the figures are of, and how busy it was with other things. */
import { cpus, loadavg, totalmem } from 'node:os'

export function machine() {
  const all = cpus()
  return {
    cpus: all.length,
    cpu: all[0]?.model ?? '',
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  }
}

/** Processes that wanted to run, on average over the last minute and the last five. */
export function load(): { one: number; five: number } {
  const [one = 0, five = 0] = loadavg().map((value) => Math.round(value * 100) / 100)
  return { one, five }
}
