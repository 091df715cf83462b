import { fileURLToPath } from 'node:url'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf, type RunSpec } from '../../src-engine/spec/run-spec.ts'
import { DatasetLibrary } from '../../src-main/data/dataset-library.ts'
import { loadSpec } from '../../src-main/lab/load-spec.ts'

export const ARMS = ['baseline', 'regularized'] as const
export type ArmName = (typeof ARMS)[number]
export type Engine = ExperimentSpec['engine']
export type Arithmetic = ExperimentSpec['arithmetic']

const resource = (name: string) => fileURLToPath(new URL(`../../resources/${name}`, import.meta.url))
export const presetsDir = resource('experiments')

/**
 * What one run of the preset "tutorial-corrected" does.
 *
 * @param changes PATH=VALUE
 */
export function tutorialRunSpec(
  armName: string,
  engine: Engine,
  arithmetic: Arithmetic,
  changes: readonly string[] = []
): RunSpec {
  const set = [`engine=${engine}`, `arithmetic=${arithmetic}`, ...changes]
  const spec = loadSpec('tutorial-corrected', { set }, { presetsDir, folder: '.' })
  const arm = spec.arms.find(({ name }) => name === armName)
  if (!arm) throw new Error(`no arm "${armName}": expected ${ARMS.join(' or ')}`)
  return runSpecOf(spec, arm)
}

export async function loadMnist(): Promise<Dataset> {
  const builtInDir = resource('datasets')
  return new DatasetLibrary({ builtInDir, userDir: builtInDir }).load('mnist-10k')
}
