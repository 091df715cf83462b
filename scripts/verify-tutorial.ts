/*
 * Runs the presets "tutorial" and "exercise-4" whole, through the lab's own workers and store, and holds every epoch of
 * both arms against NumPy's values: losses within 1e-10 absolute, accuracies exactly. About a minute.
 *
 *   npm run verify:tutorial
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EpochMetrics } from '../src-engine/training/metrics.ts'
import { openLab } from '../src-main/hosts/cli/open-lab.ts'

const LOSS_TOLERANCE = 1e-10

interface GoldenArm {
  history: ({ epoch: number } & Partial<EpochMetrics>)[]
}

const dataDir = mkdtempSync(join(tmpdir(), 'ablation-lab-verify-'))
const lab = openLab({ dataDir })
let worst = 0
let epochs = 0
try {
  for (const [preset, fixture] of [
    ['exercise-4', 'exercise4_seed0'],
    ['tutorial', 'tutorial_seed0']
  ]) {
    const file = new URL(`../test/fixtures/golden/${fixture}.json`, import.meta.url)
    const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, GoldenArm>
    const { runIds } = await lab.launch(lab.loadSpec(preset, { seeds: [0] }, '.'))
    await lab.idle()
    for (const runId of runIds) {
      const { arm } = lab.run(runId)
      const points = lab.store.metricPoints.epochs(runId)
      const expected = golden[arm].history
      check(
        points.length === expected.length,
        `${preset} ${arm}: ${points.length} epochs of ${expected.length}`
      )
      points.forEach(({ epoch, metrics }, i) => {
        const want = expected[i]
        const place = `${preset} ${arm} epoch ${epoch}`
        for (const name of ['train_loss', 'test_loss'] as const) {
          const difference = Math.abs((metrics[name] ?? NaN) - (want[name] ?? NaN))
          check(difference <= LOSS_TOLERANCE, `${place}: ${name} ${metrics[name]}, NumPy has ${want[name]}`)
          worst = Math.max(worst, difference)
        }
        for (const name of ['train_accuracy', 'test_accuracy'] as const) {
          check(metrics[name] === want[name], `${place}: ${name} ${metrics[name]}, NumPy has ${want[name]}`)
        }
        epochs++
      })
      console.log(`${preset}, ${arm}: ${points.length} epochs agree`)
    }
  }
  console.log(
    `${epochs} epochs agree with NumPy: losses within ${worst.toExponential(1)}, accuracies exactly.`
  )
} finally {
  lab.close()
  rmSync(dataDir, { recursive: true })
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new Error(message)
}
