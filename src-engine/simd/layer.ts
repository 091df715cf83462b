import type { Arena } from './arena.ts'
import type { Kernels, Pointer } from './kernels.ts'
import { paddedColumns, panelsOf, quadTable, type Panel } from './panels.ts'

/** Lists of non-zeros in the kernels' memory: see assembly/products.ts. */
export interface Lists {
  /** The table of where each list begins and ends. */
  readonly table: Pointer
  readonly entries: Pointer
}

/** Room for so many lists with so many entries together. */
export function allocateLists(arena: Arena, lists: number, entries: number): Lists {
  // Four entries more: the kernels write as many before they know whether they count.
  return { table: arena.allocate(lists * 8), entries: arena.allocate((entries + 4) * 8) }
}

/** What an optimizer remembers of a layer, one number for each weight and bias, laid out as they are. */
export interface Slot {
  readonly W: Pointer
  readonly b: Pointer
}

/** The weights of one layer, inputs x outputs in panels, its biases, and an optimizer's slots for them. */
export class LayerWeights {
  readonly inputs: number
  readonly outputs: number
  readonly panels: readonly Panel[]
  /** Floats of a row, padding included. */
  readonly padded: number
  readonly W: Pointer
  readonly b: Pointer
  readonly slots: readonly Slot[]
  readonly #arena: Arena

  constructor(arena: Arena, inputs: number, outputs: number, slots = 0) {
    this.#arena = arena
    this.inputs = inputs
    this.outputs = outputs
    this.panels = panelsOf(outputs)
    this.padded = paddedColumns(outputs)
    const allocate = () => ({
      W: arena.allocate(inputs * this.padded * 4),
      b: arena.allocate(this.padded * 4)
    })
    const { W, b } = allocate()
    this.W = W
    this.b = b
    this.slots = Array.from({ length: slots }, allocate)
  }

  /** Where a panel's weights begin. */
  panelOf(panel: Panel): Pointer {
    return this.W + this.offsetOf(panel)
  }

  /** How far behind W, or behind a slot's W, a panel begins, in bytes. */
  offsetOf({ start }: Panel): number {
    return this.inputs * start * 4
  }

  /** Takes row-major weights, row k divided by divisors[k]. */
  setWeights(values: ArrayLike<number>, divisors: ArrayLike<number> | null): void {
    const weights = this.#arena.floats(this.W, this.inputs * this.padded)
    this.#forEachPiece((place, index, length, k) => {
      const divisor = divisors ? divisors[k] : 1
      for (let i = 0; i < length; i++) weights[place + i] = values[index + i] / divisor
    })
  }

  /** The weights row-major, row k multiplied by factors[k]. */
  getWeights(factors: ArrayLike<number> | null): Float32Array {
    const weights = this.#arena.floats(this.W, this.inputs * this.padded)
    const values = new Float32Array(this.inputs * this.outputs)
    this.#forEachPiece((place, index, length, k) => {
      const factor = factors ? factors[k] : 1
      for (let i = 0; i < length; i++) values[index + i] = weights[place + i] * factor
    })
    return values
  }

  get biases(): Float32Array {
    return this.#arena.floats(this.b, this.outputs)
  }

  /** Visits each panel's part of each row k: where it lies in panels, where row-major, and how long it is. */
  #forEachPiece(visit: (place: number, index: number, length: number, k: number) => void): void {
    for (const { start, width } of this.panels) {
      const length = Math.min(width, this.outputs - start)
      for (let k = 0; k < this.inputs; k++) {
        visit(start * this.inputs + k * width, k * this.outputs + start, length, k)
      }
    }
  }
}

/** Buffers of a layer's values for a batch, in panels. */
export class LayerValues {
  readonly units: number
  readonly panels: readonly Panel[]
  readonly quads: Pointer
  /** Activations; logits in the output layer. */
  readonly A: Pointer
  /** Deltas: the gradient of the batch's summed loss with respect to the layer's weighted sums. */
  readonly D: Pointer
  /** Sum of the deltas' rows. */
  readonly total: Pointer
  readonly rowLists: Lists
  readonly columnLists: Lists
  readonly deltaLists: Lists
  readonly #maxRows: number
  readonly #arena: Arena

  constructor(arena: Arena, units: number, maxRows: number) {
    this.#arena = arena
    this.#maxRows = maxRows
    this.units = units
    this.panels = panelsOf(units)
    this.quads = arena.allocateWords(quadTable(this.panels, maxRows))
    this.A = this.allocateMatrix()
    this.D = this.allocateMatrix()
    this.total = arena.allocate(paddedColumns(units) * 4)
    this.rowLists = allocateLists(arena, maxRows, maxRows * units)
    this.columnLists = allocateLists(arena, units, maxRows * units)
    this.deltaLists = allocateLists(arena, maxRows, maxRows * units)
  }

  /** Another matrix of this shape. */
  allocateMatrix(): Pointer {
    return this.#arena.allocate(this.#maxRows * paddedColumns(this.units) * 4)
  }

  /** Where a panel of such a matrix begins. */
  panelOf(matrix: Pointer, { start }: Panel): Pointer {
    return matrix + this.#maxRows * start * 4
  }

  /** X W + b into `out`, panel by panel. */
  multiply(
    kernels: Kernels,
    rows: number,
    lists: Pointer,
    weights: Pointer,
    inner: number,
    bias: Pointer,
    out: Pointer
  ): void {
    for (const panel of this.panels) {
      kernels.multiply(
        panel.width,
        rows,
        lists,
        weights + inner * panel.start * 4,
        bias + panel.start * 4,
        this.panelOf(out, panel)
      )
    }
  }
}
