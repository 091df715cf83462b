/**
 * The share of all 2^n patterns of signs under which the sum of +-magnitudes lies at least as far from 0 as the one
 * observed. The signed-rank and the sign-flip test are this share, of ranks and of differences.
 *
 * All patterns count, but are not walked: those of the first half of the magnitudes are looked up among the sorted sums
 * of the second half (E. Horowitz, S. Sahni, "Computing partitions", JACM 21, 1974).
 *
 * @param magnitudes n of them, n at most some 40
 * @param observed the sum as observed
 * @param tolerance how much nearer to 0 than the observed sum still counts, for rounding
 */
export function extremeShare(magnitudes: readonly number[], observed: number, tolerance: number): number {
  const half = magnitudes.length >> 1
  const first = signedSums(magnitudes.slice(0, half))
  const second = signedSums(magnitudes.slice(half)).sort()
  const threshold = Math.abs(observed) - tolerance
  if (threshold <= 0) return 1
  let extreme = 0
  for (const sum of first) {
    extreme += second.length - countBelow(second, threshold - sum)
    // The sums lie symmetrically about 0: as many at or below -x as at or above x.
    extreme += second.length - countBelow(second, threshold + sum)
  }
  return extreme / (first.length * second.length)
}

/** The sums under all 2^n patterns. */
function signedSums(magnitudes: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** magnitudes.length)
  let count = 1
  for (const magnitude of magnitudes) {
    for (let i = 0; i < count; i++) {
      sums[count + i] = sums[i] - magnitude
      sums[i] += magnitude
    }
    count *= 2
  }
  return sums
}

/** How many of the sorted values are below x. */
function countBelow(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < x) low = middle + 1
    else high = middle
  }
  return low
}
