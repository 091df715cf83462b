/** A place in the kernels' memory, in bytes. */
export type Pointer = number

/** f of `count` vectors of four at z, in place; its derivatives to `slopes`, unless that is 0. */
type ActivationKernel = (count: number, z: Pointer, slopes: Pointer, parameter: number) => void

/** What assembly/kernels.ts exports: the doc comments are there. */
export interface Kernels {
  readonly activateLeakyRelu: ActivationKernel
  readonly activateTanh: ActivationKernel
  readonly activateSigmoid: ActivationKernel
  readonly activateGelu: ActivationKernel
  multiplyElements(count: number, d: Pointer, slopes: Pointer): void
  readonly memory: WebAssembly.Memory
  heapBase(): Pointer
  multiply(width: number, rows: number, lists: Pointer, B: Pointer, bias: Pointer, out: Pointer): void
  stepWeights(
    width: number,
    inputs: number,
    lists: Pointer,
    D: Pointer,
    weights: Pointer,
    decay: number,
    rate: number
  ): void
  stepFoldedWeights(
    width: number,
    inputs: number,
    lists: Pointer,
    D: Pointer,
    weights: Pointer,
    decay: number,
    rate: number,
    means: Pointer,
    inverseVariances: Pointer,
    total: Pointer,
    shift: Pointer
  ): void
  stepByFormula(
    formula: number,
    count: number,
    weights: Pointer,
    sums: Pointer,
    first: Pointer,
    second: Pointer,
    settings: Pointer,
    std: number
  ): void
  stepWeightsByFormula(
    width: number,
    inputs: number,
    lists: Pointer,
    D: Pointer,
    weights: Pointer,
    formula: number,
    first: Pointer,
    second: Pointer,
    settings: Pointer
  ): void
  stepFoldedWeightsByFormula(
    width: number,
    inputs: number,
    lists: Pointer,
    D: Pointer,
    weights: Pointer,
    formula: number,
    first: Pointer,
    second: Pointer,
    settings: Pointer,
    means: Pointer,
    stds: Pointer,
    total: Pointer,
    shift: Pointer
  ): void
  listRows(rows: number, columns: number, quads: Pointer, M: Pointer, lists: Pointer, entries: Pointer): void
  reluAndListRows(
    rows: number,
    columns: number,
    quads: Pointer,
    M: Pointer,
    lists: Pointer,
    entries: Pointer
  ): void
  listColumns(
    rows: number,
    columns: number,
    quads: Pointer,
    M: Pointer,
    lists: Pointer,
    entries: Pointer
  ): void
  transposeLists(rows: number, columns: number, rowLists: Pointer, lists: Pointer, entries: Pointer): void
  countBytes(vectors: number, bytes: Pointer): number
  listBytes(
    rows: number,
    stride: number,
    bytes: Pointer,
    kept: Pointer,
    ends: Pointer,
    entries: Pointer
  ): void
  gate(count: number, d: Pointer, g: Pointer, scale: number): void
  applyMask(
    rows: number,
    columns: number,
    quads: Pointer,
    M: Pointer,
    mask: Pointer,
    maskStride: number,
    scale: number,
    out: Pointer
  ): void
  sumColumns(rows: number, columns: number, quads: Pointer, M: Pointer, out: Pointer): void
  subtractScaled(count: number, x: Pointer, a: number, y: Pointer, out: Pointer): void
  limitNorms(width: number, rows: number, W: Pointer, scales: Pointer, limit: number, along: Pointer): void
  sumOfAbsolutes(width: number, rows: number, W: Pointer, scales: Pointer): number
  sumOfSquares(width: number, rows: number, W: Pointer, scales: Pointer): number
  transpose(rows: number, columns: number, quads: Pointer, W: Pointer, outQuads: Pointer, out: Pointer): void
  drawMask(
    rows: number,
    units: number,
    seed: number,
    key1: number,
    epoch: number,
    batch: number,
    threshold: number,
    mask: Pointer,
    stride: number
  ): void
  perturbRows(
    rows: number,
    columns: number,
    rowLists: Pointer,
    row: Pointer,
    noiseScales: Pointer,
    seed: number,
    key1: number,
    epoch: number,
    batch: number,
    means: Pointer,
    mask: Pointer,
    maskStride: number,
    scale: number,
    lists: Pointer,
    entries: Pointer
  ): void
  exp(x: number): number
  log(x: number): number
  crossEntropy(
    rows: number,
    classes: number,
    quads: Pointer,
    Z: Pointer,
    labels: Pointer,
    smoothing: number,
    D: Pointer,
    predictions: Pointer
  ): number
}

/** The kernels that are a hidden unit's function. */
export type ActivationKernelName = {
  [Name in keyof Kernels]: Kernels[Name] extends ActivationKernel ? Name : never
}[Extract<keyof Kernels, `activate${string}`>]

/** An instance of the kernels with a memory of its own. */
export function instantiate(module: WebAssembly.Module): Kernels {
  return new WebAssembly.Instance(module).exports as unknown as Kernels
}
