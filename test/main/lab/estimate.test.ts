import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import type { DatasetSummary } from '../../../src-main/data/dataset-summary.ts'
import { paceOf } from '../../../src-main/lab/estimate.ts'
import { workOf } from '../../../src-main/lab/training-work.ts'
import { recordedRuns, type RecordedRun } from './recorded-runs.ts'

const specOf = ({ engine, samples, epochs, hidden, batchSize }: RecordedRun) => {
  const spec = parseExperimentSpec({
    specVersion: 1,
    name: 'recorded',
    dataset: { samples },
    network: { hidden },
    training: { epochs, batchSize },
    arms: [{ name: 'baseline' }],
    engine
  })
  return runSpecOf(spec, spec.arms[0])
}
/** Seconds of a run's training as they are estimated after others. */
const estimated = (run: RecordedRun, past: readonly RecordedRun[]) => {
  const known = past.map((each) => ({ spec: specOf(each), durationS: each.seconds }))
  return workOf(specOf(run), null) / paceOf(known, run.engine, () => null)
}
const nameOf = ({ engine, samples, epochs, hidden, batchSize }: RecordedRun) =>
  `${engine}, ${samples} rows, ${epochs} epochs, ${hidden.join('-')} units, batches of ${batchSize}`

const telling = recordedRuns.filter(({ samples, seconds }) => samples > 100 && seconds > 0.05)
const tiny = recordedRuns.filter(({ engine, seconds }) => engine === 'fast' && seconds < 0.03)

describe('the estimated time of a run', () => {
  it.each(telling.map((run) => [nameOf(run), run] as const))(
    'is within a factor of 2.2 of what it took, after any other run: %s',
    (_, run) => {
      const others = telling.filter((other) => other.engine === run.engine && other !== run)
      for (const other of [...others.map((each) => [each]), others]) {
        const ratio = estimated(run, other) / run.seconds
        expect(ratio).toBeGreaterThan(1 / 2.2)
        expect(ratio).toBeLessThan(2.2)
      }
    }
  )

  it('is within a factor of 1.5 after nine runs of milliseconds, which tell of warming up', () => {
    const long = telling.filter(({ engine, seconds }) => engine === 'fast' && seconds > 0.5)
    for (const run of long) {
      for (const moment of tiny) {
        const ratio = estimated(run, Array<RecordedRun>(9).fill(moment)) / run.seconds
        expect(ratio).toBeGreaterThan(1 / 1.5)
        expect(ratio).toBeLessThan(1.5)
      }
    }
  })

  it('follows a computer that is five times as slow, within a factor of 1.5 after one run of some seconds', () => {
    const [past, next] = [telling[2], telling[1]].map((run) => ({ ...run, seconds: 5 * run.seconds }))
    const ratio = estimated(next, [past]) / next.seconds
    expect(ratio).toBeGreaterThan(1 / 1.5)
    expect(ratio).toBeLessThan(1.5)
  })

  it('is within a factor of 2.5 for many epochs of a small table, before anything was trained', () => {
    const table = { columns: 4, classes: 3, trainingRows: 400, testRows: 0 } as DatasetSummary
    // As recorded with the other runs' cores and Node, while other programs ran as well.
    const seconds = 0.55
    const spec = specOf({ engine: 'fast', samples: 400, epochs: 1000, hidden: [16], batchSize: 16, seconds })
    const ratio = workOf(spec, table) / paceOf([], 'fast', () => table) / seconds
    expect(ratio).toBeGreaterThan(1 / 2.5)
    expect(ratio).toBeLessThan(2.5)
  })

  it('counts training rows without their validation part, and all of them where they are measured', () => {
    const [, run] = telling
    const spec = specOf(run)
    const held = { ...spec, dataset: { ...spec.dataset, validation: 0.5 } }
    // 4 000 training rows three times and 5 000 measured, against 2 000 three times and 5 000.
    const share = (rows: typeof spec) =>
      workOf({ ...rows, training: { ...rows.training, batchSize: 100_000 } }, null)
    expect(share(held) / share(spec)).toBeCloseTo((3 * 2000 + 5000) / (3 * 4000 + 5000), 2)
  })
})
