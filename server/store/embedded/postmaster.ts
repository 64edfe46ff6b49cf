/** The server process of one cluster: is it there, start it, stop it. */
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { worksIn } from './alive.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import type { Owner } from './owner.ts'
import { launch, run } from './run.ts'
import { leave, port, socketFolder } from './socket.ts'

/** `host` is where it listens, the folder of its socket or a loopback address; null while it has not come that far. */
export type Postmaster = { pid: number; host: string | null; port: number }

/** Bytes of the log at which it begins anew. */
const longestLog = 10 * 1024 * 1024

/** The live server of this cluster. What a dead one left behind, and a stranger with its number, is cleared away. */
export function findPostmaster(cluster: Cluster): Postmaster | null {
  const file = join(cluster.pg, 'postmaster.pid')
  // pid, folder, start, port, folder of the socket, address, ...: see the comment in PostgreSQL's miscadmin.h.
  const [pid, , , itsPort, socket, address] = read(file).split('\n')
  if (!pid) return null
  if (!worksIn(Number(pid), cluster.pg)) {
    fs.rmSync(file, { force: true })
    return null
  }
  return { pid: Number(pid), host: socket?.trim() || address?.trim() || null, port: Number(itsPort) }
}

/**
 * Start it and return at once; it is ready when it answers.
 * @returns `ended`, which resolves with what the log says when the process ends
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  owner: Owner | null,
): Promise<{ ended: Promise<string> }> {
  const settings = await settingsFor(cluster, owner)
  const output = openLog(cluster.log)
  const start = fs.statSync(cluster.log).size
  try {
    const child = await launch(
      binaries.postgres,
      cluster.pg,
      owner,
      (door) => ['-D', door, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      output,
    )
    child.unref()
    const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(read(cluster.log).slice(start))))
    return { ended }
  } finally {
    fs.closeSync(output)
  }
}

async function settingsFor(cluster: Cluster, owner: Owner | null): Promise<Record<string, string>> {
  const where: Record<string, string> =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(await freePort()) }
      : {
          listen_addresses: '',
          port: String(port),
          unix_socket_directories: `"${socketFolder(cluster.data, owner).replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        }
  return {
    ...where,
    max_connections: '100',
    shared_buffers: '128MB',
    wal_compression: 'on',
    // Queries are short; starting helpers and compiling would cost more than they bring, and /dev/shm is small in containers.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    timezone: 'UTC',
    // What was said by whom does not belong in a log: no statements, no values of keys.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}

/** Fast (it ends sessions and writes everything down), and when that takes too long at once (it recovers at the next start). */
export async function stopPostmaster(cluster: Cluster, binaries: Binaries, { pid, host }: Postmaster): Promise<void> {
  if (process.platform === 'win32') {
    return run(binaries.ctl, cluster.pg, null, (folder) => ['stop', '-D', folder, '-m', 'fast', '-t', '20'])
  }
  for (const [signal, wait] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!worksIn(pid, cluster.pg)) return leave(host)
    process.kill(pid, signal)
    if (await until(() => !worksIn(pid, cluster.pg), wait)) return leave(host)
  }
  throw new Error(`The database (process ${pid}) does not stop`)
}

/** Look again until it is so. There is nothing to wait on that the operating system would tell us. */
export async function until(isSo: () => boolean | Promise<boolean>, wait: number): Promise<boolean> {
  const end = performance.now() + wait
  while (!(await isSo())) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  return true
}

function openLog(path: string): number {
  const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return fs.openSync(path, size > longestLog ? 'w' : 'a', 0o600)
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address ? address.port : port
}
