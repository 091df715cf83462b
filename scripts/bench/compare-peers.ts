import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadKernels } from '../../src-engine/worker/load-kernels.ts'
import { runForJson } from './child.ts'
import { trainArm } from './measure-lab.ts'
import { printTable } from './print-table.ts'
import type { TimedTraining } from './time-training.ts'
import { interleaved, median } from './timing.ts'
import { ARMS, type Arithmetic, type ArmName } from './tutorial.ts'
import { vectorsHere, type Vectors } from './vectors.ts'

export interface PeerOptions {
  readonly rounds: number
  readonly python: string
  readonly tfjs: string | undefined
  readonly tfjsEpochs: number
}

/** What an arm costs and reaches, here or elsewhere. */
type Result = Pick<TimedTraining, 'cpu_s' | 'wall_s' | 'train_loss' | 'test_accuracy'> & {
  version?: string | undefined
}

interface Side {
  readonly name: string
  readonly arms: readonly ArmName[]
  readonly train: (arm: ArmName) => Result
  /** Whether it trains as long as the others, so that its losses can be held against theirs. */
  readonly isWhole: boolean
}

const EPOCHS = 20
const LOSS_BAND = 0.1
const ACCURACY_BAND = 0.015
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
const peer = (file: string) => fileURLToPath(new URL(`peers/${file}`, import.meta.url))

/** Trains the tutorial's arms here and in the peers that are there, one thread each, and prints times and ratios. */
export async function comparePeers(options: PeerOptions) {
  const ours = ownSides()
  const { peers, missing } = findPeers(options)
  for (const what of missing) console.log(`missing: ${what}`)
  const sides = [...ours, ...peers]
  const tasks = sides.flatMap(({ name, arms, train }) =>
    arms.map((arm) => [`${arm}, ${name}`, () => train(arm)] as const)
  )
  const results = await interleaved(options.rounds, Object.fromEntries(tasks))
  const rows = sides.flatMap(({ name, arms, isWhole }) =>
    arms.map((arm) => {
      const samples = results[`${arm}, ${name}`]
      const { train_loss, test_accuracy, version } = samples[0]
      return {
        name,
        arm,
        isWhole,
        version,
        train_loss,
        test_accuracy,
        cpu_s: median(samples.map((s) => s.cpu_s)),
        wall_s: median(samples.map((s) => s.wall_s))
      }
    })
  )
  const summary = rows.map((row) => ({
    ...row,
    ratios: Object.fromEntries(
      ours.map(({ name }) => {
        const own = rows.find((r) => r.name === name && r.arm === row.arm)
        return [name, row.cpu_s / (own?.cpu_s ?? NaN)]
      })
    )
  }))
  printTable(
    [
      '20 epochs, one thread',
      'arm',
      'CPU s',
      ...ours.map(({ name }) => `/ ${name}`),
      'train loss',
      'test acc.'
    ],
    summary.map(({ name, arm, cpu_s, ratios, train_loss, test_accuracy, version }) => [
      version === undefined ? name : `${name} ${version}`,
      arm,
      cpu_s.toFixed(3),
      ...Object.values(ratios).map((ratio) => `${ratio.toFixed(2)} x`),
      train_loss.toFixed(4),
      `${(100 * test_accuracy).toFixed(1)} %`
    ])
  )
  const problems = disagreements(rows.filter(({ isWhole }) => isWhole))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log('All that trained for 20 epochs reach the same losses and accuracies.')
  return { peers: summary, missing, problems }
}

/** As the lab trains here, and with what else it could. */
function ownSides(): Side[] {
  const side = (name: string, arithmetic: Arithmetic, vectors: Vectors): Side => ({
    name,
    arms: ARMS,
    train: (arm) => trainArm(arm, 'fast', arithmetic, vectors),
    isWhole: true
  })
  const vectors = vectorsHere()
  const sides = [side('fast, plain', 'plain', vectors)]
  if (vectors > 128) sides.push(side('fast, plain, 128 bits', 'plain', 128))
  if (loadKernels('relaxed')) sides.push(side('fast, relaxed', 'relaxed', vectors))
  return sides
}

function findPeers({ python, tfjs, tfjsEpochs }: PeerOptions): { peers: Side[]; missing: string[] } {
  const has = (module: string) => spawnSync(python, ['-c', `import ${module}`]).status === 0
  const inPython = (name: string, file: string, ...args: string[]): Side => ({
    name,
    arms: ARMS,
    train: (arm) => runForJson(python, [peer(file), ...args, arm], ONE_THREAD) as Result,
    isWhole: true
  })
  const peers: Side[] = []
  const missing: string[] = []
  if (has('numpy')) {
    peers.push(inPython('NumPy float64', 'numpy_tutorial.py', 'float64'))
    peers.push(inPython('NumPy float32', 'numpy_tutorial.py', 'float32'))
  } else missing.push(`NumPy ("${python}" cannot import numpy: see --python)`)
  if (has('numpy') && has('torch')) peers.push(inPython('PyTorch', 'torch_tutorial.py'))
  else missing.push(`PyTorch ("${python}" cannot import numpy and torch: see --python)`)
  if (tfjs === undefined || !hasTensorFlow(tfjs)) {
    missing.push('TensorFlow.js (say where it is installed with --tfjs DIR)')
  } else {
    const isWhole = tfjsEpochs === EPOCHS
    peers.push({
      name: isWhole ? 'TensorFlow.js' : `TensorFlow.js (time of ${tfjsEpochs} epochs, scaled to ${EPOCHS})`,
      arms: ['baseline'],
      train: () => {
        const args = [peer('tfjs-tutorial.mjs'), tfjs, String(tfjsEpochs)]
        const result = runForJson(process.execPath, args) as Result
        const scale = EPOCHS / tfjsEpochs
        return { ...result, cpu_s: result.cpu_s * scale, wall_s: result.wall_s * scale }
      },
      isWhole
    })
  }
  return { peers, missing }
}

function hasTensorFlow(folder: string): boolean {
  try {
    const { resolve: find } = createRequire(join(resolve(folder), 'package.json'))
    return [find('@tensorflow/tfjs'), find('@tensorflow/tfjs-backend-wasm')].length === 2
  } catch {
    return false
  }
}

/** Where the sides do not reach the same: sentences, or none. */
function disagreements(rows: readonly (Result & { name: string; arm: ArmName })[]): string[] {
  const spread = (values: readonly number[]) => ({ low: Math.min(...values), high: Math.max(...values) })
  const problems: string[] = []
  const loss = spread(rows.filter(({ arm }) => arm === 'regularized').map((row) => row.train_loss))
  if (!(loss.high <= loss.low * (1 + LOSS_BAND))) {
    problems.push(
      `regularized: train losses from ${loss.low} to ${loss.high}, expected within ${LOSS_BAND * 100} %`
    )
  }
  for (const arm of ARMS) {
    const accuracy = spread(rows.filter((row) => row.arm === arm).map((row) => row.test_accuracy))
    if (!(accuracy.high - accuracy.low <= ACCURACY_BAND)) {
      problems.push(
        `${arm}: test accuracies from ${accuracy.low} to ${accuracy.high}, expected within ${ACCURACY_BAND}`
      )
    }
  }
  return problems
}
