import { BadInput } from '../../src-engine/bad-input.ts'
import { datasetNameProblem } from '../contract/dataset-name.ts'

/** True for names that are one safe folder name on every system. */
export const isDatasetId = (id: string): boolean => datasetNameProblem(id) === null

/** @throws BadInput when no data set may have this name */
export function checkDatasetId(id: string): void {
  const problem = datasetNameProblem(id)
  if (problem !== null) throw new BadInput(problem)
}
