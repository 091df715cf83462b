import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtKernels } from '../../../scripts/built-kernels.ts'
import { activations } from '../../../src-engine/catalog.ts'
import { activationOf } from '../../../src-engine/chosen-method.ts'
import { drawMask, maskKey, maskThreshold } from '../../../src-engine/random/streams.ts'
import { Arena } from '../../../src-engine/simd/arena.ts'
import { instantiate } from '../../../src-engine/simd/kernels.ts'
import { createSimdEngine } from '../../../src-engine/simd/simd-engine.ts'
import { sections } from '../../../src-engine/spec/experiment-spec.ts'
import { testEngine } from './engine-suite.ts'
import { madeUpRun } from './made-up-run.ts'

const load = (name: string) =>
  new WebAssembly.Module(readFileSync(new URL(`../../../src-engine/simd/${name}.wasm`, import.meta.url)))
const plain = load('kernels')
const relaxed = load('kernels-relaxed')

// float32 has a rounding error of 6e-8; sums of up to 127 products add up to some tens of them, and (w - w') / rate
// magnifies those of the weights by |w| / |gradient|.
const TOLERANCES = { loss: 5e-6, gradient: 5e-5, tenSteps: 2e-5 }

testEngine('fast', (setup) => createSimdEngine(plain, setup), TOLERANCES)
testEngine('fast, relaxed', (setup) => createSimdEngine(relaxed, setup), TOLERANCES)

it('refuses a run beyond its memory with what to do', () => {
  const shape = { columns: 1, hidden: [100_000], classes: 2, rows: 12_000, batchSize: 12_000 }
  expect(() => createSimdEngine(plain, madeUpRun({ ...shape, features: 'sparse' }))).toThrow(
    /^expected a run that the fast engine's memory holds, .* or more came: take a smaller training.batchSize, /
  )
})

describe('the kernels', () => {
  const kernels = instantiate(plain)

  it('are what their sources compile to (else: node scripts/build-kernels.ts)', () => {
    for (const { file, bytes } of builtKernels()) {
      expect(Buffer.from(bytes).equals(readFileSync(file)), file.pathname).toBe(true)
    }
  })

  it.each([1, 3, 15, 16, 17, 33, 127])(
    'draw the masks of the reference engine, bit for bit (%i units)',
    (units) => {
      const arena = new Arena(kernels)
      const stride = Math.ceil(units / 16) * 16
      const at = arena.allocate(9 * stride)
      const place = { seed: 4_000_000_000, layer: 2, epoch: 77, batch: 5 }
      for (const keep of [1e-12, 0.1, 0.5, 0.8, 0.999_999, 0.999_999_999_9]) {
        const expected = new Uint8Array(9 * units)
        drawMask(place, keep, 9, units, expected)
        kernels.drawMask(9, units, place.seed, maskKey(2), 77, 5, maskThreshold(keep), at, stride)
        for (let row = 0; row < 9; row++) {
          const drawn = arena.bytes(at + row * stride, units)
          expect([...drawn]).toEqual([...expected.subarray(row * units, (row + 1) * units)])
        }
      }
    }
  )

  it('have an exp within 2 ulp of Math.exp, and its limits', () => {
    for (let x = -700; x < 700; x += 0.37) {
      expect(Math.abs(kernels.exp(x) / Math.exp(x) - 1)).toBeLessThan(2 * Number.EPSILON)
    }
    expect([kernels.exp(0), kernels.exp(-1000), kernels.exp(1000), kernels.exp(NaN)]).toEqual([
      1,
      0,
      Infinity,
      NaN
    ])
  })

  it.each(Object.keys(activations) as (keyof typeof activations)[])(
    'have the reference %s from -20 to 20 to 2e-6 and its derivative to 5e-7',
    (id) => {
      const options = sections.network.parse({ activation: id }).activation
      const expected = activationOf(options).of(options)
      const kernel = activationOf(options).kernel(options)
      if (kernel === 'relu') return
      const arena = new Arena(kernels)
      const z = Float32Array.from({ length: 4004 }, (_, k) => (k - 2002) / 100)
      const [at, slopes] = [arena.allocateFloats(z), arena.allocate(z.byteLength)]
      kernels[kernel.name](z.length / 4, at, slopes, kernel.parameter)
      const difference = (start: number, f: (z: number) => number) =>
        Math.max(...arena.floats(start, z.length).map((a, k) => Math.abs(a - f(z[k]))))
      expect(difference(at, (x) => expected.value(x))).toBeLessThan(2e-6)
      expect(difference(slopes, (x) => expected.derivative(x))).toBeLessThan(5e-7)
    }
  )

  it('have a log within 2 ulp of Math.log', () => {
    for (let e = -300; e < 300; e += 0.37) {
      const x = 10 ** e
      expect(Math.abs(kernels.log(x) - Math.log(x))).toBeLessThanOrEqual(
        2 * Number.EPSILON * Math.abs(Math.log(x))
      )
    }
    expect([kernels.log(1), kernels.log(NaN)]).toEqual([0, NaN])
  })
})
