import { BadInput } from '../../src-engine/bad-input.ts'

/** "e12": an experiment. Ids begin with a letter, so that no table program takes them for numbers. */
export type ExperimentId = `e${number}`
/** "r12": a run. */
export type RunId = `r${number}`

export const experimentId = (key: number): ExperimentId => `e${key}`
export const runId = (key: number): RunId => `r${key}`

/** The number behind an id. */
export const keyOf = (id: ExperimentId | RunId): number => Number(id.slice(1))

/** An id as a person typed it. Throws BadInput for anything that is no id. */
export function parseId(text: string): ExperimentId | RunId {
  if (/^[er][1-9]\d{0,14}$/.test(text)) return text as ExperimentId | RunId
  throw new BadInput(`id: expected an experiment such as e3 or a run such as r7; "${text}" came`)
}

export const isRunId = (id: ExperimentId | RunId): id is RunId => id.startsWith('r')
