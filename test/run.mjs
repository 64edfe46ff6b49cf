// `npm test`: gets what the tests need, builds, runs them once, and ends with a line that counts.
// What follows goes to vitest: `npm test -- server/store` runs a part, SLOW=1 adds the slow ring.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../cli/build.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const needs = [
  { what: 'Chromium', programs: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium'] },
  { what: 'Dovecot', programs: ['dovecot'], packages: ['dovecot-imapd', 'dovecot-lmtpd'] },
]

const { passed, failed, skipped } = await main()
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0

async function main() {
  install(needs.filter(({ programs }) => !programs.some(isInstalled)))
  return (await build()) ? run(process.argv.slice(2)) : { passed: 0, failed: 1, skipped: 0 }
}

function isInstalled(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
  return folders.some((folder) => existsSync(join(folder, program)))
}

/** As root on Debian they are installed; everybody else is told how. Without them the tests that need them are skipped or fail. */
function install(missing) {
  if (missing.length === 0) return
  const names = missing.map(({ what }) => what).join(' and ')
  const packages = missing.flatMap((need) => need.packages)
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() === 0 && isInstalled('apt-get')) {
    console.log(`Installing ${names} from the packages of this system ...`)
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    const install = () => spawnSync('apt-get', command.split(' ').slice(1), options).status === 0
    if (install() || (spawnSync('apt-get', ['update'], options).status === 0 && install())) return
  }
  console.log(`The tests need ${names}, which is not installed here. On Debian or Ubuntu: sudo ${command}`)
}

function run(given) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-test-'))
  const file = join(folder, 'result.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...given], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BUILT: '1' },
  })
  const counted = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  rmSync(folder, { recursive: true })
  for (const one of counted.broken ?? []) console.log(`FAILED ${one}`)
  // An error outside any test (at the end of a file, or in none) is a failure as well.
  if (status === 0 || counted.failed > 0) return counted
  console.log('FAILED outside any test: see "Unhandled" above')
  return { ...counted, failed: 1 }
}

function count({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const named = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap((test) => (test.status === 'failed' ? [`${name} > ${test.fullName}`] : [])),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    broken: [...named, ...broken.map(({ name }) => name)],
  }
}
