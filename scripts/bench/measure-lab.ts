import { loadKernels } from '../../src-engine/worker/load-kernels.ts'
import { runScript, runScriptAtOnce } from './child.ts'
import type { LabRuns } from './lab-runs.ts'
import { measureKernels } from './measure-kernels.ts'
import { measurePeak } from './measure-peak.ts'
import { printTable } from './print-table.ts'
import type { TimedTraining } from './time-training.ts'
import { interleaved, median } from './timing.ts'
import { ARMS, type Arithmetic, type ArmName, type Engine } from './tutorial.ts'
import type { Vectors } from './vectors.ts'

/** Seeds a lab run trains, as many as the lab's own presets have: with two arms, 20 runs. */
const SEEDS = 10
const SCALING_ROWS = [1000, 10_000, 60_000]
/** Of epochs so long that all that comes with a start is over by the hundredth. */
const LONG_RUN = ['dataset.samples=1000', 'training.epochs=1000']

const arithmetics = () => (['plain', 'relaxed'] as const).filter((arithmetic) => loadKernels(arithmetic))
const percent = (ratio: number) => `${(100 * ratio).toFixed(1)} %`

const ARM_SCRIPT = new URL('arm.ts', import.meta.url)

/** One arm, in a process of its own. */
export const trainArm = (arm: ArmName, engine: Engine, arithmetic: Arithmetic, vectors?: Vectors) =>
  runScript(ARM_SCRIPT, [arm, engine, arithmetic], vectors) as TimedTraining

/** The same in two processes at once: what the machine itself can do with two cores. */
const trainArmTwice = (arm: ArmName) =>
  runScriptAtOnce(2, ARM_SCRIPT, [arm, 'fast', 'plain']) as Promise<TimedTraining[]>

const runLab = (workers: number, seeds: number, set: readonly string[] = []) =>
  runScript(new URL('lab-runs.ts', import.meta.url), [workers, seeds, ...set]) as LabRuns

/** Measures the lab by itself and prints tables. Returns the numbers. */
export async function measureLab({ rounds, reference }: { rounds: number; reference: boolean }) {
  return {
    kernels: await kernels(),
    arms: await arms(rounds, reference),
    workers: await workers(rounds),
    scaling: await scaling(rounds),
    memory: await memory(rounds)
  }
}

async function kernels() {
  const results = []
  for (const arithmetic of arithmetics()) {
    const peakGflops = measurePeak(arithmetic)
    results.push({ arithmetic, peakGflops, ...(await measureKernels(arithmetic)) })
  }
  printTable(
    ['Kernel, one core', 'arithmetic', 'GFLOP/s', 'of the peak'],
    results.flatMap(({ arithmetic, peakGflops, gflops }) => [
      ['multiply-adds in registers (the peak)', arithmetic, peakGflops.toFixed(1), percent(1)],
      ...Object.entries(gflops).map(([name, speed]) => [
        name,
        arithmetic,
        speed.toFixed(1),
        percent(speed / peakGflops)
      ])
    ])
  )
  const [{ maskWordsPerS }] = results
  console.log(`drawMask: ${(maskWordsPerS / 1e6).toFixed(0)} million random words/s`)
  return results
}

async function arms(rounds: number, reference: boolean) {
  const variants: [string, Engine, Arithmetic][] = [
    ...arithmetics().map((a): [string, Engine, Arithmetic] => [`fast, ${a}`, 'fast', a]),
    ...(reference ? [['reference', 'reference', 'plain'] as [string, Engine, Arithmetic]] : [])
  ]
  const tasks = variants.flatMap(([name, engine, arithmetic]) =>
    ARMS.map((arm) => [`${arm}, ${name}`, () => trainArm(arm, engine, arithmetic)] as const)
  )
  const results = await interleaved(rounds, Object.fromEntries(tasks))
  const summary = Object.entries(results).map(([name, times]) => ({
    name,
    ...resultOf(times),
    cpu_s: median(times.map((t) => t.cpu_s)),
    wall_s: median(times.map((t) => t.wall_s))
  }))
  printTable(
    ['The tutorial, 20 epochs', 'CPU s', 'wall s', 'train loss', 'test accuracy'],
    summary.map(({ name, cpu_s, wall_s, train_loss, test_accuracy }) => [
      name,
      cpu_s.toFixed(3),
      wall_s.toFixed(3),
      train_loss.toFixed(4),
      percent(test_accuracy)
    ])
  )
  return summary
}

