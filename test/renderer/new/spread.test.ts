import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { niceTop } from '../../../src-renderer/components/new/model/nice-top.ts'
import { pastSpread } from '../../../src-renderer/components/new/model/spread.ts'
import { preset } from './drafts.ts'

/** An experiment whose arms' test accuracies differ by these, seed by seed. */
function past(
  name: string,
  differences: readonly number[],
  status: RunLine['status'] = 'done'
): ExperimentLine {
  const runs = differences.flatMap((difference, seed) =>
    ['baseline', 'regularized'].map((arm) => ({
      arm,
      seed,
      status,
      last: { test_accuracy: arm === 'baseline' ? 0.9 : 0.9 + difference }
    }))
  )
  return { name, spec: parseExperimentSpec(preset('tutorial')), runs } as unknown as ExperimentLine
}

const spreadOf = (experiments: readonly ExperimentLine[], dataset = 'mnist-10k') =>
  pastSpread(experiments, ({ runs }) => runs, dataset, 'test_accuracy')

describe('the spread of a past experiment', () => {
  it('is the standard deviation of its paired differences, within 1e-12', () => {
    const spread = spreadOf([past('e', [0.01, 0.02, 0.03, 0.04, 0.05])])
    expect(spread?.from).toBe('e')
    expect(spread?.sd).toBeCloseTo(Math.sqrt(0.00025), 12)
  })

  it('is that of the newest one that has enough finished pairs', () => {
    const few = past('few', [0.01, 0.02])
    const running = past('running', [0.01, 0.02, 0.03, 0.04, 0.05], 'running')
    const good = past('good', [0.01, 0.02, 0.03, 0.04, 0.06])
    expect(spreadOf([few, running, good, past('older', [0, 1, 0, 1, 0])])?.from).toBe('good')
  })

  it('is unknown for other data, and where all differences are the same', () => {
    expect(spreadOf([past('e', [0.01, 0.02, 0.03, 0.04, 0.05])], 'mine')).toBeNull()
    expect(spreadOf([past('e', [0, 0, 0, 0, 0])])).toBeNull()
  })
})

it.each([
  [0.53, 1],
  [1.2, 2],
  [0.041, 0.05],
  [5, 5],
  [73, 100]
])('an axis that shows %d ends at %d', (value, top) => {
  expect(niceTop(value)).toBe(top)
})
