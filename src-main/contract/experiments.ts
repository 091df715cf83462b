import { type } from '@orpc/contract'
import * as z from 'zod'
import type { GradientCheck } from '../../src-engine/network/gradient-check.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import type { SpecProblem } from '../../src-engine/spec/parse-spec.ts'
import type { EpochMetrics } from '../../src-engine/training/metrics.ts'
import { experimentIdInput, method, runIdInput, targetsInput, wholeNumber } from './base.ts'
import type { ExperimentId, RunId } from './ids.ts'
import type { RunStatus } from './run-status.ts'

/** How far a run came. Times are ISO 8601 UTC. */
export interface RunLine {
  readonly id: RunId
  readonly experimentId: ExperimentId
  readonly arm: string
  readonly seed: number
  readonly status: RunStatus
  /** Why it failed, was stopped or interrupted. */
  readonly reason: string | null
  readonly engine: string
  readonly epochsDone: number
  readonly epochs: number
  /** How much of the whole run is done, 0..1. */
  readonly fraction: number
  /** After the last finished epoch; null before the first. */
  readonly last: Partial<EpochMetrics> | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** Seconds in training. Of a run that goes on after a stop, those behind its checkpoint; else null before its end. */
  readonly durationS: number | null
}

/** What a run was made of: enough to repeat it. */
export interface RunOrigin {
  /** SHA-256 of the arm's spec as canonical JSON. */
  readonly specHash: string
  /** SHA-256 of the data set. */
  readonly dataHash: string
  readonly engine: string
  readonly engineVersion: string
  readonly appVersion: string
  readonly nodeVersion: string
  /** SHA-256 of the final weights; null before the run is done. */
  readonly weightsHash: string | null
}

/** Seeds that were added after launch, and so after somebody may have looked. */
export interface SeedAddition {
  readonly seeds: readonly number[]
  readonly addedAt: string
}

/** One experiment with all its runs. */
export interface ExperimentLine {
  readonly id: ExperimentId
  readonly name: string
  readonly spec: ExperimentSpec
  readonly createdAt: string
  readonly tags: readonly string[]
  readonly note: string
  readonly isArchived: boolean
  readonly seedAdditions: readonly SeedAddition[]
  readonly runs: readonly RunLine[]
}

export interface SpecCheck {
  /** With defaults filled in; null when there are problems. */
  readonly spec: ExperimentSpec | null
  readonly problems: readonly SpecProblem[]
  /** What is allowed but will surprise somebody, a sentence each. */
  readonly warnings: readonly string[]
}

/** Whether an arm's gradient is that of its loss. */
export interface ArmGradients {
  readonly arm: string
  readonly check: GradientCheck
}

/** What an experiment would cost. */
export interface Estimate {
  readonly runs: number
  /** On this computer with its workers. */
  readonly seconds: number
  readonly secondsPerRun: number
  readonly diskBytes: number
  /** 'past-runs': scaled from what was trained here; 'typical': nothing like it was trained here yet. */
  readonly basis: 'past-runs' | 'typical'
}

export interface Preset {
  readonly name: string
  readonly spec: ExperimentSpec
}

export interface Launched {
  readonly experimentId: ExperimentId
  readonly runIds: readonly RunId[]
}

/** What came of wanting to resume runs. */
export interface Resumed {
  /** The runs that go on, those that follow them in their chains among them. */
  readonly runIds: readonly RunId[]
  /** Of experiments that were to go on as a whole: the runs that would have gone on to other numbers, and why. */
  readonly refused: readonly { readonly runId: RunId; readonly why: string }[]
}

const tag = z
  .string()
  .trim()
  .regex(/^.{1,40}$/s, 'expected 1 .. 40 characters')

const specInput = z.object({ spec: z.unknown() })

export const experiments = {
  presets: method.output(type<readonly Preset[]>()),
  /** Newest first; archived ones too. */
  list: method.output(type<readonly ExperimentLine[]>()),
  /** The same a piece at a time, those behind an experiment or the first ones. Empty when there are no more. */
  page: method
    .input(z.object({ before: experimentIdInput.nullable() }))
    .output(type<readonly ExperimentLine[]>()),
  /** Those of the experiments that there are. */
  some: method
    .input(z.object({ ids: z.array(experimentIdInput).max(10_000) }))
    .output(type<readonly ExperimentLine[]>()),
  get: method.input(z.object({ id: experimentIdInput })).output(type<ExperimentLine>()),
  runOrigin: method.input(z.object({ id: runIdInput })).output(type<RunOrigin>()),
  /** Checks a spec as far as it can be without training: fields, arms, and whether the data set fits. Never throws. */
  check: method.input(specInput).output(type<SpecCheck>()),
  estimate: method.input(specInput).output(type<Estimate>()),
  /** Compares each arm's gradients with central differences of its loss, by the first seed: a second or two an arm. */
  checkGradients: method.input(specInput).output(type<readonly ArmGradients[]>()),
  launch: method.input(specInput).output(type<Launched>()),
  /** Trains all arms with seeds that follow the highest so far. */
  addSeeds: method
    .input(z.object({ id: experimentIdInput, count: wholeNumber(1, 1000) }))
    .output(type<Launched>()),
  update: method
    .input(
      z.object({
        id: experimentIdInput,
        name: z.string().optional(),
        tags: z.array(tag).max(20, 'expected at most 20 tags').optional(),
        note: z.string().max(20_000, 'expected at most 20000 characters').optional(),
        isArchived: z.boolean().optional()
      })
    )
    .output(type<ExperimentLine>()),
  /** Stops runs; finished epochs stay. Returns whether all have stopped. This and what follows: all targets or none. */
  cancel: method.input(z.object({ targets: targetsInput })).output(type<boolean>()),
  /** Goes on with stopped runs from their last checkpoints. Of an experiment, those that can; see Resumed. */
  resume: method.input(z.object({ targets: targetsInput })).output(type<Resumed>()),
  /** Stops and hides runs and experiments; `restore` brings them back for a week. False: one did not stop, none is hidden. */
  delete: method.input(z.object({ targets: targetsInput })).output(type<boolean>()),
  restore: method.input(z.object({ targets: targetsInput }))
}
