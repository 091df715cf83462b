import { describe, expect, it } from 'vitest'
import { prepareData } from '../../../src-engine/data/prepare.ts'
import { createParameters, inLayerOrder, layerSizes } from '../../../src-engine/network/parameters.ts'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { labRandomness } from '../../../src-engine/training/run-randomness.ts'
import { trainRun, type TrainingEvent } from '../../../src-engine/training/train-run.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

const small = {
  dataset: { id: 'mnist-10k', samples: 200 },
  network: { hidden: [16, 8], initializer: { id: 'normal', std: 0.1 } },
  training: { epochs: 3, batchSize: 48 }
}

function train(
  regularization: Record<string, unknown> = {},
  changes: Record<string, unknown> = {},
  seed = 0
) {
  const spec = preset('tutorial-corrected', {
    ...small,
    arms: [{ name: 'baseline', regularization }],
    ...changes
  })
  const runSpec = runSpecOf(spec, spec.arms[0])
  const data = prepareData(mnist, runSpec, seed)
  const randomness = labRandomness(seed)
  const sizes = layerSizes(data.columns, runSpec.network.hidden, data.classes)
  const parameters = createParameters(sizes, runSpec.network.initializer, (layer, out) => {
    randomness.initialNormals(layer, out)
  })
  const initial = inLayerOrder(parameters).map((tensor) => [...tensor.data])
  const events: TrainingEvent[] = []
  const engine = createReferenceEngine({ spec: runSpec, data, initial: parameters, randomness })
  const training = trainRun(engine, runSpec, data, randomness)
  for (;;) {
    const next = training.next()
    if (next.done) {
      const weights = engine.parameters().flatMap((tensor) => [...tensor.data])
      return { events, result: next.value, weights, initial, data }
    }
    events.push(next.value)
  }
}

const epochsOf = (events: readonly TrainingEvent[]) => events.filter((event) => event.type === 'epoch')

