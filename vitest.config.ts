import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real databases, worker threads and child processes take longer than pure functions, most of all on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
