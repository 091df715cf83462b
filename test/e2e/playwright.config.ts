import { defineConfig } from '@playwright/test'

// What one test would remember of this machine is nothing to the others.
process.env.ABLATION_LAB_WIDE_VECTORS = 'off'

/** The lab as people use it, through two of its doors. One at a time: training is timed by nobody, but takes all cores. */
export default defineConfig({
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  outputDir: '../../out/e2e',
  use: { actionTimeout: 20_000, navigationTimeout: 20_000 },
  projects: [
    { name: 'browser', testDir: 'browser' },
    { name: 'electron', testDir: 'electron' }
  ]
})
