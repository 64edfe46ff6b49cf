/** What the program stands on: Node, the data folder, the disk, the key file, the port. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Config } from '../../server/config.ts'
import { keyFileIn, readKeyFile } from '../../server/seal.ts'
import { type Finding, good, look, wrong } from './finding.ts'

const gigabyte = 1024 ** 3

export async function checkMachine(config: Config): Promise<Finding[]> {
  if (!existsSync(config.data))
    return [
      checkNode(),
      look(
        'data folder',
        `${config.data} does not exist`,
        'Nothing was started here yet: npm start makes it. Or name the right folder with --data.',
      ),
    ]
  return [checkNode(), checkFolder(config.data), checkDisk(config.data), checkKey(config.data), await checkPort(config)]
}

function checkNode(): Finding {
  return good('Node', process.versions.node)
}

function checkFolder(data: string): Finding {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      'data folder',
      `${data} cannot be written`,
      'Run as the user who owns it, or give it to the user who runs this.',
    )
  }
  const mode = statSync(data).mode & 0o077
  if (process.platform !== 'win32' && mode !== 0)
    return look('data folder', `other users of this machine can look into ${data}`, `chmod 700 ${data}`)
  return good('data folder', data)
}

function checkDisk(data: string): Finding {
  const { bavail, bsize } = statfsSync(data)
  const free = (bavail * bsize) / gigabyte
  const says = `${free.toFixed(1)} GB free`
  if (free < 1) return wrong('disk', says, 'Make room at once: a store that cannot write stops taking in messages.')
  return free < 5 ? look('disk', says, 'Make room, or move the data folder to a larger disk.') : good('disk', says)
}

function checkKey(data: string): Finding {
  const file = keyFileIn(data)
  if (!existsSync(file))
    return look(
      'key file',
      `${file} is not there yet`,
      'It is made at the first start. Keep a copy of it apart from the backups.',
    )
  try {
    readKeyFile(file)
    return good('key file', `${file} (is there a copy of it, apart from the backups?)`)
  } catch (error) {
    return wrong(
      'key file',
      (error as Error).message,
      'Without the right key the passwords of channels have to be entered again.',
    )
  }
}

async function checkPort({ host, port }: Config): Promise<Finding> {
  const answer = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
  if (answer?.ok) return good('address', `Samenspraak answers at http://${host}:${port}`)
  const code = await tryPort(host, port)
  if (!code) return good('address', `port ${port} is free; Samenspraak is not running there`)
  if (code === 'EADDRINUSE' && answer === null)
    return wrong(
      'address',
      `port ${port} is held by something that does not answer`,
      'Stop that program, or start with --port.',
    )
  if (code === 'EADDRINUSE')
    return wrong('address', `port ${port} belongs to another program`, 'Stop that program, or start with --port.')
  return wrong('address', `${host}:${port} cannot be used (${code})`, 'Choose another with --host and --port.')
}

function tryPort(host: string, port: number): Promise<string | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
