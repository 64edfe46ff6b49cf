/** The program as a process of its own, to be stopped or killed. */
import { spawn } from 'node:child_process'
import { root } from '../../server/root.ts'

export type Elsewhere = {
  url: string
  pid: number
  /** Ask it to stop, and wait until it has. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; said: string }>
}

/** `samenspraak start` on a data folder and any free port. Resolves when it says where it is; rejects when it ends before. */
export async function startElsewhere(
  data: string,
  environment: Record<string, string> = {},
  options: { uid?: number; gid?: number } = {},
): Promise<Elsewhere> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'start', '--data', data, '--port', '0'], {
    cwd: root,
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      said += text
      const found = /is at (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    void ended.then((code) => reject(new Error(`The program ended with ${code}: ${said}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return { code: await ended, said }
    },
  }
}
