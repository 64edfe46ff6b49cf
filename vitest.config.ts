import { defineConfig } from 'vitest/config'

// The quick ring. What is slow (`test/slow/`, and most evenings in a browser) is the ring that `.ci/run` adds, with SLOW=1.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      'node_modules/**',
      'dist/**',
      'data/**',
      ...(process.env.SLOW ? [] : ['test/slow/**', '**/*.slow.test.ts']),
    ],
    globalSetup: ['test/support/server.ts'],
    setupFiles: ['test/support/statements.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
