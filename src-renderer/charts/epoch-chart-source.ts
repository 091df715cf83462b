import type { EpochPlot } from './epoch-plot.ts'
import type { EpochRange } from './epoch-view.ts'
import type { ChartTheme } from './theme.ts'

/** Where a chart takes from what it shows, each time it draws. */
export interface EpochChartSource {
  readonly plot: () => EpochPlot
  readonly theme: () => ChartTheme
  readonly range: () => EpochRange
  /** Under the crosshair. */
  readonly epoch: () => number | null
}
