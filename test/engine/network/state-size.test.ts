import { expect, it } from 'vitest'
import { checkStateSize } from '../../../src-engine/network/state-size.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { preset } from '../presets.ts'

function check(hidden: number[], training: object = {}, engine = 'fast', regularization: object = {}) {
  const spec = preset('tutorial-corrected', {
    engine,
    dataset: { validation: 0.1 },
    network: { hidden },
    training,
    arms: [{ name: 'baseline', regularization }]
  })
  const run = runSpecOf(spec, spec.arms[0])
  return () => {
    checkStateSize(run, 784, 10)
  }
}

it('a network is refused from the size on at which its checkpoints cannot be stored', () => {
  expect(check([100_000, 400])).not.toThrow()
  expect(check([100_000, 500])).toThrow(
    'network.hidden: expected a network of at most 125,000,000 weights with this optimizer and engine, whose checkpoints can be stored; 128,505,510 came'
  )
})

it.each([
  ['Adam remembers two numbers of each weight', { optimizer: 'adam' }, 'fast', {}, 3],
  ['the reference engine has float64', {}, 'reference', {}, 2],
  ['early stopping keeps the best weights', {}, 'fast', { earlyStopping: {} }, 2]
] as const)('%s: so much smaller is the largest network', (_, training, engine, regularization, times) => {
  const largest = Math.floor((125e6 / times - 10) / 795)
  expect(check([largest], training, engine, regularization)).not.toThrow()
  expect(check([largest + 1], training, engine, regularization)).toThrow('network.hidden: expected')
})
