import { methodGroups } from '../../src-engine/method-groups.ts'
import { runScript } from './child.ts'
import { printTable } from './print-table.ts'
import type { TimedTraining } from './time-training.ts'
import { interleaved, median } from './timing.ts'

/** What a method is tried with where its defaults will not do, as `--set` takes it. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  adam: ['training.learningRate=0.001'],
  adamw: ['training.learningRate=0.001'],
  rmsprop: ['training.learningRate=0.001'],
  momentum: ['training.learningRate=0.02'],
  nesterov: ['training.learningRate=0.02'],
  l2: ['arms.baseline.l2.lambda=0.001'],
  l1: ['arms.baseline.l1.lambda=0.0001'],
  elasticNet: ['arms.baseline.elasticNet.l1=0.0001', 'arms.baseline.elasticNet.l2=0.001'],
  weightDecay: ['arms.baseline.weightDecay.rate=0.001'],
  maxNorm: ['arms.baseline.maxNorm.limit=1'],
  dropout: ['arms.baseline.dropout.keep=0.8'],
  inputDropout: ['arms.baseline.inputDropout.keep=0.8'],
  gaussianNoise: ['arms.baseline.gaussianNoise.std=0.3'],
  inputShift: ['arms.baseline.inputShift.pixels=2', 'preprocessing.scaling=unit'],
  labelSmoothing: ['arms.baseline.labelSmoothing.share=0.1'],
  earlyStopping: ['dataset.validation=0.1', 'arms.baseline.earlyStopping.patience=20']
}
/** With He's weights: those of the tutorial hardly move an S-shaped unit in 20 epochs. */
const ACTIVATION_SETTINGS = ['network.initializer=he']
const BASELINE = 'the baseline'

/** Times the epochs of the tutorial's baseline arm with each method of the catalog, and prints what each costs. */
export async function measureMethods({ rounds }: { rounds: number }) {
  const variants = methodGroups.flatMap(({ title, path, methods }) =>
    methods.map(({ id }) => ({ title, id, set: settingsOf(path, id) }))
  )
  const timed = (set: readonly string[]) => () =>
    runScript(new URL('arm.ts', import.meta.url), ['baseline', 'fast', 'plain', ...set]) as TimedTraining
  const results = await interleaved(rounds, {
    [BASELINE]: timed([]),
    ...Object.fromEntries(variants.map(({ id, set }) => [id, timed(set)]))
  })
  const secondsOf = (id: string) => median(results[id].map(({ epochs_cpu_s }) => epochs_cpu_s))
  const baseline = secondsOf(BASELINE)
  const summary = variants.map(({ title, id, set }) => ({
    group: title,
    id,
    set,
    epochs_cpu_s: secondsOf(id),
    ratio: secondsOf(id) / baseline,
    train_loss: results[id][0].train_loss,
    test_accuracy: results[id][0].test_accuracy
  }))
  printTable(
    ['Method', 'CPU s of 20 epochs', 'of the baseline', 'train loss', 'test accuracy'],
    [
      [BASELINE, baseline.toFixed(3), '1.00 x', '', ''],
      ...summary.map(({ id, epochs_cpu_s, ratio, train_loss, test_accuracy }) => [
        id,
        epochs_cpu_s.toFixed(3),
        `${ratio.toFixed(2)} x`,
        train_loss.toFixed(4),
        `${(100 * test_accuracy).toFixed(1)} %`
      ])
    ]
  )
  return { baseline_epochs_cpu_s: baseline, methods: summary }
}

function settingsOf(path: string, id: string): string[] {
  const choice = path === 'arms.NAME' ? `arms.baseline.${id}={}` : `${path}=${id}`
  const withActivation = path === 'network.activation' ? ACTIVATION_SETTINGS : []
  return [choice, ...withActivation, ...(SETTINGS[id] ?? [])]
}
