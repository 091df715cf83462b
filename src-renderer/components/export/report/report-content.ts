import type { StatisticGroup } from '../../../../src-engine/statistics/statistics-table.ts'
import type { VerdictWords } from '../../../../src-engine/statistics/verdict-words.ts'
import type { RunLine, RunOrigin } from '../../../../src-main/contract/experiments.ts'

/** All that a report says, ready to be laid out. */
export interface ReportContent {
  /** The question, else what is compared. */
  readonly title: string
  readonly summary: string
  /** What the verdict is passed on, and what it holds for. */
  readonly decision: string
  /** What came of several arms, in a line; null of one. */
  readonly headline: string | null
  /** Of the arms that have one, in their order. */
  readonly verdicts: readonly {
    readonly arm: string
    readonly words: VerdictWords
    /** What somebody says of this arm. */
    readonly claim: string | null
  }[]
  /** Arms of which no seed is finished that is in the baseline, too. */
  readonly unanswered: readonly string[]
  /** What weakens the result, a title and a sentence each. */
  readonly doubts: readonly { readonly title: string; readonly sentence: string }[]
  /** The baseline first. */
  readonly arms: readonly string[]
  readonly differing: readonly SettingRow[]
  readonly same: readonly SettingRow[]
  readonly finals: readonly FinalMeasure[]
  /** When finals were measured: "After epoch 20". */
  readonly when: string
  /** A column for each of the verdicts. */
  readonly statistics: readonly StatisticGroup[]
  readonly models: readonly ReportModels[]
  readonly figures: readonly { readonly title: string; readonly light: string; readonly dark: string }[]
  readonly runs: readonly ReportRun[]
  readonly experiments: readonly { readonly id: string; readonly name: string; readonly spec: string }[]
  readonly appVersion: string
  /** ISO 8601 UTC. */
  readonly madeAt: string
}

/** A field of the spec as each arm has it. */
export interface SettingRow {
  readonly label: string
  readonly texts: readonly string[]
}

/** A measure at the epoch that is compared, arm by arm; texts in its unit, empty where there is nothing to say. */
export interface FinalMeasure {
  readonly label: string
  readonly arms: readonly {
    readonly arm: string
    readonly n: number
    readonly mean: string
    readonly sd: string
    readonly difference: string
    readonly pairs: string
    readonly interval: string
  }[]
}

/** Two models of one seed on the same test rows. */
export interface ReportModels {
  readonly seed: number
  readonly scores: readonly { readonly arm: string; readonly text: string }[]
  readonly sentence: string
}

export interface ReportRun {
  readonly arm: string
  readonly run: RunLine
  readonly origin: RunOrigin
}
