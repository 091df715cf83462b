import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Real databases, worker threads and child processes take longer than pure functions, most of all on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Its own tests turn it on.
    env: { ABLATION_LAB_WIDE_VECTORS: 'off' },
    projects: [
      { extends: true, test: { name: 'node', include: ['test/{engine,main,docs}/**/*.test.ts'] } },
      {
        extends: true,
        plugins: [vue()],
        test: { name: 'page', include: ['test/renderer/**/*.test.ts'], environment: 'happy-dom' }
      }
    ]
  }
})
