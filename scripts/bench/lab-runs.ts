/*
 * Both arms of "tutorial-corrected" through the lab, with its queue and its store in a temporary folder. Prints a line
 * of JSON: see LabRuns.
 *
 *   node scripts/bench/lab-runs.ts WORKERS SEEDS [PATH=VALUE ...]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLab } from '../../src-main/hosts/cli/open-lab.ts'

export interface LabRuns {
  /** From launch to the end of the last run. */
  readonly wall_s: number
  /** The runs' durations, added up. */
  readonly durations_s: number
  /** The process' resident memory at the end of each epoch, in the order in which epochs ended. */
  readonly rss_mb: readonly number[]
}

const [workers, seedCount, ...set] = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'ablation-lab-bench-'))
const lab = openLab({ dataDir, workers: Number(workers) })
try {
  const seeds = Array.from({ length: Number(seedCount) }, (_, seed) => seed)
  const spec = lab.loadSpec('tutorial-corrected', { seeds, set }, '.')
  const rss_mb: number[] = []
  lab.subscribe((event) => {
    if (event.type === 'epoch') rss_mb.push(process.memoryUsage.rss() / 2 ** 20)
  })
  const start = performance.now()
  const { runIds } = await lab.launch(spec)
  await lab.idle()
  const wall_s = (performance.now() - start) / 1000
  const durations_s = runIds.reduce((sum, id) => {
    const { status, durationS } = lab.run(id)
    if (status !== 'done' || durationS === null) throw new Error(`${id} ended as ${status}`)
    return sum + durationS
  }, 0)
  console.log(JSON.stringify({ wall_s, durations_s, rss_mb } satisfies LabRuns))
} finally {
  lab.close()
  rmSync(dataDir, { recursive: true })
}
