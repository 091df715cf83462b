import { exp, log } from './functions'

/** Keeps log finite when a probability is 0, as in the reference engine. */
// @ts-ignore: decorator
@inline
const EPSILON: f64 = 1e-15

/**
 * Softmax, cross-entropy and its gradient in one pass over the logits Z, rows x classes in panels.
 *
 * @param labels a byte a row
 * @param smoothing the share of each target that is spread evenly over all classes
 * @param D receives probabilities minus targets; 0 when they are not wanted
 * @param predictions receives the class with the greatest logit, the first of equals, a byte a row; 0 when not wanted
 * @returns the sum over the rows of -log(probability of the label + 1e-15), or of its mean over a smoothed target
 */
export function crossEntropy(
  rows: u32, classes: u32, quads: usize, Z: usize, labels: usize, smoothing: f64, D: usize, predictions: usize
): f64 {
  let loss: f64 = 0
  const evenly = smoothing / <f64>classes
  for (let r: u32 = 0; r < rows; r++) {
    const label = <u32>load<u8>(labels + r)
    let best: u32 = 0
    let max = load<f32>(Z + placeOf(quads, r, 0))
    for (let c: u32 = 1; c < classes; c++) {
      const z = load<f32>(Z + placeOf(quads, r, c))
      if (z > max) {
        max = z
        best = c
      }
    }
    let sum: f64 = 0
    let atLabel: f64 = 0
    for (let c: u32 = 0; c < classes; c++) {
      const place = placeOf(quads, r, c)
      const e = exp(<f64>load<f32>(Z + place) - <f64>max)
      if (c == label) atLabel = e
      if (D) store<f32>(D + place, <f32>e)
      sum += e
    }
    loss -= (1 - smoothing) * log(atLabel / sum + EPSILON)
    if (smoothing > 0) {
      for (let c: u32 = 0; c < classes; c++) {
        const e = exp(<f64>load<f32>(Z + placeOf(quads, r, c)) - <f64>max)
        loss -= evenly * log(e / sum + EPSILON)
      }
    }
    if (predictions) store<u8>(predictions + r, <u8>best)
    if (D) {
      const scale = 1 / sum
      for (let c: u32 = 0; c < classes; c++) {
        const place = placeOf(quads, r, c)
        const p = <f64>load<f32>(D + place) * scale
        store<f32>(D + place, <f32>((c == label ? p - (1 - smoothing) : p) - evenly))
      }
    }
  }
  return loss
}

/** Where row r of column c lies: see lists.ts. */
// @ts-ignore: decorator
@inline
function placeOf(quads: usize, r: u32, c: u32): usize {
  const quad = quads + ((c >> 2) << 3)
  return <usize>load<u32>(quad) + <usize>load<u32>(quad, 4) * r + ((c & 3) << 2)
}
