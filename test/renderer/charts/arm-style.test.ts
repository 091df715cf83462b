import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { applySweeps } from '../../../src-engine/spec/sweep.ts'
import { armStyles, experimentStyles } from '../../../src-renderer/charts/arm-style.ts'

const withLambdas = (...lambdas: number[]) =>
  parseExperimentSpec({
    specVersion: 1,
    name: 'swept',
    arms: [
      { name: 'baseline' },
      ...lambdas.map((lambda) => ({ name: `L2 ${lambda}`, regularization: { l2: { lambda } } }))
    ]
  })
const marksOf = (spec: ReturnType<typeof withLambdas>) =>
  [...experimentStyles(spec).values()].map(({ mark }) => mark)

describe('the styles of an experiment', () => {
  it('run along the ramp from the lowest to the highest value where one number is swept', () => {
    expect(marksOf(withLambdas(0.1, 0.001, 0.01))).toEqual(['--arm-1', '--ramp-5', '--ramp-1', '--ramp-3'])
    const nine = marksOf(withLambdas(1, 2, 3, 4, 5, 6, 7, 8, 9))
    expect([nine[1], nine[5], nine[9]]).toEqual(['--ramp-1', '--ramp-3', '--ramp-5'])
  })

  it('differ in dash and marker between neighbours of the ramp', () => {
    const [, low, next] = experimentStyles(withLambdas(1, 2, 3)).values()
    expect(low.marker).not.toBe(next.marker)
  })

  it('are the usual ones for arms beside a sweep, as if they were alone', () => {
    const spec = {
      specVersion: 1,
      name: 'swept',
      arms: [{ name: 'baseline' }, { name: 'L2' }, { name: 'other' }]
    }
    applySweeps(spec, ['arms.L2.l2.lambda=0.1,0.2,0.3'])
    expect(marksOf(parseExperimentSpec(spec)).sort()).toEqual([
      '--arm-1',
      '--arm-2',
      '--ramp-1',
      '--ramp-3',
      '--ramp-5'
    ])
  })

  it('are the usual ones else', () => {
    const spec = withLambdas(0.1, 0.2)
    expect(experimentStyles(spec)).toEqual(armStyles(['baseline', 'L2 0.1', 'L2 0.2'], 'baseline'))
  })
})
