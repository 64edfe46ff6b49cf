/** Starting, killing and reading the mail server of `mail-server.ts`. */
import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Run } from '../kit/bench.ts'
import { temporaryFolder } from '../kit/house.ts'
import type { MailServerTask } from './mail-server.ts'

export type Journal = {
  /** How often each mail was taken. */
  taken: ReadonlyMap<string, number>
  /** Mails for which it waited, and of which nobody knows yet that its answer was heard. */
  open: number
}
export type RealServer = {
  port: number
  pid(): number
  read(): Journal
  /** With a signal that nobody can catch. @returns mails that were on their way at that moment */
  kill(): Promise<number>
  start(slow: boolean): Promise<void>
}

export async function startRealServer(run: Run, port: number): Promise<RealServer> {
  const journal = join(temporaryFolder(run), 'journal')
  let child: ChildProcess | null = null
  let seed = 0
  let known = { at: 0, taken: new Map<string, number>(), open: new Map<string, number>() }

  const read = (): Journal => {
    const text = readFrom(journal, known.at)
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    known.at += Buffer.byteLength(whole)
    for (const line of whole.split('\n')) {
      const [stage, key = ''] = line.split(' ')
      if (stage === 'begun') known.open.set(key, 1)
      if (stage === 'taken') known.taken.set(key, (known.taken.get(key) ?? 0) + 1)
      if (stage === 'answered') known.open.delete(key)
    }
    return { taken: known.taken, open: known.open.size }
  }
  const end = async () => {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGKILL')
    await gone
  }
  run.after(end)
  const server: RealServer = {
    port,
    pid: () => child?.pid ?? -1,
    read,
    async kill() {
      await end()
      const { open } = read()
      known = { ...known, open: new Map() }
      return open
    },
    async start(slow) {
      const task: MailServerTask = { journal, port, slow, seed: ++seed }
      const started = fork(fileURLToPath(new URL('mail-server.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      child = started
      await new Promise<void>((resolve, reject) => {
        started.once('message', () => resolve())
        started.once('exit', () => reject(new Error('the mail server did not start')))
        started.send(task)
      })
    },
  }
  return server
}

/** The end of a file, from a place on. */
function readFrom(path: string, at: number): string {
  if (!existsSync(path)) return ''
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - at))
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, at))
  } finally {
    closeSync(file)
  }
}
