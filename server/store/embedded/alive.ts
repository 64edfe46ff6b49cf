/** Whether a process runs, and whether it is still the one that we think. Numbers of processes are used again. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A database server has its cluster as working folder: that tells it from a stranger who was given the same number. */
export function worksIn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(folder)]
      return there.dev === here.dev && there.ino === here.ino
    } catch {
      // Gone by now, or of another user: a server of ours would let us look.
      return false
    }
  }
  return /postgres/i.test(commandOf(pid))
}

function commandOf(pid: number): string {
  const [command, options] =
    process.platform === 'win32'
      ? ['tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'comm=', '-p', String(pid)]]
  try {
    return execFileSync(command as string, options as string[], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
