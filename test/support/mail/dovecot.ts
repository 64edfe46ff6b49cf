/**
 * A private Dovecot for tests: a real IMAP server in a temporary folder, on a port of its own, for whoever runs the tests.
 *
 * It runs as an ordinary user: as root it is started as `nobody`, because Dovecot refuses mail of root. Every sign-in name has a
 * mailbox, the password is the same for all. Mail is put in as files (`drop`, any bytes whatever) or by LMTP (`deliver`).
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
export const howToInstall =
  'These tests need a real Dovecot: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd'

export type Dovecot = {
  host: '127.0.0.1'
  port: number
  lmtpPort: number
  password: string
  /** Write a mail into the folder, as bytes; the server sees it at once. */
  drop(user: string, mail: string | Uint8Array, folder?: string): string
  /** What the folder holds on disk. */
  folderPath(user: string, folder?: string): string
  /** As after a restore or a move: the same mails, other numbers. */
  renumber(user: string, uidValidity: number): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

let dropped = 0

export async function startDovecot(): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'dovecot-'))
  const [port, lmtpPort] = [await freePort(), await freePort()]
  const owner = isRoot
    ? { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const password = 'geheim'
  const config = join(home, 'dovecot.conf')
  writeFileSync(config, configuration(home, port, lmtpPort, password))
  const own = (path: string) => {
    if (isRoot) chownSync(path, owner.uid, owner.gid)
  }
  const makeFolder = (path: string) => {
    for (const part of ['', 'tmp', 'new', 'cur']) {
      mkdirSync(join(path, part), { recursive: true })
      own(join(path, part))
    }
  }
  own(home)
  let server: ChildProcess | null = null

  const dovecot: Dovecot = {
    host: '127.0.0.1',
    port,
    lmtpPort,
    password,
    folderPath(user, folder) {
      const path = join(home, 'mail', user, folder ? `.${folder}` : '')
      if (!existsSync(join(path, 'new'))) {
        mkdirSync(join(home, 'mail', user), { recursive: true })
        own(join(home, 'mail'))
        makeFolder(join(home, 'mail', user))
        makeFolder(path)
      }
      return path
    },
    drop(user, mail, folder) {
      const path = dovecot.folderPath(user, folder)
      const name = `${1_700_000_000 + dropped}.M${dropped++}P${process.pid}.test`
      writeFileSync(join(path, 'tmp', name), mail)
      own(join(path, 'tmp', name))
      renameSync(join(path, 'tmp', name), join(path, 'new', name))
      return join(path, 'new', name)
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
      await answering(lmtpPort, server)
    },
    async kill() {
      const { pid, exitCode } = server ?? {}
      if (!server || !pid || exitCode !== null) return
      const gone = new Promise((resolve) => server?.once('exit', resolve))
      process.kill(-pid, 'SIGKILL')
      await gone
    },
    async stop() {
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

function configuration(home: string, port: number, lmtpPort: number, password: string): string {
  const user = isRoot ? 'nobody' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim()
  return `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap lmtp
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
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
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
