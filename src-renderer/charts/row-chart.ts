import type { ChartConfiguration, ChartOptions, Plugin, Scale } from 'chart.js'
import type { ChartTheme } from './theme.ts'
import { linearTicks } from './ticks.ts'

/** A chart that Chart.js gives its room and axes; what stands on them is drawn by a plugin. */
export const drawnChart = (
  plugin: Plugin,
  room: { readonly left: number; readonly right: number },
  scales: NonNullable<ChartOptions['scales']>
): ChartConfiguration => ({
  type: 'line',
  data: { datasets: [] },
  plugins: [plugin],
  options: {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { top: 4, ...room } },
    scales
  }
})

/** What the values of a chart of rows are shown on. */
interface RowAxis {
  readonly min: number
  readonly max: number
  /** About so many of them. */
  readonly ticks: number
  readonly tickText: (value: number) => string
}

/** The axes of a chart whose rows stand below each other on one axis of values. */
export function rowScales({ min, max, ticks, tickText }: RowAxis, { quietInk, grid, font }: ChartTheme) {
  return {
    x: {
      type: 'linear' as const,
      min,
      max,
      border: { display: false },
      grid: { color: grid, drawTicks: false },
      ticks: {
        color: quietInk,
        font: { family: font, size: 11 },
        padding: 6,
        maxRotation: 0,
        autoSkip: false,
        callback: (value: string | number) => tickText(Number(value))
      },
      afterBuildTicks: (scale: Scale) => {
        scale.ticks = linearTicks(scale.min, scale.max, ticks).map((value) => ({ value }))
      }
    },
    y: { type: 'linear' as const, display: false, min: 0, max: 1 }
  }
}
