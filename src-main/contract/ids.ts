import { BadInput } from '../../src-engine/bad-input.ts'

/** "e12": an experiment. Ids begin with a letter, so that no table program takes them for numbers. */
export type ExperimentId = `e${number}`
/** "r12": a run. */
export type RunId = `r${number}`
/** What can be stopped, deleted, exported: an experiment stands for all its runs. */
export type Target = ExperimentId | RunId

export const experimentId = (key: number): ExperimentId => `e${key}`
export const runId = (key: number): RunId => `r${key}`

/** The number behind an id. */
export const keyOf = (id: Target): number => Number(id.slice(1))

/** An id as a person typed it. Throws BadInput for anything that is no id. */
export function parseId(text: string): Target {
  if (/^[er][1-9]\d{0,14}$/.test(text)) return text as Target
  throw new BadInput(`id: expected an experiment such as e3 or a run such as r7; "${text}" came`)
}

export const isRunId = (id: Target): id is RunId => id.startsWith('r')
