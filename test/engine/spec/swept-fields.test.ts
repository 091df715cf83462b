import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { applySweeps } from '../../../src-engine/spec/sweep.ts'
import { sweptFields, sweptNumber, sweptRamp } from '../../../src-engine/spec/swept-fields.ts'

function specWith(arms: object[], ...sweeps: string[]) {
  const spec = { specVersion: 1, name: 'swept', arms: [{ name: 'baseline' }, ...arms] }
  applySweeps(spec, sweeps)
  return parseExperimentSpec(spec)
}
const L2 = { name: 'L2', regularization: { l2: { lambda: 0.1 } } }

describe('the fields that an experiment sweeps', () => {
  it('are what its arms differ in beside the baseline, numbers from low to high', () => {
    const spec = specWith([L2], 'arms.L2.l2.lambda=0.1,0.001,0.01')
    const [field, ...more] = sweptFields(spec)
    expect(more).toEqual([])
    expect(field).toMatchObject({
      path: 'regularization.l2.lambda',
      label: 'L2 lambda',
      levels: [0.001, 0.01, 0.1]
    })
    expect(field.valueOf.get('L2 lambda 0.01')).toBe(0.01)
    expect(field.valueOf.has('baseline')).toBe(false)
    expect(sweptNumber(spec)?.path).toBe(field.path)
  })

  it('are two where every combination was made', () => {
    const spec = specWith([L2], 'arms.L2.l2.lambda=0.1,0.2', 'arms.L2.network.activation=relu,tanh')
    expect(sweptFields(spec).map(({ label, levels }) => [label, levels])).toEqual([
      ['Activation', ['relu', 'tanh']],
      ['L2 lambda', [0.1, 0.2]]
    ])
    expect(sweptNumber(spec)).toBeNull()
  })

  it('are none where arms differ in having something at all, or there is one arm', () => {
    expect(
      sweptFields(specWith([L2, { name: 'dropout', regularization: { dropout: { keep: 0.5 } } }]))
    ).toEqual([])
    expect(sweptFields(specWith([L2]))).toEqual([])
  })

  it('are those of the sweep that made the arms, whatever options come with what is chosen', () => {
    const spec = specWith([L2], 'arms.L2.training.optimizer=sgd,momentum,adam')
    expect(sweptFields(spec).map(({ label, levels }) => [label, levels])).toEqual([
      ['Optimizer', ['sgd', 'momentum', 'adam']]
    ])
    expect(sweptFields({ ...spec, sweeps: undefined })).toEqual([])
  })

  it('are guessed where there are arms that the sweep did not make', () => {
    const strong = { name: 'strong', regularization: { l2: { lambda: 0.5 } }, training: { epochs: 3 } }
    const spec = specWith([L2, strong], 'arms.L2.l2.lambda=0.1,0.2')
    expect(sweptFields(spec).map(({ label }) => label)).toEqual(['Epochs', 'L2 lambda'])
  })

  it('are known of the arms that the only sweep made, beside others that it did not', () => {
    const dropout = { name: 'dropout', regularization: { dropout: { keep: 0.5 } } }
    const spec = specWith([L2, dropout], 'arms.L2.l2.lambda=0.1,0.3,0.2')
    expect(sweptNumber(spec)).toBeNull()
    expect(sweptRamp(spec)).toMatchObject({ path: 'regularization.l2.lambda', levels: [0.1, 0.2, 0.3] })
    expect(sweptRamp(spec)?.valueOf.has('dropout')).toBe(false)
    expect(sweptRamp({ ...spec, sweeps: undefined })).toBeNull()
  })

  it('count what an arm shares as much as what it has of its own', () => {
    const arms = [0.01, 0.5].map((learningRate) => ({
      name: `rate ${learningRate}`,
      training: { learningRate }
    }))
    const spec = specWith([...arms, { name: 'shared' }])
    expect(sweptNumber(spec)?.levels).toEqual([0.01, 0.1, 0.5])
  })
})
