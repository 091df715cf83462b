import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { applySweeps } from '../../../src-engine/spec/sweep.ts'
import { compareIn } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { cutRows, forestOf } from '../../../src-renderer/components/compare/model/forest.ts'
import { heatOf } from '../../../src-renderer/components/compare/model/heat.ts'
import { experimentId } from '../../../src-main/contract/ids.ts'
import { experiment } from './experiments.ts'

const SEEDS = [0, 1, 2, 3]

/** An experiment of swept arms, and its verdicts where an arm's accuracy is the baseline's and what `effect` adds. */
function comparedWith(sweeps: string[], effect: (arm: string) => number, more: object = {}) {
  const raw = {
    specVersion: 1,
    name: 'swept',
    arms: [{ name: 'baseline' }, { name: 'L2', regularization: { l2: { lambda: 0.1 } } }],
    seeds: SEEDS,
    ...more
  }
  applySweeps(raw, sweeps)
  const spec = parseExperimentSpec(raw)
  const arms = spec.arms.map(({ name }) => name)
  const line = { ...experiment(1, 1, { arms, seeds: SEEDS }), spec }
  const model = comparisonModel([experimentId(1)], [line])
  if (!model) throw new Error('nothing to compare')
  const finals = line.runs.map(({ arm, seed }) => ({
    arm,
    seed,
    final: { test_accuracy: 0.9 + (arm === 'baseline' ? 0 : effect(arm) + seed / 1000) }
  }))
  const [baseline, ...others] = model.groups.map(({ label }) => label)
  const { decision, testTrainRatio } = model
  const verdicts = compareIn('test_accuracy', others, {
    runs: finals,
    arms,
    baseline,
    decision,
    testTrainRatio
  })
  return { model, verdicts }
}
const lambdaOf = (arm: string) => Number(/lambda (\S+)/.exec(arm)?.[1])
const LAMBDAS = 'arms.L2.l2.lambda=0.1,0.001,0.01'

describe('the forest plot', () => {
  const { model, verdicts } = comparedWith([LAMBDAS], (arm) => -lambdaOf(arm), {
    claim: { difference: 0.3, source: 'somebody', arm: 'L2 lambda 0.01' }
  })
  const forest = forestOf(model, verdicts)

  it('has the arms by their swept value, in percentage points, on the ramp', () => {
    expect(forest?.rows.map(({ label }) => label)).toEqual([
      'L2 lambda 0.001',
      'L2 lambda 0.01',
      'L2 lambda 0.1'
    ])
    expect(forest?.rows.map(({ difference }) => difference)).toEqual(['+0.05', '−0.85', '−9.85'])
    expect(forest?.rows.map(({ style }) => style.mark)).toEqual(['--ramp-1', '--ramp-3', '--ramp-5'])
    expect(forest?.rows[2].verdict).toBe('Hurts')
    expect(forest?.margin).toBeCloseTo(0.5, 12)
  })

  it('cuts its axis where one arm would squash all others, and keeps the claim in view', () => {
    if (!forest) throw new Error('no forest')
    expect(cutRows(forest).map(({ label }) => label)).toEqual(['L2 lambda 0.1'])
    expect(forest.range.min).toBeGreaterThan(-9)
    expect(forest.rows.map(({ claim }) => claim)).toEqual([null, { difference: 30, text: '+30.00' }, null])
    expect(forest.range.max).toBeGreaterThan(30)
  })

  it('has other arms as given, and is not there before a pair is finished', () => {
    const plain = comparedWith(['arms.L2.network.activation=tanh,relu'], () => 0.01)
    expect(forestOf(plain.model, plain.verdicts)?.rows.map(({ label }) => label)).toEqual([
      'L2 activation tanh',
      'L2 activation relu'
    ])
    expect(forestOf(model, [])).toBeNull()
  })
})

describe('the heat map', () => {
  const sweeps = [LAMBDAS, 'arms.L2.training.learningRate=0.1,0.5']
  const { model, verdicts } = comparedWith(sweeps, (arm) => (arm.endsWith('0.5') ? 2 : 1) * -lambdaOf(arm))
  const heat = heatOf(model, verdicts)

  it('has the field with more values across, each combination in its cell', () => {
    expect([heat?.rowTitle, heat?.columnTitle]).toEqual(['Learning rate', 'L2 lambda'])
    expect(heat?.columns).toEqual(['0.001', '0.01', '0.1'])
    expect(heat?.cells.map((row) => row.map((cell) => cell?.text))).toEqual([
      ['+0.05', '−0.85', '−9.85'],
      ['−0.05', '−1.85', '−19.85']
    ])
  })

  it('is deepest where the difference is largest', () => {
    expect(heat?.cells[1][2]?.depth).toBe(1)
    expect(heat?.cells[0][2]?.depth).toBeCloseTo(9.85 / 19.85, 12)
  })

  it('leaves cells empty whose arm has no finished pair, and is for two fields alone', () => {
    const without = verdicts.filter(({ arm }) => !arm.endsWith('0.5'))
    expect(heatOf(model, without)?.cells[1]).toEqual([null, null, null])
    const one = comparedWith([LAMBDAS], () => 0.1)
    expect(heatOf(one.model, one.verdicts)).toBeNull()
  })
})
