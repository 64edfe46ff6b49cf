/**
 * A private Dovecot for tests: a real IMAP server in a temporary folder, on a port of its own, for whoever runs the tests.
 *
 * It runs as an ordinary user: as root it is started as `nobody`, because Dovecot refuses mail of root. Every sign-in name has a
 * mailbox, the password is the same for all. Mail is put in as files, so it may be any bytes whatever.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './port.ts'

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find(existsSync)
const isRoot = process.getuid?.() === 0

/** Root installs what is missing or fails; a user who cannot install it goes on without these tests, and is told. */
export const dovecotIsMissing = !program && !isRoot
export const howToInstall = 'These tests need a real Dovecot: apt-get install --no-install-recommends dovecot-imapd'

export type Dovecot = {
  host: '127.0.0.1'
  port: number
  password: string
  /** Put a mail into the inbox of this user; the server sees it at once. @returns where it lies on disk */
  drop(user: string, mail: string | Uint8Array): string
  /** As after a restore or a move: the same mails, other numbers. */
  renumber(user: string, uidValidity: number): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

let dropped = 0

export async function startDovecot(): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'dovecot-'))
  const port = await freePort()
  const owner = isRoot
    ? { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const password = 'geheim'
  const config = join(home, 'dovecot.conf')
  writeFileSync(config, configuration(home, port, password))
  const own = (path: string) => {
    if (isRoot) chownSync(path, owner.uid, owner.gid)
  }
  const folderOf = (user: string) => {
    const folder = join(home, 'mail', user)
    if (existsSync(folder)) return folder
    mkdirSync(folder, { recursive: true })
    for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(folder, part))
    for (const part of ['..', '', 'tmp', 'new', 'cur']) own(join(folder, part))
    return folder
  }
  own(home)
  let server: ChildProcess | null = null
  const end = () => {
    if (server?.pid && server.exitCode === null && server.signalCode === null) process.kill(-server.pid, 'SIGKILL')
  }
  // also when a test run breaks off
  process.once('exit', end)

  const dovecot: Dovecot = {
    host: '127.0.0.1',
    port,
    password,
    drop(user, mail) {
      const folder = folderOf(user)
      const name = `${1_700_000_000 + dropped}.M${dropped++}P${process.pid}.test`
      writeFileSync(join(folder, 'tmp', name), mail)
      own(join(folder, 'tmp', name))
      renameSync(join(folder, 'tmp', name), join(folder, 'new', name))
      return join(folder, 'new', name)
    },
    async renumber(user, uidValidity) {
      const change = ['-c', config, 'mailbox', 'update', '-u', user, '--uid-validity', String(uidValidity), 'INBOX']
      await promisify(execFile)('doveadm', change, owner)
    },
    async start() {
      if (!program) throw new Error(howToInstall)
      server = spawn(program, ['-F', '-c', config], {
        ...owner,
        detached: true,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await answering(port, server)
    },
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return
      const gone = new Promise((resolve) => server?.once('exit', resolve))
      end()
      await gone
    },
    async stop() {
      process.off('exit', end)
      await dovecot.kill()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  await dovecot.start()
  return dovecot
}

/** Wait until somebody answers on the port, or say why nobody ever will. */
async function answering(port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Dovecot stopped at once, with exit status ${server.exitCode}`)
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.setTimeout(2000, () => socket.destroy())
      socket.once('data', () => socket.end(() => resolve(true)))
      socket.once('error', () => resolve(false)).once('close', () => resolve(false))
    })
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function configuration(home: string, port: number, password: string): string {
  const user = isRoot ? 'nobody' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim()
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
mail_location = maildir:${home}/mail/%u
mail_max_userip_connections = 50
recipient_delimiter = +
auth_failure_delay = 0
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${home}/home/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
# no waiting after a wrong password
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`
}
