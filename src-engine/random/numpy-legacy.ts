import type { RandomSource } from './random-source.ts'
import { RandomWords } from './random-words.ts'

const N = 624
const M = 397

/**
 * NumPy's legacy generator, `numpy.random.RandomState`: the Mersenne Twister MT19937 with the legacy distributions on
 * top. NumPy guarantees that this stream never changes (NEP 19), so a seed gives the tutorial's own numbers: `randn`,
 * `permutation`, `shuffle`, `randomSample` and `bernoulli` draw what NumPy's randn, permutation, shuffle, random_sample
 * and binomial(1, p) draw.
 *
 * Source: M. Matsumoto, T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random
 * number generator", 1998. The lab's own generator is in streams.ts.
 */
export class NumpyLegacy extends RandomWords implements RandomSource {
  readonly #key = new Uint32Array(N)
  #position = N

  /** As `numpy.random.seed(seed)`, for a whole number 0 .. 2^32 - 1. */
  constructor(seed: number) {
    super()
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
      throw new RangeError(`a seed is a whole number 0 .. 4294967295, ${seed} came`)
    }
    let word = seed
    for (let i = 0; i < N; i++) {
      this.#key[i] = word
      word = (Math.imul(1_812_433_253, word ^ (word >>> 30)) + i + 1) >>> 0
    }
  }

  override nextUint32(): number {
    if (this.#position === N) this.#twist()
    let y = this.#key[this.#position++]
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    y ^= y >>> 18
    return y >>> 0
  }

  /** 1 with probability p, else 0: `numpy.random.binomial(1, p)`, which counts the rarer outcome by inversion. */
  bernoulli(p: number): 0 | 1 {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p is a probability 0 .. 1, ${p} came`)
    if (p === 0) return 0
    if (p <= 0.5) return this.#bernoulliByInversion(p)
    return this.#bernoulliByInversion(1 - p) === 1 ? 0 : 1
  }

  #bernoulliByInversion(p: number): 0 | 1 {
    const q = 1 - p
    for (;;) {
      const u = this.randomSample()
      if (u <= q) return 0
      // NumPy draws anew when rounding leaves u beyond both outcomes, about once in 10^16 draws.
      if (u - q <= (p * q) / q) return 1
    }
  }

  /** The whole state, for starting again from this very place. */
  saveState(): NumpyLegacyState {
    return { key: this.#key.slice(), position: this.#position, waitingNormal: this.waitingNormal }
  }

  /** Goes on from a saved state. */
  restoreState({ key, position, waitingNormal }: NumpyLegacyState): void {
    this.#key.set(key)
    this.#position = position
    this.waitingNormal = waitingNormal
  }

  /** A generator that goes on from a saved state. */
  static fromState(state: NumpyLegacyState): NumpyLegacy {
    const generator = new NumpyLegacy(0)
    generator.restoreState(state)
    return generator
  }

  #twist(): void {
    const key = this.#key
    for (let i = 0; i < N; i++) {
      const y = (key[i] & 0x8000_0000) | (key[(i + 1) % N] & 0x7fff_ffff)
      key[i] = key[(i + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908_b0df : 0)
    }
    this.#position = 0
  }
}

/** As `numpy.random.RandomState.get_state()`. */
export interface NumpyLegacyState {
  readonly key: Uint32Array
  readonly position: number
  readonly waitingNormal: number | null
}
