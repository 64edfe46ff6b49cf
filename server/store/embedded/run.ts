/** Starting one of PostgreSQL's programs on a folder, as another user where we are root. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { type Owner, withoutRights } from './owner.ts'
import { Unusable } from './unusable.ts'

/**
 * On Linux the program gets the folder as an open door (descriptor 3) and knows it by a short path. So it works in folders that
 * its user could not walk to (below root's home), and with paths of any length and any characters.
 */
const doors = existsSync('/proc/self/fd')

export type Output = number | 'pipe'

/** @throws Unusable when this machine cannot run it at all */
export async function launch(
  program: string,
  folder: string,
  as: Owner | null,
  given: (door: string) => string[],
  output: Output,
): Promise<ChildProcess> {
  const door = doors ? openSync(folder, 'r') : null
  try {
    const options: SpawnOptions = {
      ...as,
      cwd: '/',
      // Its own session, so that Ctrl-C in a terminal reaches us alone and we can stop in order.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output, output, ...(door === null ? [] : [door])],
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env.SystemRoot },
    }
    const child = spawn(program, given(door === null ? folder : '/proc/self/fd/3'), options)
    await new Promise<void>((started, failed) => {
      child.once('spawn', started)
      child.once('error', failed)
    })
    return child
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(program))
      throw new Unusable('its programs need glibc, which this system does not have (Alpine and others with musl).', {
        cause: error,
      })
    throw withoutRights(error)
  } finally {
    if (door !== null) closeSync(door)
  }
}

/** Run to the end. @throws with what the program said when it failed */
export async function run(
  program: string,
  folder: string,
  as: Owner | null,
  given: (door: string) => string[],
): Promise<void> {
  const child = await launch(program, folder, as, given, 'pipe')
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
  const code = await new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1)),
  )
  if (code !== 0) throw new Error(`${program} stopped with ${code}: ${said.trim()}`)
}
