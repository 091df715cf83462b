import { log } from './log.ts'

/**
 * The distributions that NumPy's legacy generator and the lab's streams share, on top of random 32-bit words. They are
 * NumPy's own methods, draw for draw (numpy/random/mtrand.pyx and src/legacy/legacy-distributions.c).
 */
export abstract class RandomWords {
  /** The polar method makes normals in pairs: the second waits here. */
  protected waitingNormal: number | null = null

  /** A random 32-bit word, 0 .. 2^32 - 1. */
  abstract nextUint32(): number

  /** Uniform in [0, 1), 53 bits. */
  randomSample(): number {
    const high = this.nextUint32() >>> 5
    const low = this.nextUint32() >>> 6
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /** Standard normal by Marsaglia's polar method, from + - * / sqrt and the engine's own log alone. */
  randn(): number {
    if (this.waitingNormal !== null) {
      const waiting = this.waitingNormal
      this.waitingNormal = null
      return waiting
    }
    let x1, x2, r2
    do {
      x1 = 2 * this.randomSample() - 1
      x2 = 2 * this.randomSample() - 1
      r2 = x1 * x1 + x2 * x2
    } while (r2 >= 1 || r2 === 0)
    const f = Math.sqrt((-2 * log(r2)) / r2)
    this.waitingNormal = f * x1
    return f * x2
  }

  /** The whole numbers 0 .. n-1 in random order. */
  permutation(n: number): Uint32Array {
    const order = new Uint32Array(n)
    for (let i = 0; i < n; i++) order[i] = i
    this.shuffle(order)
    return order
  }

  /** Shuffles in place (Fisher-Yates, from the last element to the second). */
  shuffle(x: Uint32Array): void {
    for (let i = x.length - 1; i > 0; i--) {
      const j = this.#integerUpTo(i)
      const other = x[j]
      x[j] = x[i]
      x[i] = other
    }
  }

  /** Uniform whole number 0 .. max: masked words, drawn again while they exceed max. */
  #integerUpTo(max: number): number {
    const mask = 2 ** (32 - Math.clz32(max)) - 1
    let value
    do value = (this.nextUint32() & mask) >>> 0
    while (value > max)
    return value
  }
}