describe('trainRun', () => {
  it('counts epochs from 1, measures each once, and yields after every batch and block of 64 rows', () => {
    const { events } = train()
    expect(epochsOf(events).map(({ epoch }) => epoch)).toEqual([1, 2, 3])
    const steps = events.filter((event) => event.type === 'step')
    // 160 training rows: 4 batches of 48, 3 blocks; 40 test rows: 1 block.
    expect(steps).toHaveLength(3 * (4 + 3 + 1))
    expect(steps[7]).toEqual({ type: 'step', epoch: 1, done: 8, of: 8 })
  })

  it('measures every nth epoch and the last, and trains as if it measured them all', () => {
    const training = { ...small.training, epochs: 5 }
    const all = train({}, { training })
    const some = train({}, { training: { ...training, evaluateEvery: 2 } })
    expect(epochsOf(some.events)).toEqual(
      epochsOf(all.events).filter(({ epoch }) => [2, 4, 5].includes(epoch))
    )
    expect(some.weights).toEqual(all.weights)
    const unmeasured = some.events.filter((event) => event.type === 'unmeasured-epoch')
    expect(unmeasured.map(({ epoch }) => epoch)).toEqual([1, 3])
    // 4 batches; blocks to measure only where it does.
    const lastSteps = [1, 2].map((epoch) =>
      some.events.findLast((event) => event.type === 'step' && event.epoch === epoch)
    )
    expect(lastSteps).toMatchObject([
      { done: 4, of: 4 },
      { done: 8, of: 8 }
    ])
  })

  it('measures the last epoch alone where there are fewer epochs than one measures after', () => {
    const { events } = train({}, { training: { ...small.training, evaluateEvery: 100 } })
    expect(epochsOf(events).map(({ epoch }) => epoch)).toEqual([3])
  })

  it('finds out that a run diverged when it measures next', () => {
    const training = { epochs: 50, batchSize: 16, learningRate: 1e200, evaluateEvery: 10 }
    const { result, events } = train({}, { training })
    expect(result.status).toBe('diverged')
    expect(epochsOf(events).map(({ epoch }) => epoch)).toEqual([10])
  })

  it('learns: the training loss falls in every one of its first epochs', () => {
    const [first, second, third] = epochsOf(train().events).map(({ metrics }) => metrics.train_loss)
    expect(second).toBeLessThan(first)
    expect(third).toBeLessThan(second)
  })

  it('gives the same weights for the same seed and others for another', () => {
    const dropout = { dropout: { keep: 0.5 } }
    expect(train(dropout).weights).toEqual(train(dropout).weights)
    expect(train(dropout, {}, 1).weights).not.toEqual(train(dropout).weights)
  })

  it('pairs arms: switching a regularizer on leaves initial weights, split and order as they were', () => {
    const plain = train()
    // A dropout that keeps all and an L2 of strength 0 do nothing, if they shift no stream either.
    const idle = train({ dropout: { keep: 1 }, l2: { lambda: 0 } })
    expect(idle.initial).toEqual(plain.initial)
    expect([...idle.data.train.index]).toEqual([...plain.data.train.index])
    expect(idle.weights).toEqual(plain.weights)
  })

  it('shares the initial weights of layers whose shapes agree with a network that is deeper', () => {
    const deeper = train({}, { network: { ...small.network, hidden: [16, 8, 8] } })
    expect(deeper.initial.slice(0, 4)).toEqual(train().initial.slice(0, 4))
  })

  it('reports lambda * sum W^2 after the epoch as the penalty, and objectives that include it', () => {
    const lambda = 0.01
    const { events, weights, initial } = train(
      { l2: { lambda } },
      { training: { epochs: 1, batchSize: 160 } }
    )
    const [{ metrics }] = epochsOf(events)
    // Biases begin at 0 and are no part of the penalty: leave out b1, b2, b3 (16, 8 and 10 values).
    const square = (values: readonly number[]) => values.reduce((sum, w) => sum + w * w, 0)
    const [W1, b1, W2, b2, W3, b3] = initial.map((tensor) => tensor.length)
    const cuts = [0, W1, W1 + b1, W1 + b1 + W2, W1 + b1 + W2 + b2, W1 + b1 + W2 + b2 + W3]
    const squares = [0, 2, 4].map((t) =>
      square(weights.slice(cuts[t], cuts[t] + [W1, b1, W2, b2, W3, b3][t]))
    )
    expect(metrics.penalty).toBeCloseTo(lambda * squares.reduce((a, b) => a + b), 12)
    // One batch: its objective is the loss of the initial weights, near log 10, plus their penalty.
    const initialPenalty = lambda * initial.reduce((sum, tensor) => sum + square(tensor), 0)
    expect(metrics.summed_batch_objective).toBeGreaterThan(initialPenalty + 1)
  })

  it('takes a batch size above the number of rows as all rows', () => {
    const whole = train({}, { training: { epochs: 2, batchSize: 160 } })
    const more = train({}, { training: { epochs: 2, batchSize: 100_000 } })
    expect(more.weights).toEqual(whole.weights)
  })

  it('ends as diverged after the epoch in which the loss stops being finite', () => {
    const { result, events } = train({}, { training: { epochs: 50, batchSize: 16, learningRate: 1e200 } })
    expect(result.status).toBe('diverged')
    const epochs = epochsOf(events)
    expect(epochs.length).toBeLessThan(50)
    expect(epochs.at(-1)?.metrics.train_loss).toBeNaN()
  })

  it('returns the predicted class of each test row, in agreement with the accuracy', () => {
    const { result, events, data } = train()
    const correct = data.test.index.reduce(
      (sum, row, i) => sum + (data.test.part.labels[row] === result.predictions[i] ? 1 : 0),
      0
    )
    expect(epochsOf(events).at(-1)?.metrics.test_accuracy).toBe(correct / data.test.index.length)
  })
})
