import { expect, it } from 'vitest'
import { initializers } from '../../../src-engine/catalog.ts'
import { createParameters } from '../../../src-engine/network/parameters.ts'
import { sections } from '../../../src-engine/spec/experiment-spec.ts'
import { labRandomness } from '../../../src-engine/training/run-randomness.ts'

/** The standard deviation of each layer's weights that the papers ask for. */
const PAPERS: Record<keyof typeof initializers, (inputs: number, outputs: number) => number> = {
  normal: () => 0.01,
  he: (inputs) => Math.sqrt(2 / inputs),
  glorot: (inputs, outputs) => Math.sqrt(2 / (inputs + outputs)),
  lecun: (inputs) => 1 / Math.sqrt(inputs)
}

it.each(Object.entries(PAPERS))(
  '%s draws weights of its standard deviation, within 2 %% of 60 000 weights, and biases of 0',
  (id, expected) => {
    const randomness = labRandomness(5)
    const { initializer } = sections.network.parse({ initializer: id })
    const sizes = [300, 200, 300]
    const { weights, biases } = createParameters(sizes, initializer, (layer, out) => {
      randomness.initialNormals(layer, out)
    })
    weights.forEach((W, l) => {
      const std = Math.sqrt(W.data.reduce((sum, w) => sum + w * w, 0) / W.data.length)
      expect(Math.abs(std / expected(sizes[l], sizes[l + 1]) - 1)).toBeLessThan(0.02)
    })
    for (const b of biases) expect(b.data.every((value) => value === 0)).toBe(true)
  }
)
