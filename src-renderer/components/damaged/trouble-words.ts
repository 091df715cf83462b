import type { FileTrouble, Loss, Readable } from '../../../src-main/contract/safety.ts'
import { lossWords } from '../../../src-main/contract/loss-words.ts'
import { counted } from '../../../src-engine/words/numbers.ts'

/** What the screen says of a problem with the lab's file. */
export interface TroubleWords {
  /** The kind of trouble, above the title. */
  readonly tag: string
  readonly title: string
  readonly lead: string
}

export const fileName = (path: string) => path.replace(/^.*[\\/]/, '')

/** Nothing of the file could be read, or what could is of no use. */
export const isEmpty = ({ experiments, runs }: Readable) => experiments.readable + runs.readable === 0

/** Nothing of the file tells what was in it. */
export const isUnknown = ({ experiments, runs }: Readable) => experiments.total + runs.total === 0

export function troubleWords(trouble: FileTrouble): TroubleWords {
  const name = fileName(trouble.file)
  const UNTOUCHED = 'Nothing was deleted or changed'
  switch (trouble.kind) {
    case 'damaged': {
      const { reading } = trouble
      const isLost = reading?.state === 'done' && isEmpty(reading.readable)
      return {
        tag: 'Lab file damaged',
        title: isLost ? `${name} can’t be read` : `Part of ${name} can’t be read`,
        lead: `${UNTOUCHED}: the file is only read, and training is stopped. ${whatHappened(trouble)}`
      }
    }
    case 'newer':
      return {
        tag: 'Lab file of a newer version',
        title: `${name} needs a newer lab`,
        lead: `${UNTOUCHED}. A newer version of Ablation Lab wrote this file, and this one would not understand all of it. Update the lab, or start it with another data folder.`
      }
    case 'foreign':
      return {
        tag: 'Not a lab file',
        title: `${name} is another program’s`,
        lead: `${UNTOUCHED}. The file is a database, but none of Ablation Lab. Move it out of the data folder, or start the lab with another one.`
      }
    case 'out-of-reach':
      return {
        tag: 'Lab file out of reach',
        title: `${name} can’t be opened`,
        lead: `${UNTOUCHED}. The lab may not read and write in its data folder, the folder is not there, or its disk is full. Mend that, or start the lab with another data folder.`
      }
    case 'locked':
      return {
        tag: 'Lab file locked',
        title: `${name} is in use`,
        lead: `${UNTOUCHED}. Another program keeps the file locked. Close it, or wait until it is through.`
      }
  }
}

/** In words where SQLite names a page; else as SQLite says it. */
function whatHappened({ file, details }: FileTrouble): string {
  const page = details.flatMap((line) => /\bpage (\d+)/.exec(line)?.[1] ?? []).at(0)
  if (page !== undefined) {
    return `Page ${page} of ${fileName(file)} does not hold what was written there, which a full disk, a crash or a failing drive can cause.`
  }
  return `SQLite says: “${details[0] ?? 'it cannot be read'}”.`
}

export interface CountRow {
  readonly label: string
  readonly readable: number
  readonly total: number
  readonly note: string
}

/** The rows of "What is still readable". */
export function countRows(readable: Readable): CountRow[] {
  const { experiments, runs, epochs, weights, checkpoints, losses } = readable
  const gone = losses.filter(({ name }) => name === null)
  const nameless = losses.filter(({ isRebuilt }) => isRebuilt)
  const lost = losses.reduce((sum, loss) => sum + loss.gone, 0)
  const hurt = losses.filter((loss) => loss.runs > 0)
  const hurtRuns = hurt.reduce((sum, loss) => sum + loss.runs, 0)
  return [
    {
      label: 'Experiments',
      ...experiments,
      note: [
        ...(gone.length > 0 ? [`${idsOf(gone)} lost`] : []),
        ...(nameless.length > 0 ? [`${idsOf(nameless)} lost name and question`] : [])
      ].join('; ')
    },
    {
      label: 'Runs',
      ...runs,
      note: [
        ...(lost > 0 ? [`${counted(lost, 'run')} lost`] : []),
        ...(hurt.length === 1 ? [`${counted(hurtRuns, 'run')} of “${hurt[0].name ?? ''}” lost epochs`] : []),
        ...(hurt.length > 1
          ? [`${counted(hurtRuns, 'run')} of ${counted(hurt.length, 'experiment')} lost epochs`]
          : [])
      ].join('; ')
    },
    { label: 'Epochs', ...epochs, note: '' },
    {
      label: 'Final weights',
      ...weights,
      note: weights.readable < weights.total ? 'comparing needs none' : ''
    },
    {
      label: 'Checkpoints',
      ...checkpoints,
      note: checkpoints.readable < checkpoints.total ? 'without one, a run is resumed from its beginning' : ''
    }
  ]
}

const idsOf = (losses: readonly Loss[]) => losses.map(({ experimentId }) => experimentId).join(', ')

/** What each experiment lost, where one line does not say it. */
export const lossLines = ({ losses }: Readable) => (losses.length > 1 ? losses.map(lossWords) : [])
