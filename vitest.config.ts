import { defineConfig } from 'vitest/config'

// The quick ring. `test/slow/` is the ring that `.ci/run` adds, with SLOW=1.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'data/**', ...(process.env.SLOW ? [] : ['test/slow/**'])],
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/statements.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