/** What an arm reaches: the same in every round. */
function resultOf([{ train_loss, train_accuracy, test_loss, test_accuracy }]: readonly TimedTraining[]) {
  return { train_loss, train_accuracy, test_loss, test_accuracy }
}

async function workers(rounds: number) {
  const results = await interleaved(rounds, {
    'bare arms, alone and two at once, one worker, two workers': async () => ({
      raw: ARMS.map((arm) => trainArm(arm, 'fast', 'plain')),
      twice: await trainArmTwice('baseline'),
      one: runLab(1, SEEDS),
      two: runLab(2, SEEDS)
    })
  })
  const samples = Object.values(results)[0]
  const raw = (field: 'wall_s' | 'epochs_wall_s') =>
    median(samples.map((s) => SEEDS * s.raw.reduce((sum, run) => sum + run[field], 0)))
  const alone = median(samples.map((s) => s.raw[0].epochs_wall_s))
  const atOnce = median(samples.map((s) => Math.max(...s.twice.map((run) => run.epochs_wall_s))))
  const oneWall = median(samples.map(({ one }) => one.wall_s))
  const twoWall = median(samples.map(({ two }) => two.wall_s))
  const durations = median(samples.map(({ one }) => one.durations_s))
  const summary = {
    raw_wall_s: raw('wall_s'),
    raw_epochs_wall_s: raw('epochs_wall_s'),
    one_worker_wall_s: oneWall,
    one_worker_durations_s: durations,
    two_workers_wall_s: twoWall,
    throughput_ratio: oneWall / twoWall,
    throughput_ratio_of_two_processes: (2 * alone) / atOnce,
    cost_of_store_queue_progress: durations / raw('epochs_wall_s') - 1,
    cost_of_the_whole_lab: oneWall / raw('wall_s') - 1
  }
  printTable(
    [`${SEEDS * ARMS.length} runs`, ''],
    [
      ['one worker, wall', `${oneWall.toFixed(2)} s`],
      ['two workers, wall', `${twoWall.toFixed(2)} s`],
      ['throughput of two workers', `${summary.throughput_ratio.toFixed(2)} x`],
      [
        'throughput of two bare arms in processes of their own',
        `${summary.throughput_ratio_of_two_processes.toFixed(2)} x`
      ],
      [
        'store, queue and progress: durations over the bare epochs',
        percent(summary.cost_of_store_queue_progress)
      ],
      [
        'all of the lab, threads and data too: wall over the bare arms',
        percent(summary.cost_of_the_whole_lab)
      ]
    ]
  )
  return summary
}

async function scaling(rounds: number) {
  const script = new URL('scaling.ts', import.meta.url)
  const tasks = SCALING_ROWS.map(
    (rows) => [`${rows} rows`, () => runScript(script, [rows]) as { cpu_s_per_row_epoch: number }] as const
  )
  const results = Object.values(await interleaved(rounds, Object.fromEntries(tasks)))
  const times = results.map((samples) => median(samples.map((s) => s.cpu_s_per_row_epoch)))
  const summary = SCALING_ROWS.map((rows, i) => ({
    rows,
    us_per_row_epoch: times[i] * 1e6,
    ratio: times[i] / times[0]
  }))
  printTable(
    ['Training rows', 'CPU us per row and epoch', `of ${SCALING_ROWS[0]} rows'`],
    summary.map(({ rows, us_per_row_epoch, ratio }) => [
      String(rows),
      us_per_row_epoch.toFixed(2),
      `${ratio.toFixed(2)} x`
    ])
  )
  return summary
}

async function memory(rounds: number) {
  const largest = ({ rss_mb }: LabRuns) => Math.max(...rss_mb)
  const results = await interleaved(rounds, {
    'one worker': () => largest(runLab(1, 1)),
    'two workers': () => largest(runLab(2, 1)),
    'a long run': () => {
      const { rss_mb } = runLab(1, 1, LONG_RUN)
      // The first run's epochs; the second arm's follow.
      return rss_mb[999] - rss_mb[99]
    }
  })
  const [one, two, growth] = Object.values(results).map(median)
  const summary = { one_worker_mb: one, per_added_worker_mb: two - one, epoch_100_to_1000_mb: growth }
  printTable(
    ['Resident memory', 'MB'],
    [
      ['the lab with one run in training', one.toFixed(0)],
      ['each further run in training', (two - one).toFixed(0)],
      ['growth of a long run from epoch 100 to 1 000', growth.toFixed(1)]
    ]
  )
  return summary
}
