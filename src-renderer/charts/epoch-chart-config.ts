import type { ChartConfiguration, ChartOptions, Scale } from 'chart.js'
import { exact } from '../../src-engine/words/numbers.ts'
import { crosshairPlugin } from './drawing/crosshair-plugin.ts'
import { groupsPlugin } from './drawing/groups-plugin.ts'
import { labelsPlugin } from './drawing/labels-plugin.ts'
import type { EpochChartSource } from './epoch-chart-source.ts'
import { epochTicks, linearTicks, logTicks } from './ticks.ts'

/** Beside the plot: the lines' last values. */
export const epochChartRoom = { left: 0, right: 54 }

/** A chart of one measure over the epochs. Chart.js has the axes; what stands on them is drawn by plugins. */
export const epochChartConfig = (
  source: EpochChartSource,
  { xTitle = '' }: { xTitle?: string } = {}
): ChartConfiguration => ({
  type: 'line',
  data: { datasets: [] },
  plugins: [groupsPlugin(source), crosshairPlugin(source), labelsPlugin(source)],
  options: {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: ['mousemove', 'mouseout'],
    layout: { padding: { top: 6, ...epochChartRoom } },
    scales: epochScales(source, xTitle)
  }
})

/**
 * The axes for what there is to show now.
 *
 * @param xTitle of the axis; the page's own charts need none, their read-outs say what it is
 */
export function epochScales(source: EpochChartSource, xTitle = ''): NonNullable<ChartOptions['scales']> {
  const { y, tickText } = source.plot()
  const { min, max } = source.range()
  const theme = source.theme()
  const ticks = { color: theme.quietInk, font: { family: theme.font, size: 11 }, maxRotation: 0, padding: 6 }
  return {
    x: {
      type: 'linear',
      min,
      max,
      border: { color: theme.axis },
      grid: { display: false },
      title: { display: xTitle !== '', text: xTitle, color: theme.quietInk, font: ticks.font },
      ticks: { ...ticks, autoSkip: false, callback: (value) => exact(Number(value)) },
      afterBuildTicks: (scale: Scale) => {
        scale.ticks = epochTicks(scale.min, scale.max).map((value) => ({ value }))
      }
    },
    y: {
      type: y.isLog ? 'logarithmic' : 'linear',
      min: y.min,
      max: y.max,
      border: { display: false },
      grid: { color: theme.grid, drawTicks: false },
      ticks: { ...ticks, autoSkip: false, callback: (value) => tickText(Number(value)) },
      // As wide for each range, so that charts below each other line up and nothing jumps.
      afterFit: (scale: Scale) => {
        scale.width = Math.max(scale.width, AXIS_WIDTH)
      },
      afterBuildTicks: (scale: Scale) => {
        const values = y.isLog ? logTicks(scale.min, scale.max) : linearTicks(scale.min, scale.max)
        scale.ticks = values.map((value) => ({ value }))
      }
    }
  }
}

const AXIS_WIDTH = 44
