import { exact, counted } from '../../../../src-engine/words/numbers.ts'
import { lossWords } from '../../../contract/loss-words.ts'
import type { LabCopy, Readable } from '../../../contract/safety.ts'
import { table } from './table.ts'

/** What of a damaged file could be read, and what was lost. */
export function readableText({ losses, fromCopy, ...counts }: Readable): string {
  const names = {
    experiments: 'Experiments',
    runs: 'Runs with all their epochs',
    epochs: 'Epochs',
    weights: 'Final weights',
    checkpoints: 'Checkpoints'
  } satisfies Record<keyof typeof counts, string>
  const rows = (Object.keys(names) as (keyof typeof counts)[]).map((kind) => [
    names[kind],
    exact(counts[kind].readable),
    exact(counts[kind].total)
  ])
  const filled = fromCopy && `${counted(fromCopy.rows, 'row')} of it from the copy of ${fromCopy.date}.`
  return [table(['can be read', '', 'of'], rows), filled, ...losses.map(lossWords)].filter(Boolean).join('\n')
}

/** The copies there are, a line each. */
export const copiesText = (copies: readonly LabCopy[]) =>
  copies.length === 0
    ? 'There are no copies.'
    : `Copies:\n${copies
        .map(
          ({ date, experiments, runs }) =>
            `  ${date}  ${counted(experiments, 'experiment')}, ${counted(runs, 'run')}`
        )
        .join('\n')}`
