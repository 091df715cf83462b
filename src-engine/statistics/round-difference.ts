/**
 * A difference without the noise of subtraction: 0.944 - 0.9412 ends in digits that would tell tied values apart and
 * make a zero non-zero. Signs, ties and ranks are taken of differences rounded to 1e-12.
 */
export const roundDifference = (difference: number) =>
  // Beyond 2^52 * 1e-12 there are no such digits, and the product would overflow in the end.
  Math.abs(difference) < 4_000 ? Math.round(difference * 1e12) / 1e12 : difference
