import { counted } from '../words/numbers.ts'
import type { ExperimentSpec } from './experiment-spec.ts'
import { runSpecOf, type RunSpec } from './run-spec.ts'

/** What is allowed in a run but cannot do what it is there for: a sentence, or null. */
const surprises: readonly ((run: RunSpec) => string | null)[] = [
  magnifiedShift,
  endlessWarmUp,
  idleSteps,
  idlePatience
]

/** The methods of an experiment's arms that will surprise somebody, a sentence each, with the arms it is about. */
export function trainingWarnings(spec: ExperimentSpec): string[] {
  const said = spec.arms.flatMap((arm) => {
    const run = runSpecOf(spec, arm)
    return surprises.flatMap((surprise) => {
      const sentence = surprise(run)
      return sentence === null ? [] : [{ arm: arm.name, sentence }]
    })
  })
  const bySentence = Map.groupBy(said, ({ sentence }) => sentence)
  return [...bySentence].map(([sentence, about]) => `${among(about, spec)}: ${sentence}`)
}

function magnifiedShift({ regularization, preprocessing }: RunSpec): string | null {
  if (!regularization.inputShift || preprocessing.scaling === 'unit') return null
  return 'shifted images light pixels that are seldom lit, which standardization magnifies up to a hundredfold; set preprocessing.scaling to "unit", in all arms to compare like with like'
}

function endlessWarmUp({ training: { schedule, epochs } }: RunSpec): string | null {
  if (schedule.id !== 'warm-up' || schedule.epochs < epochs) return null
  return `a warm-up of ${counted(schedule.epochs, 'epoch')} leaves none of the training's ${counted(epochs, 'epoch')} at the whole learning rate; train longer, or set training.schedule.epochs lower`
}

function idleSteps({ training: { schedule, epochs } }: RunSpec): string | null {
  if (schedule.id !== 'step' || schedule.every < epochs) return null
  return `the learning rate never falls: it would after ${counted(schedule.every, 'epoch')}, training ends after ${counted(epochs, 'epoch')}; train longer, or set training.schedule.every lower`
}

/** The first measured epoch is always the best so far: the earliest end is `patience` measured epochs behind it. */
function idlePatience({ regularization, training: { epochs, evaluateEvery } }: RunSpec): string | null {
  const patience = regularization.earlyStopping?.patience
  const measured = Math.ceil(epochs / evaluateEvery)
  if (patience === undefined || patience + 1 < measured) return null
  return `early stopping has nothing to stop, only best weights to restore: its patience is ${patience}, and training measures ${counted(measured, 'epoch')}; set patience lower or train longer`
}

const among = (about: readonly { arm: string }[], { arms }: ExperimentSpec) => {
  if (about.length === arms.length) return 'in all arms'
  return `in ${about.map(({ arm }) => `"${arm}"`).join(', ')}`
}
