import { describe, expect, it } from 'vitest'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { runsOf } from '../../../src-engine/training/chain.ts'
import { trainRun } from '../../../src-engine/training/train-run.ts'
import { golden, type GoldenArm, type GoldenExperiment } from '../golden.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

type ArmName = keyof GoldenExperiment

function chainOf(name: string, arms: readonly ArmName[], startState: NumpyLegacy | null = null) {
  const spec = preset(name)
  return {
    seed: 0,
    dataset: mnist,
    sharedNetwork: spec.network,
    runs: spec.arms
      .filter((arm) => arms.includes(arm.name as ArmName))
      .map((arm) => ({ runId: arm.name, spec: runSpecOf(spec, arm) })),
    startState: startState?.saveState() ?? null
  }
}

/** Trains an arm for the first epochs and holds every one against NumPy's. */
function expectEpochs(
  run: ReturnType<typeof runsOf> extends Generator<infer R> ? R : never,
  expected: GoldenArm,
  epochs: number
) {
  const { spec, data, randomness } = run
  const engine = createReferenceEngine(run)
  let compared = 0
  for (const event of trainRun(engine, spec, data, randomness)) {
    if (event.type !== 'epoch') continue
    const want = expected.history[event.epoch - 1]
    const { train_loss, test_loss, train_accuracy, test_accuracy, summed_batch_objective } = event.metrics
    expect(Math.abs(train_loss - want.train_loss)).toBeLessThan(1e-10)
    expect(Math.abs(test_loss - want.test_loss)).toBeLessThan(1e-10)
    expect(Math.abs(summed_batch_objective - want.summed_batch_objective)).toBeLessThan(1e-8)
    expect(train_accuracy).toBe(want.train_accuracy)
    expect(test_accuracy).toBe(want.test_accuracy)
    if (++compared === epochs) break
  }
  expect(compared).toBe(epochs)
  return engine
}

/** Draws what a whole regularized arm draws, without training it. */
function skipRegularizedArm(
  stream: NumpyLegacy,
  { epochs, rows, units }: { epochs: number; rows: number; units: number }
) {
  for (let epoch = 0; epoch < epochs; epoch++) {
    stream.permutation(rows)
    for (let k = 0; k < rows * units; k++) stream.bernoulli(0.8)
  }
}

describe("NumPy's run of the tutorial: losses within 1e-10 absolute, accuracies exactly", () => {
  const expected = golden<GoldenExperiment>('tutorial_seed0')

  it('is followed by the regularized arm for its first 3 epochs', () => {
    const [run] = runsOf(chainOf('tutorial', ['regularized']))
    expectEpochs(run, expected.regularized, 3)
  })

  it('is followed by the baseline arm for its first 3 epochs, from where the regularized arm left the stream', () => {
    const [regularized] = runsOf(chainOf('tutorial', ['regularized']))
    expect(regularized.startState).not.toBeNull()
    const stream = NumpyLegacy.fromState(regularized.startState ?? new NumpyLegacy(0).saveState())
    skipRegularizedArm(stream, { epochs: 20, rows: 4000, units: 256 + 128 })
    const [baseline] = runsOf(chainOf('tutorial', ['baseline'], stream))
    expectEpochs(baseline, expected.baseline, 3)
  })
})

describe("NumPy's run of exercise 4: losses within 1e-10 absolute, accuracies exactly", () => {
  it('is followed by both arms in all 10 epochs, one stream through both', () => {
    const expected = golden<GoldenExperiment>('exercise4_seed0')
    const sums = new Map<string, number[]>()
    for (const run of runsOf(chainOf('exercise-4', ['regularized', 'baseline']))) {
      const engine = expectEpochs(run, expected[run.runId as ArmName], 10)
      const weights = engine.parameters().filter(({ name }) => name.startsWith('W'))
      sums.set(
        run.runId,
        weights.map((W) => [...W.data].reduce((sum, w) => sum + w, 0))
      )
    }
    for (const arm of ['regularized', 'baseline'] as const) {
      sums.get(arm)?.forEach((sum, l) => {
        expect(Math.abs(sum - expected[arm].final_weight_sums[l])).toBeLessThan(1e-9)
      })
    }
  })
})
