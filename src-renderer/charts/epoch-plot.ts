import type { ArmStyle } from './arm-style.ts'
import type { Band } from './band.ts'

/** The curves of one arm, in the unit of the axis. Index k is epoch k + 1. */
export interface EpochGroup {
  readonly label: string
  readonly style: ArmStyle
  readonly runs: readonly Float64Array[]
  readonly band: Band
}

export interface YRange {
  readonly min: number
  readonly max: number
  readonly isLog: boolean
  /** Where the axis leaves out values, in words for the plot's foot: "cut at 80 %". */
  readonly cut: string | null
}

/** All that a chart of one measure over the epochs shows. */
export interface EpochPlot {
  readonly groups: readonly EpochGroup[]
  /** The epoch that the x axis ends with: as many as were asked for, so that a live chart does not stretch. */
  readonly lastEpoch: number
  readonly y: YRange
  /** A value as it stands at a line's end and in the read-out. */
  readonly text: (value: number) => string
  /** A value on the axis. */
  readonly tickText: (value: number) => string
  /** In a chart of differences: the baseline, drawn as the line at 0, and which side is the better one. */
  readonly zero: {
    readonly label: string
    readonly style: ArmStyle
    readonly better: 'higher' | 'lower'
  } | null
}

/** The last epoch that any run of the group has finished; 0 before the first. */
export const epochsOf = ({ band }: EpochGroup) => band.mean.length
