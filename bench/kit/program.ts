/** The program as people start it: `node cli/samenspraak.mjs start`, in a process of its own that may be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../../server/config.ts'
import type { Run } from './bench.ts'

export type Program = {
  pid: number
  url: string
  /** Milliseconds from the start of the process to the first good answer of /healthz. */
  startMs: number
  /** Ask it to stop, in order, and wait until it has. */
  stop(): Promise<void>
  /** Resolves when the process has ended. */
  ended: Promise<void>
  /** The end of what it wrote to its log. */
  said(): string
}

const patienceMs = 60_000

/**
 * Start it on the data folder of this house and wait until it answers.
 * @param folder of the sources, see `freshCopy`
 * @param port the same again after a kill, so that those who talk with it find it back
 * @throws with what it said when it does not come up
 */
export async function startProgram(
  run: Run,
  { data, databaseUrl }: Config,
  port: number,
  { folder, environment = {} }: { folder: string; environment?: Record<string, string> },
): Promise<Program> {
  const began = performance.now()
  const database = databaseUrl ? { DATABASE_URL: databaseUrl } : {}
  const child = spawn(
    process.execPath,
    [join(folder, 'cli', 'samenspraak.mjs'), 'start', '--data', data, '--port', String(port)],
    {
      cwd: folder,
      env: { ...process.env, LOG_LEVEL: 'warn', ...environment, ...database },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said = hear(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  run.after(stop)
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the program does not start: ${said()}`)
    if (performance.now() - began > patienceMs) throw new Error(`the program does not answer: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const startMs = performance.now() - began
  return { pid: child.pid ?? 0, url, startMs, stop, ended, said }
}

function hear(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
  return () => said.trim()
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}

/** A port that nobody uses just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (typeof address !== 'object' || !address) throw new Error('there is no free port')
  return address.port
}

/** Wait until it answers well again. */
export async function untilHealthy({ url, said }: Pick<Program, 'url' | 'said'>): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await answers(url))) {
    if (performance.now() > end) throw new Error(`the program does not come back: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Process id of the embedded database in a data folder; null where there is none. */
export function databasePid(data: string): number | null {
  try {
    return Number(readFileSync(join(data, 'store', 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}
