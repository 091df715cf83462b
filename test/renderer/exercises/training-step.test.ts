import { describe, expect, it } from 'vitest'
import { matrixOf, type Matrix } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { exercise3 } from '../../../src-engine/toolkit/exercise-3.ts'
import { numericalGradient } from '../../../src-engine/toolkit/numerical-gradient.ts'
import { stagesOf } from '../../../src-renderer/components/exercises/training-stages.ts'
import {
  inputs,
  trainingStep,
  type StepSettings
} from '../../../src-renderer/components/exercises/training-step.ts'

const plain: StepSettings = { l2: true, dropout: 'off', keep: 0.5, maskSeed: 0 }
const copyOf = ({ rows, cols, data }: Matrix) => matrixOf(rows, cols, data.slice())

/** The largest difference between the gradients of the step and those measured from its total loss. */
function gradientError(settings: StepSettings): number {
  const { gradW1, gradW2, gradB1, gradB2 } = trainingStep(inputs, settings).backward
  const params = {
    W1: copyOf(inputs.W1),
    b1: copyOf(inputs.b1),
    W2: copyOf(inputs.W2),
    b2: copyOf(inputs.b2)
  }
  const measured = numericalGradient(
    inputs.X,
    inputs.y,
    params,
    ({ data }) => data[0],
    (_, moved) => matrixOf(1, 1, Float64Array.of(trainingStep({ ...inputs, ...moved }, settings).loss.total))
  )
  const pairs: [Matrix, Matrix][] = [
    [gradW1, measured.W1],
    [gradB1, measured.b1],
    [gradW2, measured.W2],
    [gradB2, measured.b2]
  ]
  return Math.max(
    ...pairs.flatMap(([ours, theirs]) => [...ours.data].map((g, i) => Math.abs(g - theirs.data[i])))
  )
}

describe('one epoch of the 3-4-2 network', () => {
  it("is the tutorial's exercise 3 with L2 on and dropout off", () => {
    const { inputs: drawn, dataLoss, penalty, totalLoss, gradients, updated } = exercise3(new NumpyLegacy(0))
    const step = trainingStep(inputs, plain)
    expect(inputs).toEqual(drawn)
    expect(step.loss).toMatchObject({ data: dataLoss, penalty, total: totalLoss })
    expect(step.backward).toMatchObject(gradients)
    expect(step.updated).toEqual(updated)
  })

  it.each([
    ['L2 alone', plain],
    ['dropout alone', { ...plain, l2: false, dropout: 'inverted' }],
    ['L2 and dropout', { ...plain, dropout: 'inverted', maskSeed: 3 }]
  ] as const)('with %s has the gradients of its loss within 1e-8', (_, settings) => {
    expect(gradientError(settings)).toBeLessThan(1e-8)
  })

  it("with the tutorial's dropout has gradients that are not those of its loss", () => {
    expect(gradientError({ ...plain, dropout: 'tutorial', maskSeed: 1 })).toBeGreaterThan(1e-3)
  })

  it('makes the loss smaller', () => {
    const { loss } = trainingStep(inputs, plain)
    expect(loss.after).toBeLessThan(loss.total)
  })
})

describe('the stages of the epoch', () => {
  const idsOf = (settings: StepSettings) =>
    stagesOf(inputs, settings, trainingStep(inputs, settings)).map(({ id }) => id)

  it('leave out what is switched off', () => {
    expect(idsOf({ ...plain, l2: false })).not.toContain('l2')
    expect(idsOf({ ...plain, l2: false })).not.toContain('dropout')
    expect(idsOf(plain)).toContain('l2')
  })

  it("put the mask before the output as published, and behind it as in the tutorial's code", () => {
    const before = idsOf({ ...plain, dropout: 'inverted' })
    const behind = idsOf({ ...plain, dropout: 'tutorial' })
    expect(before.indexOf('dropout')).toBeLessThan(before.indexOf('output'))
    expect(behind.indexOf('dropout')).toBeGreaterThan(behind.indexOf('output'))
  })

  it('use nothing that was not given before', () => {
    const computedOnTheSide = ['mask', '2λ W1', '2λ W2']
    for (const dropout of ['off', 'inverted', 'tutorial'] as const) {
      const settings = { ...plain, dropout }
      const known = new Set(computedOnTheSide)
      for (const stage of stagesOf(inputs, settings, trainingStep(inputs, settings))) {
        expect(stage.from.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
        for (const { name } of stage.gives) known.add(name)
      }
    }
  })
})
