/*
 * One door of the lab with thousands of runs in it, used as a person would while runs train on every core. Prints a line
 * of JSON: see DoorMeasures.
 *
 *   node scripts/bench/window/measure-door.ts browser|window RUNS
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSpec } from '../../../src-main/lab/load-spec.ts'
import { presetsDir } from '../tutorial.ts'
import { openInBrowser, openWindow } from './doors.ts'
import { fillLab } from './fill-lab.ts'
import { stepsOf } from './steps.ts'
import { measureStep, type StepMeasures } from './measure-step.ts'

export interface DoorMeasures {
  /** Processes that wanted a core in the minute before it began, on average. */
  readonly load_before: number
  readonly steps: readonly StepMeasures[]
}

const [name, runs] = process.argv.slice(2)
const [load_before] = loadavg()
const folder = mkdtempSync(join(tmpdir(), 'ablation-lab-bench-'))
const spec = loadSpec('tutorial-corrected', {}, { presetsDir, folder: '.' })
fillLab(folder, spec, Number(runs))
const door = await (name === 'window' ? openWindow(folder) : openInBrowser(folder))
try {
  const steps: StepMeasures[] = []
  for (const step of stepsOf(spec)) {
    process.stderr.write(`  ${name}: ${step.name}\n`)
    steps.push(await measureStep(door, step))
  }
  console.log(JSON.stringify({ load_before, steps } satisfies DoorMeasures))
} finally {
  await door.close()
  rmSync(folder, { recursive: true })
}
