import type { ChartConfiguration, Plugin } from 'chart.js'
import type { ArmStyle } from './arm-style.ts'
import { drawMarker } from './drawing/marker.ts'
import { placePairNames } from './drawing/pair-names.ts'
import { pixelsOf } from './drawing/pixels.ts'
import { chartFont, drawText } from './drawing/text.ts'
import { drawnChart, rowScales } from './row-chart.ts'
import type { ChartTheme } from './theme.ts'
import { niceStep } from './ticks.ts'

/** One row: a seed, or the mean of all. In the unit of the axis. */
export interface SeedRow {
  readonly label: string
  readonly arm: number
  readonly baseline: number
  /** At the row's right end. */
  readonly difference: string
}

interface NamedStyle {
  readonly label: string
  readonly style: ArmStyle
}

/** What each seed ended with in two arms. */
export interface SeedPairs {
  /** As drawn, from top to bottom. */
  readonly rows: readonly SeedRow[]
  readonly mean: SeedRow
  readonly baseline: NamedStyle
  readonly arm: NamedStyle
  readonly tickText: (value: number) => string
}

interface SeedPairsSource {
  readonly pairs: () => SeedPairs
  readonly theme: () => ChartTheme
}

/** Beside the plot: the seeds' names and their differences. */
export const seedPairsRoom = { left: 56, right: 52 }
/** Of the mean's row, in rows of a seed. */
const MEAN_ROW = 1.8

/** A row per seed, from the baseline's value to the arm's, and the mean below them. */
export const seedPairsConfig = (source: SeedPairsSource): ChartConfiguration =>
  drawnChart(rowsPlugin(source), seedPairsRoom, seedPairsScales(source))

/** The axes for what there is to show now. */
export const seedPairsScales = ({ pairs, theme }: SeedPairsSource) =>
  rowScales({ ...rangeOf(pairs().rows), ticks: 4, tickText: pairs().tickText }, theme())

function rangeOf(rows: readonly SeedRow[]) {
  const values = rows.flatMap(({ arm, baseline }) => [arm, baseline])
  if (values.length === 0) return { min: 0, max: 1 }
  const low = Math.min(...values)
  const high = Math.max(...values)
  const margin = Math.max(high - low, Math.abs(high) * 1e-2, 1e-6) * 0.08
  // To a tenth of a tick, so that the axis seldom moves while runs train.
  const step = niceStep((high - low + 2 * margin) / 40)
  return { min: Math.floor((low - margin) / step) * step, max: Math.ceil((high + margin) / step) * step }
}

const rowsPlugin = ({ pairs, theme }: SeedPairsSource): Plugin => ({
  id: 'seedRows',
  beforeDatasetsDraw({ ctx, chartArea, scales }) {
    const right = chartArea.right + seedPairsRoom.right
    const { rows, mean, arm, baseline } = pairs()
    const colors = theme()
    const x = pixelsOf(scales.x)
    const rowHeight = Math.min(36, (chartArea.height - 2) / (rows.length + MEAN_ROW))
    const drawRow = (row: SeedRow, y: number, isMean: boolean) => {
      ctx.strokeStyle = isMean ? colors.ink : colors.axis
      ctx.lineWidth = isMean ? 1.5 : 1
      ctx.beginPath()
      ctx.moveTo(x(row.baseline), y)
      ctx.lineTo(x(row.arm), y)
      ctx.stroke()
      const size = isMean ? 4.5 : Math.min(3.5, rowHeight / 2.5)
      ctx.fillStyle = colors.color(baseline.style.mark)
      drawMarker(ctx, baseline.style.marker, x(row.baseline), y, size)
      ctx.fillStyle = colors.color(arm.style.mark)
      drawMarker(ctx, arm.style.marker, x(row.arm), y, size)
      if (rowHeight < 10 && !isMean) return
      const color = isMean ? colors.ink : colors.softInk
      drawText(ctx, colors, row.label, { x: chartArea.left - 12, y, color, align: 'right', isStrong: isMean })
      drawText(ctx, colors, row.difference, { x: right - 2, y, color, align: 'right', isStrong: isMean })
    }
    ctx.save()
    rows.forEach((row, i) => {
      drawRow(row, chartArea.top + (i + 0.5) * rowHeight, false)
    })
    const line = Math.round(chartArea.top + (rows.length + 0.2) * rowHeight) + 0.5
    ctx.strokeStyle = colors.grid
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(chartArea.left - seedPairsRoom.left, line)
    ctx.lineTo(right, line)
    ctx.stroke()
    const meanY = chartArea.top + (rows.length + 1) * rowHeight
    drawRow(mean, meanY, true)
    ctx.font = chartFont(colors, true)
    const named = ({ label, style }: NamedStyle, value: number) => ({
      label,
      style,
      at: x(value),
      width: ctx.measureText(label).width
    })
    const both = [named(baseline, mean.baseline), named(arm, mean.arm)] as const
    const pair = mean.arm < mean.baseline ? ([both[1], both[0]] as const) : both
    // Rows that are very low leave room for names beside the markers alone.
    const whole = { left: chartArea.left - seedPairsRoom.left, right }
    const plot = rowHeight < 16 ? { left: -Infinity, right: Infinity } : chartArea
    placePairNames(pair, plot, whole).forEach(({ x, dy }, i) => {
      const { label, style } = pair[i]
      drawText(ctx, colors, label, { x, y: meanY + dy, color: colors.color(style.ink), isStrong: true })
    })
    ctx.restore()
  }
})
