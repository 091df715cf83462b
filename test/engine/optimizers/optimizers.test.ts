import { describe, expect, it } from 'vitest'
import { optimizers } from '../../../src-engine/catalog.ts'
import { optimizerOf } from '../../../src-engine/chosen-method.ts'
import { matrixOf } from '../../../src-engine/matrix.ts'
import { sections } from '../../../src-engine/spec/experiment-spec.ts'
import { pytorch, untried } from '../pytorch.ts'

/** The weights after each of so many steps along the given gradients. */
function walk(
  given: unknown,
  start: readonly number[],
  gradients: readonly (readonly number[])[],
  learningRate: number
): number[][] {
  const options = sections.training.parse({ optimizer: given }).optimizer
  const optimizer = optimizerOf(options)
  const parameter = matrixOf(1, start.length, Float64Array.from(start))
  const slots = Array.from({ length: optimizer.slots }, () => new Float64Array(start.length))
  const decay = optimizer.weightDecay?.(options) ?? 0
  return gradients.map((gradient, t) => {
    for (let k = 0; k < start.length; k++) parameter.data[k] *= 1 - learningRate * decay
    const tensors = { parameter, gradient: matrixOf(1, start.length, Float64Array.from(gradient)), slots }
    optimizer.step(options, tensors, { number: t + 1, learningRate })
    return [...parameter.data]
  })
}

const constantGradient = (g: number, steps: number) => Array.from({ length: steps }, () => [g])

describe("ten steps agree with PyTorch's to 1e-13", () => {
  it.each(Object.entries(pytorch.optimizers))('%s', (_, { options, weights }) => {
    const walked = walk(options, pytorch.start, pytorch.gradients, pytorch.learning_rate).flat()
    const expected = weights.flat()
    expect(walked).toHaveLength(expected.length)
    walked.forEach((w, k) => {
      expect(Math.abs(w - expected[k])).toBeLessThan(1e-13)
    })
  })

  it('with every optimizer of the catalog', () => {
    expect(untried(optimizers, pytorch.optimizers)).toEqual([])
  })
})

describe('as its paper has it,', () => {
  it("momentum's velocity under a constant gradient is the geometric series", () => {
    const [[w1], [w2], [w3]] = walk({ id: 'momentum', momentum: 0.5 }, [0], constantGradient(1, 3), 0.1)
    expect(w1).toBeCloseTo(-0.1, 15)
    expect(w2).toBeCloseTo(-0.1 - 0.15, 15)
    expect(w3).toBeCloseTo(-0.1 - 0.15 - 0.175, 15)
  })

  it('Nesterov takes in its first step what momentum takes in its second', () => {
    const [[ahead]] = walk({ id: 'nesterov', momentum: 0.5 }, [0], constantGradient(1, 1), 0.1)
    expect(ahead).toBeCloseTo(-0.15, 15)
  })

  it("RMSprop's first step is learningRate / sqrt(1 - rho), whatever the size of the gradient", () => {
    for (const g of [1e-3, 1, 1e3]) {
      const [[w]] = walk({ id: 'rmsprop', rho: 0.75, epsilon: 1e-12 }, [0], constantGradient(g, 1), 0.1)
      expect(w).toBeCloseTo(-0.2, 8)
    }
  })

  it("Adam's steps under a constant gradient are the learning rate, thanks to the bias correction", () => {
    for (const g of [1e-3, -1, 1e3]) {
      const weights = walk({ id: 'adam', epsilon: 1e-12 }, [0], constantGradient(g, 10), 0.1)
      weights.forEach(([w], t) => {
        expect(w).toBeCloseTo(-0.1 * (t + 1) * Math.sign(g), 8)
      })
    }
  })

  it("AdamW's decay does not depend on the gradients, where an L2 penalty in Adam's would", () => {
    for (const g of [1e-3, 1e3]) {
      const [[w]] = walk({ id: 'adamw', weightDecay: 0.5, epsilon: 1e-12 }, [2], constantGradient(g, 1), 0.1)
      expect(w).toBeCloseTo(2 - 0.1 * 0.5 * 2 - 0.1, 8)
    }
  })
})
