/*
 * The fast engine's kernels: float32, 128-bit SIMD. They know no layers and no epochs, only memory; simd-engine.ts lays
 * that out and calls them. Built by scripts/build-kernels.ts, once with plain and once with relaxed arithmetic.
 */
export {
  multiply,
  stepWeights,
  stepFoldedWeights,
  stepWeightsByFormula,
  stepFoldedWeightsByFormula
} from './products'
export { stepByFormula } from './optimizers'
export {
  listRows,
  reluAndListRows,
  listColumns,
  transposeLists,
  countBytes,
  listBytes
} from './lists'
export {
  gate,
  applyMask,
  sumColumns,
  subtractScaled,
  sumOfSquares,
  sumOfAbsolutes,
  limitNorms,
  transpose
} from './elementwise'
export {
  activateLeakyRelu,
  activateTanh,
  activateSigmoid,
  activateGelu,
  multiplyElements
} from './activations'
export { drawMask } from './philox'
export { perturbRows } from './inputs'
export { exp, log } from './functions'
export { crossEntropy } from './output'

/** Where memory is free. */
export function heapBase(): usize {
  return __heap_base
}
