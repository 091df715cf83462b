/**
 * What labels must be: whole numbers 0..C-1. The training labels say what C is, so they must leave no gap: a stray 250
 * among digits is a damaged file, not 251 classes. Only the person can say that classes are really missing.
 */
import { BadInput } from '../../src-engine/bad-input.ts'
import { Mendable } from './mendable.ts'
import { labelsThatOccur, MAX_CLASSES, type LabelCensus } from './label-census.ts'

/**
 * What is wrong with the training labels, as the rest of a sentence that starts with the file; null when they are fine.
 * `classes` is the number of classes the person gave, if any.
 */
export function labelProblem(census: LabelCensus, classes: number | undefined): string | null {
  const labels = labelsThatOccur(census)
  const largest = labels.at(-1) ?? 0
  const row = census.firstRows[largest]
  if (labels.length < 2) {
    return `every row has label ${largest}; expected at least 2 different labels`
  }
  if (classes !== undefined) {
    if (largest < classes) return null
    return `row ${row} has label ${largest}; expected whole numbers 0..${classes - 1}, as there are to be ${classes} classes`
  }
  if (labels[0] <= 1 && largest - labels[0] + 1 === labels.length) return null
  return (
    `row ${row} has label ${largest}, but only ${labels.length} different labels occur ` +
    `(${describeLabels(labels)}); expected whole numbers 0..C-1 without gaps; ` +
    `if classes are really missing, set the number of classes to ${largest + 1}`
  )
}

/**
 * The number of classes of training labels that fit the rule.
 * @throws BadInput when `file`'s labels do not
 */
export function classesOf(census: LabelCensus, classes: number | undefined, file: string): number {
  const problem = labelProblem(census, classes)
  if (problem !== null) {
    const words = `labels of ${file} out of range: ${problem}`
    throw labelsThatOccur(census).length < 2 ? new BadInput(words) : new Mendable(words, 'classes')
  }
  return classes ?? (labelsThatOccur(census).at(-1) ?? 0) + 1
}

/** What to tell of labels that nobody said to be 1..N. */
export function oneBasedNotes({ counts }: LabelCensus, classes: number): string[] {
  return counts[0] > 0
    ? []
    : [`the labels start at 1: class 0 is left unused, which makes ${classes} classes`]
}

/** @throws BadInput when the test part has a class that training cannot teach */
export function checkTestLabels(
  test: LabelCensus,
  training: LabelCensus,
  classes: number | undefined,
  file: string
): void {
  const allowed = (label: number) => (classes === undefined ? training.counts[label] > 0 : label < classes)
  const stranger = labelsThatOccur(test).find((label) => !allowed(label))
  if (stranger === undefined) return
  const known = classes === undefined ? describeLabels(labelsThatOccur(training)) : `0..${classes - 1}`
  throw new BadInput(
    `labels of ${file} out of range: row ${test.firstRows[stranger]} has label ${stranger}; ` +
      `expected only labels of the training rows (${known}): are both files of the same data set?`
  )
}

/** @throws BadInput when what was given is no number of classes */
export function checkClassesOption(classes: number | undefined): void {
  if (classes === undefined || (Number.isInteger(classes) && classes >= 2 && classes <= MAX_CLASSES)) return
  throw new Mendable(`classes: expected a whole number 2..${MAX_CLASSES}, came ${classes}`, 'classes')
}

/** Runs of neighbours in short: "0..9, 250". */
function describeLabels(labels: readonly number[]): string {
  const runs: [number, number][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run?.[1] === label - 1) run[1] = label
    else runs.push([label, label])
  }
  const shown = runs.slice(0, 5).map(([from, to]) => (from === to ? String(from) : `${from}..${to}`))
  return shown.join(', ') + (runs.length > shown.length ? ', ...' : '')
}
