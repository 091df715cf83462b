import type { NumpyLegacy } from '../random/numpy-legacy.ts'
import { drawMask, Stream } from '../random/streams.ts'
import type { RunSpec } from '../spec/run-spec.ts'

/** Where in a training run a mask falls. Layers and epochs count from 1 (layer 1 is the first hidden), batches from 0. */
interface MaskPlace {
  readonly layer: number
  readonly epoch: number
  readonly batch: number
}

/** All that chance decides in a run after its split. */
export interface RunRandomness {
  /** Keys the lab's streams of what falls on the inputs, whatever the other draws come from. */
  readonly seed: number
  /** The seed of masks that depend on their place alone, so that a kernel may draw them itself; else null. */
  readonly counterSeed: number | null
  /** Fills with standard normals for the weights between layer - 1 and layer (1 is the first hidden layer). */
  initialNormals(layer: number, out: Float64Array): void
  /** The order of n training rows in an epoch. */
  order(epoch: number, n: number): Uint32Array
  /** Fills rows x units zeros and ones, ones with probability keep. */
  mask(place: MaskPlace, keep: number, rows: number, units: number, out: Uint8Array): void
}

const ALL_VARY: RunSpec['varies'] = { init: true, order: true, mask: true }

/** Keys the streams of what does not vary, for every seed alike. */
const FIXED_SEED = 0

/**
 * The lab's own streams: each draw depends on its place alone, never on what was drawn before.
 *
 * @param varies what the seed draws; the rest comes from streams that all seeds share
 */
export function labRandomness(seed: number, varies = ALL_VARY): RunRandomness {
  const seedIf = (varied: boolean) => (varied ? seed : FIXED_SEED)
  const [initSeed, orderSeed, maskSeed] = [seedIf(varies.init), seedIf(varies.order), seedIf(varies.mask)]
  return {
    seed: maskSeed,
    counterSeed: maskSeed,
    initialNormals(layer, out) {
      const stream = new Stream(initSeed, 'init', { layer })
      for (let k = 0; k < out.length; k++) out[k] = stream.randn()
    },
    order: (epoch, n) => new Stream(orderSeed, 'order', { epoch }).permutation(n),
    mask(place, keep, rows, units, out) {
      drawMask({ seed: maskSeed, ...place }, keep, rows, units, out)
    }
  }
}

/** NumPy's legacy stream: each draw takes the next numbers, so that the order of the draws is part of the result. */
export function legacyRandomness(stream: NumpyLegacy, seed: number): RunRandomness {
  return {
    seed,
    counterSeed: null,
    initialNormals(_, out) {
      for (let k = 0; k < out.length; k++) out[k] = stream.randn()
    },
    order: (_, n) => stream.permutation(n),
    mask(_, keep, rows, units, out) {
      for (let k = 0; k < rows * units; k++) out[k] = stream.bernoulli(keep)
    }
  }
}
