/** cos x for 0 <= x <= pi within 1e-15, from + - * / alone: the same bits on every machine. */
export function cosine(x: number): number {
  if (x > Math.PI / 2) return -cosine(Math.PI - x)
  // 1 - x^2/2! + x^4/4! - ... : the terms left out are below 2^-60
  let term = 1
  let sum = 1
  for (let n = 2; n <= 24; n += 2) {
    term *= (-x * x) / (n * (n - 1))
    sum += term
  }
  return sum
}
