import type { ChartConfiguration, Plugin } from 'chart.js'
import type { ArmStyle } from './arm-style.ts'
import { drawMarker } from './drawing/marker.ts'
import { pixelsOf } from './drawing/pixels.ts'
import { drawText } from './drawing/text.ts'
import { wrapWords } from './drawing/wrap-words.ts'
import { drawnChart, rowScales } from './row-chart.ts'
import type { ChartTheme } from './theme.ts'

/** An arm's mean difference to the baseline with its interval, in the unit of the axis. */
export interface ForestRow {
  readonly label: string
  readonly style: ArmStyle
  readonly mean: number
  /** Null where there is no interval. */
  readonly interval: readonly [number, number] | null
  /** The difference with each seed. */
  readonly seeds: readonly number[]
  /** What somebody says the difference is. */
  readonly claim: { readonly difference: number; readonly text: string } | null
  /** At the row's right end: "−0.89". */
  readonly difference: string
  /** Behind it: "Hurts". */
  readonly verdict: string
}

/** Arms below each other on one axis of differences; 0 is the baseline. */
export interface Forest {
  readonly rows: readonly ForestRow[]
  readonly baseline: { readonly label: string; readonly style: ArmStyle }
  /** What is too small to matter; null where there is no such thing. */
  readonly margin: number | null
  readonly better: 'higher' | 'lower'
  /** What the axis shows: of what lies outside an arrow is drawn. */
  readonly range: { readonly min: number; readonly max: number }
  readonly tickText: (value: number) => string
}

/** Beside the plot: the arms' names, their differences and verdicts. */
export const forestRoom = ({ rows }: Forest) => ({
  left: 20 + LETTER * Math.max(...rows.flatMap(({ label }) => linesOf(label).map(({ length }) => length))),
  right: 136
})
/** About as wide as one is at 11 px. */
const LETTER = 5.8
const LINE = 12
const linesOf = (label: string) => wrapWords(label, 24)
/** Above the first row: the baseline's name and which side helps. */
const HEAD = 22
/** Below the last row. */
const AXIS = 28
/** What it takes to tell every row from its neighbours, in pixels. */
export const forestHeight = ({ rows }: Forest) =>
  HEAD + AXIS + rows.length * Math.max(26, ...rows.map(({ label }) => LINE * linesOf(label).length + 6))

/** A row per arm: the mean as its marker, the interval as a line. */
export const forestConfig = (forest: Forest, theme: ChartTheme): ChartConfiguration =>
  drawnChart(
    rowsPlugin(forest, theme),
    forestRoom(forest),
    rowScales({ ...forest.range, ticks: 6, tickText: forest.tickText }, theme)
  )

const rowsPlugin = ({ rows, baseline, margin, better, range }: Forest, colors: ChartTheme): Plugin => ({
  id: 'forestRows',
  beforeDatasetsDraw({ ctx, chartArea, scales }) {
    const x = pixelsOf(scales.x)
    const top = chartArea.top + HEAD
    const rowHeight = Math.min(34, (chartArea.bottom - top) / rows.length)
    const inside = (value: number) => Math.min(Math.max(value, range.min), range.max)

    function drawGround(): void {
      if (margin !== null) {
        const [left, right] = [x(inside(-margin)), x(inside(margin))]
        ctx.fillStyle = colors.grid
        ctx.fillRect(left, top, right - left, chartArea.bottom - top)
      }
      ctx.strokeStyle = colors.color(baseline.style.mark)
      ctx.lineWidth = 2
      line(x(0), top, x(0), chartArea.bottom)
      const y = chartArea.top + 8
      const [left, right] = better === 'higher' ? ['hurts', 'helps'] : ['helps', 'hurts']
      const aside = ctx.measureText(baseline.label).width / 2 + 18
      const color = colors.color(baseline.style.ink)
      drawText(ctx, colors, baseline.label, { x: x(0), y, color, align: 'center', isStrong: true })
      drawText(ctx, colors, `← ${left}`, { x: x(0) - aside, y, color: colors.quietInk, align: 'right' })
      drawText(ctx, colors, `${right} →`, { x: x(0) + aside, y, color: colors.quietInk })
    }

    function line(x1: number, y1: number, x2: number, y2: number): void {
      ctx.beginPath()
      ctx.moveTo(x1, y1)
      ctx.lineTo(x2, y2)
      ctx.stroke()
    }

    /** Where something lies outside: a triangle at the edge that points there. */
    function arrow(edge: number, y: number, to: -1 | 1): void {
      ctx.beginPath()
      ctx.moveTo(edge, y)
      ctx.lineTo(edge - 8 * to, y - 4)
      ctx.lineTo(edge - 8 * to, y + 4)
      ctx.closePath()
      ctx.fill()
    }

    function drawRow(row: ForestRow, y: number): void {
      const { label, style, mean, interval, claim, difference, verdict } = row
      ctx.strokeStyle = ctx.fillStyle = colors.color(style.mark)
      ctx.lineWidth = 2
      const [low, high] = interval ?? [mean, mean]
      line(x(inside(low)), y, x(inside(high)), y)
      const cap = Math.min(5, rowHeight / 3)
      if (low < range.min) arrow(x(range.min), y, -1)
      else if (interval && low === inside(low)) line(x(low), y - cap, x(low), y + cap)
      if (high > range.max) arrow(x(range.max), y, 1)
      else if (interval && high === inside(high)) line(x(high), y - cap, x(high), y + cap)
      if (mean === inside(mean)) drawMarker(ctx, style.marker, x(mean), y, Math.min(5, rowHeight / 2.6))
      const color = colors.color(style.ink)
      const lines = linesOf(label)
      lines.forEach((text, i) => {
        const at = y + (i - (lines.length - 1) / 2) * LINE
        drawText(ctx, colors, text, { x: chartArea.left - 12, y: at, color, align: 'right' })
      })
      if (claim) drawClaim(claim, y)
      drawText(ctx, colors, difference, { x: chartArea.right + 52, y, color, align: 'right', isStrong: true })
      drawText(ctx, colors, verdict, { x: chartArea.right + 62, y, color: colors.softInk })
    }

    /** Open, as a claim without any seed behind it is. */
    function drawClaim({ difference, text }: NonNullable<ForestRow['claim']>, y: number): void {
      const at = x(difference)
      ctx.fillStyle = colors.page
      drawMarker(ctx, 'diamond', at, y, 6)
      ctx.strokeStyle = colors.softInk
      ctx.lineWidth = 1.4
      ctx.beginPath()
      ctx.moveTo(at, y - 6)
      ctx.lineTo(at + 6, y)
      ctx.lineTo(at, y + 6)
      ctx.lineTo(at - 6, y)
      ctx.closePath()
      ctx.stroke()
      const said = `claim ${text}`
      const wide = 10 + LETTER * said.length
      // Away from the baseline, where there is room.
      const isLeft = difference < 0 ? at - wide > chartArea.left : at + wide > chartArea.right
      drawText(ctx, colors, said, {
        x: at + (isLeft ? -10 : 10),
        y,
        color: colors.softInk,
        align: isLeft ? 'right' : 'left'
      })
    }

    ctx.save()
    drawGround()
    rows.forEach((row, i) => {
      drawRow(row, top + (i + 0.5) * rowHeight)
    })
    ctx.restore()
  }
})
