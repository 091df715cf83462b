/*
 * Shows that the fast engine answers as the reference engine does: trains both arms of "tutorial-corrected" with the
 * same 20 seeds on both, through the lab's own workers and store, and holds the 95 % t interval of the paired
 * differences in final test accuracy (fast - reference), of each arm and of both, against +-0.2 percentage points.
 * About ten minutes on two cores.
 *
 *   npm run verify:engines
 *   npm run verify:engines -- --seeds 0..1    a quick look: only prints
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseSeeds } from '../src-engine/spec/parse-seeds.ts'
import { mean, standardDeviation } from '../src-engine/statistics/summary.ts'
import { openLab } from '../src-main/hosts/cli/open-lab.ts'

const LIMIT_POINTS = 0.2
/** The 0.975 quantile of Student's t by the number of pairs: 19 and 39 degrees of freedom. */
const T_BY_PAIRS = new Map([
  [20, 2.093024],
  [40, 2.022691]
])

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '0..19' } } })
const seeds = parseSeeds(values.seeds)
const dataDir = mkdtempSync(join(tmpdir(), 'ablation-lab-verify-'))
const lab = openLab({ dataDir })
let ended = 0
lab.subscribe((event) => {
  if (event.type === 'ended') console.log(`${event.runId} ${event.status}, ${++ended} runs ended`)
})
try {
  const fast = await finalAccuracies('fast')
  const reference = await finalAccuracies('reference')
  const arms = [...fast.keys()]
  const differences = new Map(
    arms.map((arm) => {
      const other = reference.get(arm) ?? []
      return [arm, (fast.get(arm) ?? []).map((accuracy, i) => 100 * (accuracy - other[i]))]
    })
  )
  const holds = [
    ...[...differences].map(([arm, values]) => isEquivalent(arm, values)),
    isEquivalent(arms.join(' and '), [...differences.values()].flat())
  ]
  if (holds.includes(false)) process.exitCode = 1
} finally {
  lab.close()
  rmSync(dataDir, { recursive: true })
}

/** Final test accuracies (0..1) by arm, in the order of the seeds. */
async function finalAccuracies(engine: string): Promise<Map<string, number[]>> {
  const { runIds } = await lab.launch(lab.loadSpec('tutorial-corrected', { seeds, engine }, '.'))
  console.log(`${engine} engine: ${runIds.length} runs`)
  await lab.idle()
  const byArm = new Map<string, number[]>()
  for (const id of runIds) {
    const run = lab.run(id)
    const accuracy = lab.store.metricPoints.epochs(id).at(-1)?.metrics.test_accuracy
    if (run.engine !== engine || run.status !== 'done' || typeof accuracy !== 'number') {
      throw new Error(`${id}: expected it done on the ${engine} engine; ${run.status} on ${run.engine} came`)
    }
    byArm.set(run.arm, [...(byArm.get(run.arm) ?? []), accuracy])
  }
  return byArm
}

/** Prints what the differences (percentage points) say. False when their interval leaves the limits. */
function isEquivalent(name: string, points: readonly number[]): boolean {
  const center = mean(points)
  const sd = standardDeviation(points)
  const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`
  const summary = `${name}, ${points.length} pairs: mean ${signed(center)} points, sd ${sd.toFixed(3)}`
  const t = T_BY_PAIRS.get(points.length)
  if (t === undefined) {
    console.log(`${summary}; no interval: that takes 20 seeds`)
    return true
  }
  const half = (t * sd) / Math.sqrt(points.length)
  const [low, high] = [center - half, center + half]
  const holds = low >= -LIMIT_POINTS && high <= LIMIT_POINTS
  const verdict = holds ? 'within' : 'NOT within'
  console.log(
    `${summary}, 95 % interval [${signed(low)}, ${signed(high)}], ${verdict} +-${LIMIT_POINTS} points`
  )
  return holds
}
