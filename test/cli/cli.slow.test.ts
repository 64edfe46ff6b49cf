/** The command line: the words on the terminal, the exit code, and what is then so. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDemoHouse } from '../../cli/demo-house.ts'
import { run } from '../../cli/run.ts'
import { readConfig } from '../../server/config.ts'
import { start } from '../../server/main.ts'
import { startElsewhere } from '../support/program.ts'

let folder: string
let data: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
  data = join(folder, 'data')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function samenspraak(words: string[], environment: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const code = await run(words, environment, {
    out: (line) => {
      said.out += `${line}\n`
    },
    err: (line) => {
      said.err += `${line}\n`
    },
  })
  return { code, ...said }
}

describe('samenspraak', () => {
  test('tells what it can do', async () => {
    const { code, out } = await samenspraak(['help'])
    expect(code).toBe(0)
    for (const command of ['start', 'doctor', 'backup FILE', 'restore FILE', 'migrate']) expect(out).toContain(command)
    expect((await samenspraak(['help', 'backup'])).out).toContain('--data DIR')
    expect((await samenspraak(['backup', '--help'])).out).toContain('Usage: samenspraak backup FILE')
    expect((await samenspraak([])).code).toBe(2)
  })

  test.each([
    [['nonsense'], /no command "nonsense"/],
    [['start', '--nonsense'], /--nonsense/],
    [['start', '--port', '99999999'], /port is "99999999".*0 to 65535/],
    [['start', '--role', 'king'], /all, web or worker/],
    [['backup'], /Usage: samenspraak backup FILE/],
    [['backup', 'one', 'two'], /Usage: samenspraak backup FILE/],
  ])('ends with 2 and says why when it is called as %s', async (words, why) => {
    const { code, err } = await samenspraak(words)
    expect(err).toMatch(why)
    expect(code).toBe(2)
  })

  test('says which port is taken, and leaves nothing running', async () => {
    const server = createServer()
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as { port: number }
    const { code, err } = await samenspraak(['start', '--data', data, '--port', String(port)], { LOG_LEVEL: 'silent' })
    await new Promise((closed) => server.close(closed))
    expect(code).toBe(1)
    expect(err).toContain(`Port ${port} is taken`)
  })

  test('brings a store up to date, once', async () => {
    expect((await samenspraak(['migrate', '--data', data])).out).toContain('Applied 0001-')
    expect((await samenspraak(['migrate', '--data', data])).out).toContain('up to date')
  })

  test('a backup is restored elsewhere, whole or not at all', async () => {
    const file = join(folder, 'backup')
    const other = join(folder, 'other')
    expect((await samenspraak(['backup', file, '--data', data])).out).toContain('rows of')
    expect((await samenspraak(['backup', file, '--data', data])).err).toContain('exists already')
    const { out } = await samenspraak(['restore', file, '--data', other, '--json'])
    expect(JSON.parse(out)).toMatchObject({ command: 'restore', ok: true })
    expect((await samenspraak(['restore', join(folder, 'nothing'), '--data', other])).code).toBe(1)
  })

  test('an owner who is locked out gets a link, a stranger gets none', async () => {
    const house = join(folder, 'house')
    const environment = { LOG_LEVEL: 'silent', PUBLIC_URL: 'https://samenspraak.example.org' }
    const { context, stop } = await start(readConfig(environment, { data: house, port: '0' }))
    await openDemoHouse(context).catch(() => undefined)
    await stop()
    const { out } = await samenspraak(['invite', 'Demo@example.org', '--data', house], environment)
    expect(out).toMatch(/https:\/\/samenspraak\.example\.org\/uitnodiging#[\w-]{43}/)
    expect((await samenspraak(['invite', 'nobody@example.org', '--data', house])).code).toBe(2)
  })

  test('the doctor looks at a folder where nothing was started, and makes nothing there', async () => {
    const nowhere = join(folder, 'nowhere')
    const { code, out } = await samenspraak(['doctor', '--data', nowhere])
    expect(code).toBe(0)
    expect(out).toContain('npm start makes it')
  })

  test('the doctor says what is wrong and what to do', async () => {
    const broken = join(folder, 'broken')
    await samenspraak(['migrate', '--data', broken])
    rmSync(join(broken, 'store', 'pg', 'global'), { recursive: true })
    const { code, out } = await samenspraak(['doctor', '--data', broken, '--port', '0'])
    expect(code).toBe(1)
    expect(out).toMatch(/WRONG {2}store: The database does not start/)
    expect(out).toContain('docs/operate.md')
  })

  test('says what it needs when a database server cannot be reached', async () => {
    const DATABASE_URL = 'postgres://me:secret@127.0.0.1:1/house'
    const { code, err } = await samenspraak(['start', '--data', data], { DATABASE_URL, LOG_LEVEL: 'silent' })
    expect(code).toBe(1)
    expect(err).toContain('127.0.0.1:1/house')
    expect(err).not.toContain('secret')
  })
})

describe('a running program', () => {
  test('answers, is not doubled, is looked at by the doctor, and stops in order', { timeout: 60_000 }, async () => {
    const program = await startElsewhere(data)
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200)

    const second = await samenspraak(['start', '--data', data, '--port', '0'], { LOG_LEVEL: 'silent' })
    expect(second.code).toBe(1)
    expect(second.err).toContain(`${program.url}, pid ${program.pid}`)
    const restore = await samenspraak(['restore', join(folder, 'backup'), '--data', data])
    expect(restore.err).toContain('already runs')

    const { port } = new URL(program.url)
    const { out } = await samenspraak(['doctor', '--data', data, '--port', port])
    expect(out).toContain(`Samenspraak answers at http://127.0.0.1:${port}`)
    expect(out).toContain('Nothing is wrong.')

    const { code, said } = await program.stop()
    expect(said).toContain('Stopped.')
    expect(code).toBe(0)
  })
})
