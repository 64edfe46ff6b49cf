import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// All evenings in a browser together take longer than a landing may: with TURN they take turns, but for the stories. `npm test -- slow` runs all.
const turn = process.env.TURN === undefined ? null : Number(process.env.TURN) % 2
const evenings = readdirSync('test/e2e')
  .filter((file) => file.endsWith('.slow.test.ts') && !/^s\d/.test(file))
  .sort()
const notNow = turn === null ? [] : evenings.filter((_, i) => i % 2 !== turn).map((file) => `test/e2e/${file}`)

// BUILT is said by `npm test`, which has just built: then threads start from that.
const [thread, builtThread] = [resolve('server/thread.ts'), resolve('test/support/built-thread.ts')]
const threadsAsBuilt = {
  name: 'threads-as-built',
  enforce: 'pre' as const,
  resolveId: (id: string, importer = '') =>
    resolve(dirname(importer), id) === thread && importer !== builtThread ? builtThread : undefined,
}

// The quick ring. What is slow (`test/slow/`, and most evenings in a browser) is the ring that `.ci/run` adds, with SLOW=1.
export default defineConfig({
  plugins: process.env.BUILT ? [threadsAsBuilt] : [],
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      'node_modules/**',
      'dist/**',
      'data/**',
      ...(process.env.SLOW ? notNow : ['test/slow/**', '**/*.slow.test.ts']),
    ],
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/statements.ts'],
    pool: 'forks',
    // The whole program is loaded once for each worker and not for each file: nothing of a test stands in a module.
    isolate: false,
    // Much of a test is waiting for the store or a browser, so two more than there are cores pay.
    maxWorkers: Math.max(2, availableParallelism() + 2),
    // Only for what hangs: a machine with other work is slow, and nothing here is timed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
