/**
 * A root of a continuous function between two points where it has different signs, to the last digits of a double.
 *
 * Source: T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives", Advances in Engineering Software 28, 1997.
 *
 * @throws RangeError when the function has the same sign at both ends
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [high, low]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) throw new RangeError(`findRoot: ${fb} at ${low} and ${fa} at ${high} have one sign`)
  let fraction = 0.5
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = a + fraction * (b - a)
    const fx = f(x)
    let [c, fc] = [a, fa]
    if (fx > 0 !== fa > 0) [c, fc, b, fb] = [b, fb, a, fa]
    ;[a, fa] = [x, fx]

    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const tolerance = 4 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE
    const share = tolerance / Math.abs(b - c)
    if (share > 0.5 || fa === 0 || fb === 0) return fa === 0 ? a : fb === 0 ? b : best

    // Inverse quadratic interpolation where the three points lie well for it, else bisection.
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    fraction =
      phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5
    fraction = Math.min(1 - share, Math.max(share, fraction))
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b
}

const MAX_STEPS = 200
