/** A test row on which two models say different things. */
export interface Disagreement {
  /** Among the test rows, from 0. */
  readonly position: number
  readonly label: number
  /** What the first model says, and the second. */
  readonly says: readonly [number, number]
}

/** The test rows on which two models disagree, by who is right. */
export interface Disagreements {
  readonly onlyFirst: readonly Disagreement[]
  readonly onlySecond: readonly Disagreement[]
  readonly bothWrong: readonly Disagreement[]
}

/** @param labels the true class of each test row; the models' predictions are row for row, too */
export function disagreements(labels: Uint8Array, first: Uint8Array, second: Uint8Array): Disagreements {
  const groups = {
    onlyFirst: [] as Disagreement[],
    onlySecond: [] as Disagreement[],
    bothWrong: [] as Disagreement[]
  }
  labels.forEach((label, position) => {
    const says = [first[position], second[position]] as const
    if (says[0] === says[1]) return
    const group = says[0] === label ? 'onlyFirst' : says[1] === label ? 'onlySecond' : 'bothWrong'
    groups[group].push({ position, label, says })
  })
  return groups
}
