import { describe, expect, it } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { setField } from '../../../src-engine/spec/set-field.ts'
import { applySweeps } from '../../../src-engine/spec/sweep.ts'

const someSpec = () => ({
  specVersion: 1,
  name: 'swept',
  arms: [
    { name: 'baseline' },
    { name: 'L2', regularization: { l2: { lambda: 0.1 } } },
    { name: 'other', training: { epochs: 3 } }
  ]
})

function swept(...sweeps: string[]) {
  const spec = someSpec()
  applySweeps(spec, sweeps)
  return parseExperimentSpec(spec)
}

const lambdasOf = (spec: ReturnType<typeof swept>) =>
  spec.arms.flatMap(({ regularization }) => regularization.l2?.lambda ?? [])

describe('a sweep', () => {
  it('makes an arm of each value, in the place of the one swept', () => {
    const spec = swept('arms.L2.l2.lambda=0.5,0.01')
    expect(spec.arms.map(({ name }) => name)).toEqual([
      'baseline',
      'L2 lambda 0.5',
      'L2 lambda 0.01',
      'other'
    ])
    expect(lambdasOf(spec)).toEqual([0.5, 0.01])
  })

  it('has equal ratios with log and equal steps with lin, both ends included', () => {
    expect(lambdasOf(swept('arms.L2.l2.lambda=log:1e-5:1e-1:9'))).toEqual([
      0.00001, 0.0000316228, 0.0001, 0.000316228, 0.001, 0.00316228, 0.01, 0.0316228, 0.1
    ])
    expect(lambdasOf(swept('arms.L2.l2.lambda=lin:0:1:5'))).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  it('of several fields makes every combination', () => {
    const spec = swept('arms.L2.l2.lambda=0.1,0.2', 'arms.L2.training.epochs=lin:2:4:3')
    expect(spec.arms.slice(1, -1).map(({ name, training }) => [name, training?.epochs])).toEqual(
      ['0.1', '0.2'].flatMap((lambda) => [2, 3, 4].map((e) => [`L2 lambda ${lambda} epochs ${e}`, e]))
    )
  })

  it('is told in the spec, with the arms it made', () => {
    expect(swept('arms.L2.l2.lambda=0.5,0.01', 'arms.L2.training.epochs=4').sweeps).toEqual([
      {
        arm: 'L2',
        fields: { 'l2.lambda': '0.5,0.01', 'training.epochs': '4' },
        arms: ['L2 lambda 0.5 epochs 4', 'L2 lambda 0.01 epochs 4']
      }
    ])
    expect(swept().sweeps).toBeUndefined()
  })

  it('of an arm that a sweep made takes the place of that sweep', () => {
    const spec = swept('arms.L2.l2.lambda=0.5,0.01', 'arms.other.training.epochs=4,5')
    applySweeps(spec, ['arms.L2 lambda 0.5.training.epochs=6,7'])
    expect(parseExperimentSpec(spec).sweeps?.map(({ arm }) => arm)).toEqual(['other', 'L2 lambda 0.5'])
  })

  it('that names an arm that there is not is refused', () => {
    const [sweep] = swept('arms.L2.l2.lambda=0.5,0.01').sweeps ?? []
    expect(() => parseExperimentSpec({ ...someSpec(), sweeps: [sweep] })).toThrow(
      'sweeps.0.arms: "L2 lambda 0.5" is no arm: leave this sweep out'
    )
  })

  it('of several arms makes the arms of each', () => {
    const spec = swept('arms.L2.l2.lambda=0.1,0.2', 'arms.other.training.epochs=4,5')
    expect(spec.arms.map(({ name }) => name)).toEqual([
      'baseline',
      'L2 lambda 0.1',
      'L2 lambda 0.2',
      'other epochs 4',
      'other epochs 5'
    ])
  })

  it('takes lists and words', () => {
    const spec = swept('arms.other.network.hidden=[64],[128,64]')
    expect(spec.arms.slice(2).map(({ name, network }) => [name, network?.hidden])).toEqual([
      ['other hidden 64', [64]],
      ['other hidden 128 64', [128, 64]]
    ])
    expect(
      swept('arms.other.dropout.scheme=inverted,tutorial', 'arms.other.dropout.keep=0.5,0.8').arms
    ).toHaveLength(6)
  })

  it('makes arms that --set finds by their names, dots and all', () => {
    const spec = someSpec()
    applySweeps(spec, ['arms.L2.l2.lambda=0.5,0.25'])
    setField(spec, 'arms.L2 lambda 0.25.l2.lambda=0.3')
    expect(lambdasOf(parseExperimentSpec(spec))).toEqual([0.5, 0.3])
  })

  it.each([
    ['arms.L2.l2.lambda', 'such as arms.L2.l2.lambda=log:1e-5:1e-1:9'],
    ['training.epochs=1,2', 'expected a field of an arm'],
    ['arms.L1.l1.lambda=1,2', 'no arm "L1"; expected one of baseline, L2, other'],
    ['arms.baseline.l2.lambda=1,2', '"baseline" is the baseline, of which there is one'],
    ['arms.L2=1,2', 'expected a field of that arm'],
    ['arms.L2.l2.lambada=1,2', '--sweep arms.L2.l2.lambada: no such field; "lambada" is unknown there'],
    ['arms.L2.l2.lambda=1,,2', 'expected different values'],
    ['arms.L2.l2.lambda=1,1', 'expected different values'],
    ['arms.L2.l2.lambda=log:0:1:5', 'two different numbers (above 0 for log)'],
    ['arms.L2.l2.lambda=log:1e-300:1e300:5', 'less than 1e308 (for log: times) apart'],
    ['arms.L2.l2.lambda=log:1e300:1e-300:2', 'less than 1e308 (for log: times) apart'],
    ['arms.L2.l2.lambda=lin:-1e308:1e308:3', 'less than 1e308 (for log: times) apart'],
    ['arms.L2.l2.lambda=log:1e-5:Infinity:3', 'two different numbers (above 0 for log)'],
    ['arms.L2.l2.lambda=log:1e-5:1e-1', 'expected log:FROM:TO:COUNT or lin:FROM:TO:COUNT'],
    ['arms.L2.l2.lambda=lgo:1e-5:1e-1:9', 'expected log:FROM:TO:COUNT or lin:FROM:TO:COUNT'],
    ['arms.L2.l2.lambda=lin:0:1:1', 'a whole count 2 .. 200'],
    ['arms.L2.l2.lambda=lin:0:1:200', 'expected at most 200 arms; these make 202']
  ])('refuses %s', (sweep, message) => {
    expect(() => swept(sweep)).toThrow(message)
  })

  it('passes over what is no arm, which the check of the whole spec refuses', () => {
    const spec = { ...someSpec(), arms: [null, { name: 'L2' }] }
    applySweeps(spec, ['arms.L2.l2.lambda=0.1,0.2'])
    expect(spec.arms).toHaveLength(3)
    expect(() => parseExperimentSpec(spec)).toThrow('arms.0: expected an object')
  })

  it('refuses a field that is swept twice: of its values only the last would be trained', () => {
    for (const field of ['l2.lambda', 'regularization.l2.lambda']) {
      expect(() => swept('arms.L2.l2.lambda=1,2', `arms.L2.${field}=3,4`)).toThrow(
        `--sweep arms.L2.${field}: expected each field once; it came twice`
      )
    }
  })

  it('leaves out of names what would make them too long', () => {
    const spec = swept(
      'arms.other.network.activation=leaky-relu,tanh',
      'arms.other.training.learningRate=0.1,0.25'
    )
    expect(spec.arms.map(({ name }) => name).slice(2)).toEqual([
      'other leaky-relu 0.1',
      'other leaky-relu 0.25',
      'other activation tanh learningRate 0.1',
      'other activation tanh learningRate 0.25'
    ])
  })
})
