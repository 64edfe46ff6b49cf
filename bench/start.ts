/**
 * From the command to the first good answer: on a fresh data folder and on one that was used before, what it holds in memory when
 * nothing happens, and how much of the web page comes before it can show anything.
 */
import { join } from 'node:path'
import type { Bench, Run } from './kit/bench.ts'
import { freshCopy } from './kit/fresh-copy.ts'
import { makeHouse } from './kit/house.ts'
import { median, round } from './kit/numbers.ts'
import { memoryOf, withChildren } from './kit/processes.ts'
import { databasePid, freePort, type Program, startProgram } from './kit/program.ts'
import { shellSize } from './start/shell.ts'

export const start: Bench = async (run) => {
  const folder = freshCopy(run)
  const port = await freePort()
  const times = run.quick ? 1 : 5
  const startOn = async (house: Awaited<ReturnType<typeof makeHouse>>, what: string) => {
    const program = await startProgram(run, house, port, { folder })
    run.say(`${what}: ${round(program.startMs)} ms`)
    await program.stop()
    return program.startMs
  }
  // As after `npm ci`: the first start builds.
  const withBuild = await startOn(await makeHouse(run), 'first start, with building')
  const first: number[] = []
  const warm: number[] = []
  for (let i = 1; i <= times; i++) {
    const house = await makeHouse(run)
    first.push(await startOn(house, `fresh data folder ${i}`))
    warm.push(await startOn(house, `the same again ${i}`))
  }
  const seconds = (ms: number) => round(ms / 1000, 2)
  return {
    first_s: seconds(median(first)),
    warm_s: seconds(median(warm)),
    first_with_build_s: seconds(withBuild),
    idle_mb: await idle(run, folder, port),
    ...shellSize(join(folder, 'dist', 'web')),
    starts: times,
  }
}

/** Megabytes of the program and its database, ten seconds after a few visits. Null where the system does not tell. */
async function idle(run: Run, folder: string, port: number): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const house = await makeHouse(run)
  const program = await startProgram(run, house, port, { folder })
  try {
    await visit(program)
    run.say('idle for ten seconds')
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    const database = databasePid(house.data)
    return round(memoryOf([...withChildren(program.pid), ...(database ? withChildren(database) : [])]))
  } finally {
    await program.stop()
  }
}

async function visit({ url }: Program): Promise<void> {
  for (const path of ['/', '/api/v1/house', '/api/v1/openapi.json', '/healthz']) await (await fetch(url + path)).text()
}
