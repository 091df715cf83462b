import type { ChartConfiguration, Plugin } from 'chart.js'
import { drawText } from './drawing/text.ts'
import { drawnChart } from './row-chart.ts'
import type { ChartTheme } from './theme.ts'

/** What two swept values together come to. */
export interface HeatCell {
  /** "−0.89" */
  readonly text: string
  /** "[−1.17, −0.61]"; empty where there is none. */
  readonly interval: string
  /** How deep its tint is, 0..1. */
  readonly depth: number
}

/** Two swept fields against each other. */
export interface Heat {
  readonly rowTitle: string
  readonly columnTitle: string
  /** The values, from top to bottom and from left to right. */
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row; null where no arm has the two values, or none of its runs is finished. */
  readonly cells: readonly (readonly (HeatCell | null)[])[]
}

interface HeatSource {
  readonly heat: () => Heat
  readonly theme: () => ChartTheme
}

/** Beside the cells: the rows' values. */
export const heatRoom = { left: 96, right: 8 }
const HEAD = 40
/** Narrower or lower cells have no room for their interval. */
const INTERVAL_WIDTH = 84
const INTERVAL_HEIGHT = 34
/** So that text on the deepest tint still reads. */
const DEEPEST = 0.32

/** A grid of tints of ink, each with its value in it. */
export const heatConfig = (source: HeatSource): ChartConfiguration =>
  drawnChart(cellsPlugin(source), heatRoom, {
    x: { type: 'linear', display: false },
    y: { type: 'linear', display: false }
  })

const cellsPlugin = ({ heat, theme }: HeatSource): Plugin => ({
  id: 'heatCells',
  beforeDatasetsDraw({ ctx, chartArea }) {
    const { rows, columns, rowTitle, columnTitle, cells } = heat()
    const colors = theme()
    const { left } = chartArea
    const top = chartArea.top + HEAD
    const width = (chartArea.right - left) / columns.length
    const height = Math.min(44, (chartArea.bottom - top) / rows.length)
    const hasIntervals = width >= INTERVAL_WIDTH && height >= INTERVAL_HEIGHT

    function drawCell(cell: HeatCell, x: number, y: number): void {
      ctx.globalAlpha = DEEPEST * cell.depth
      ctx.fillStyle = colors.ink
      ctx.fillRect(x + 1, y + 1, width - 2, height - 2)
      ctx.globalAlpha = 1
      const middle = { x: x + width / 2, color: colors.ink, align: 'center' as const, hasHalo: false }
      const lift = hasIntervals && cell.interval !== '' ? 7 : 0
      drawText(ctx, colors, cell.text, { ...middle, y: y + height / 2 - lift, isStrong: true })
      if (lift > 0) drawText(ctx, colors, cell.interval, { ...middle, y: y + height / 2 + 8 })
    }

    ctx.save()
    drawText(ctx, colors, columnTitle, { x: left, y: chartArea.top + 8, color: colors.softInk })
    drawText(ctx, colors, rowTitle, {
      x: left - 12,
      y: chartArea.top + 28,
      color: colors.softInk,
      align: 'right'
    })
    columns.forEach((text, c) => {
      const x = left + (c + 0.5) * width
      drawText(ctx, colors, text, { x, y: chartArea.top + 28, color: colors.quietInk, align: 'center' })
    })
    rows.forEach((text, r) => {
      const y = top + r * height
      drawText(ctx, colors, text, { x: left - 12, y: y + height / 2, color: colors.quietInk, align: 'right' })
      columns.forEach((_, c) => {
        const cell = cells[r][c]
        if (cell) drawCell(cell, left + c * width, y)
      })
    })
    ctx.restore()
  }
})
