import { isByte } from './cells.ts'
import { showCell } from './csv-number.ts'
import { countLabel, emptyCensus, labelsThatOccur } from './label-census.ts'
import { labelProblem } from './label-rule.ts'

/** The first or the last column of a table, watched while it is read: could these be the labels? */
export class LabelCandidate {
  readonly census = emptyCensus()
  /** The first cell that no label can be. */
  #stranger: string | null = null

  add(value: number, row: number, line: number, cell: string): void {
    if (isByte(value)) countLabel(this.census, value, row)
    else this.#stranger ??= `line ${line} has ${showCell(cell)}; expected whole numbers 0..255`
  }

  /** A cell that is no whole number 0..255, as the rest of a sentence; null when there is none. */
  get stranger(): string | null {
    return this.#stranger
  }

  /** Why the column cannot be the labels of training rows; null when it can. */
  problem(classes: number | undefined): string | null {
    return this.#stranger ?? labelProblem(this.census, classes)
  }

  get distinct(): number {
    return labelsThatOccur(this.census).length
  }
}
