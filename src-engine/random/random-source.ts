/** Draws one after the other from one stream: what the tutorial's functions need of a random generator. */
export interface RandomSource {
  /** Standard normal. */
  randn(): number
  /** The whole numbers 0 .. n-1 in random order. */
  permutation(n: number): Uint32Array
  /** 1 with probability p, else 0. */
  bernoulli(p: number): 0 | 1
}
