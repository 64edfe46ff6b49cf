/**
 * A private WordPress for tests: a real one of Debian's packages (see `prepare.sh`), with a MariaDB on a socket of its own and PHP's own
 * server on a port of its own, for whoever runs the tests. Everything it writes is in a temporary folder.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../mail/port.ts'

const root = join(process.env.WORDPRESS ?? '', 'usr/share/wordpress')
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const programs = ['/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db']

export const wordpressIsMissing = !process.env.WORDPRESS || ![join(root, 'wp-load.php'), ...programs].every(existsSync)
export const howToPrepare =
  'These tests need a real WordPress: test/support/wordpress/prepare.sh /var/tmp/wordpress, then WORDPRESS=/var/tmp/wordpress'

type Said = { post?: number; parent?: number; text: string; name: string; email?: string; approved?: 0 | 1 }
export type WordPress = {
  url: string
  host: string
  /** What the channel's form holds for the brand, and for somebody who may not moderate. */
  brand: { address: string; user: string; password: string }
  reader: { address: string; user: string; password: string }
  post: number
  /** A visitor comments. @returns the number of the comment */
  say(said: Said): Promise<number>
  moderate(act: 'let' | 'bin' | 'erase', id: number): Promise<void>
  edit(id: number, text: string): Promise<void>
  stop(): Promise<void>
}

export async function startWordPress(): Promise<WordPress> {
  const home = mkdtempSync(join(tmpdir(), 'wp-'))
  const isRoot = process.getuid?.() === 0
  const owner = isRoot
    ? { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) }
    : null
  if (owner) chownSync(home, owner.uid, owner.gid)
  const [socket, data] = [join(home, 's'), join(home, 'data')]
  const host = `127.0.0.1:${await freePort()}`
  const url = `http://${host}`
  const env = { ...process.env, WORDPRESS_SOCKET: socket, WORDPRESS_URL: url }
  const running: ChildProcess[] = []
  const begin = (program: string, words: string[]) => {
    const child = spawn(program, words, { ...owner, env, stdio: 'ignore' })
    running.push(child)
    return child
  }
  const end = () => {
    for (const child of running) child.kill('SIGKILL')
  }
  // also when a test run breaks off
  process.once('exit', end)
  const php = async (script: string, ...words: string[]) =>
    (
      await promisify(execFile)('/usr/bin/php', ['-d', 'error_reporting=0', here(script), root, ...words], {
        ...owner,
        env,
      })
    ).stdout

  await promisify(execFile)(
    '/usr/bin/mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { ...owner, env },
  )
  const database = [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    '--innodb-flush-log-at-trx-commit=0',
  ]
  const server = begin('/usr/sbin/mariadbd', [...database, `--pid-file=${home}/pid`, `--log-error=${home}/log`])
  await until(server, () => existsSync(socket))
  const make =
    "create database wordpress; create user wordpress@localhost identified by ''; grant all on wordpress.* to wordpress@localhost"
  await promisify(execFile)('/usr/bin/mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', make], {
    env,
  })
  const { post, user, password, reader } = JSON.parse(await php('install.php')) as { post: number } & Record<
    'user' | 'password' | 'reader',
    string
  >
  const web = begin('/usr/bin/php', ['-d', 'error_reporting=0', '-S', host, '-t', root])
  await until(web, () =>
    fetch(`${url}/?rest_route=/`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )

  const act = async (what: string, given: object) => Number(await php('comment.php', what, JSON.stringify(given)))
  return {
    url,
    host,
    brand: { address: url, user, password },
    reader: { address: url, user: 'lezer', password: reader },
    post,
    say: (said) => act('say', { post, ...said }),
    moderate: async (what, id) => void (await act(what, { id })),
    edit: async (id, text) => void (await act('edit', { id, text })),
    async stop() {
      process.off('exit', end)
      const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
      end()
      await Promise.all(gone)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Look again until it is so, or its program has stopped. */
async function until(child: ChildProcess, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null)
      throw new Error(`${child.spawnfile} stopped at once, with exit status ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
