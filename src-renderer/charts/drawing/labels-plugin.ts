import type { Chart, Plugin } from 'chart.js'
import type { EpochChartSource } from '../epoch-chart-source.ts'
import { epochsOf, type EpochGroup, type EpochPlot } from '../epoch-plot.ts'
import type { ChartTheme } from '../theme.ts'
import type { Frame } from './curve.ts'
import { envelopeOf } from './envelope.ts'
import { frameOf } from './groups-plugin.ts'
import { placeLabels, type CurveAt } from './label-places.ts'
import { spread } from './spread.ts'
import { chartFont, drawText } from './text.ts'

/** Writes on the thing: last values at the lines' ends, names beside them, and where the axis is cut. */
export const labelsPlugin = (source: EpochChartSource): Plugin => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const plot = source.plot()
    const theme = source.theme()
    const frame = frameOf(chart)
    chart.ctx.save()
    if (plot.zero) writeSides(chart, plot.zero, theme, frame)
    const unnamed = writeNames(chart, plot, theme, frame)
    writeLastValues(chart, plot, theme, frame, unnamed)
    if (plot.y.cut !== null) {
      const { right, bottom } = chart.chartArea
      drawText(chart.ctx, theme, plot.y.cut, {
        x: right,
        y: bottom - 9,
        color: theme.quietInk,
        align: 'right'
      })
    }
    chart.ctx.restore()
  }
})

/** @param unnamed the arms whose names found no place beside their lines: they stand behind the values, where there is room */
function writeLastValues(
  chart: Chart,
  plot: EpochPlot,
  theme: ChartTheme,
  frame: Frame,
  unnamed: ReadonlySet<EpochGroup>
): void {
  const { ctx } = chart
  const { top, bottom, right } = chart.chartArea
  const ends = plot.groups.flatMap((group) => {
    const epoch = Math.min(epochsOf(group), Math.floor(chart.scales.x.max))
    const value = epoch > 0 ? group.band.mean[epoch - 1] : NaN
    const y = frame.y(value)
    const isInView = y >= top - 4 && y <= bottom + 4 && epoch >= frame.from
    // A line that goes on out of view ends at the plot's edge.
    const x = epochsOf(group) > chart.scales.x.max ? right : frame.x(epoch)
    return isInView ? [{ group, value, x, y }] : []
  })
  const places = spread(
    ends.map(({ y }) => y),
    13,
    top,
    bottom
  )
  ends.forEach(({ group, value, x }, i) => {
    const text = plot.text(value)
    const place = { x: x + 8, y: places[i], color: theme.color(group.style.ink) }
    drawText(ctx, theme, text, place)
    if (!unnamed.has(group)) return
    ctx.font = chartFont(theme, false)
    const nameX = place.x + ctx.measureText(text).width + 8
    ctx.font = chartFont(theme, true)
    if (nameX + ctx.measureText(group.label).width > right) return
    drawText(ctx, theme, group.label, { ...place, x: nameX, isStrong: true })
  })
}

/** Returns the arms that found no place for their names. */
function writeNames(
  chart: Chart,
  { groups, zero }: EpochPlot,
  theme: ChartTheme,
  frame: Frame
): Set<EpochGroup> {
  chart.ctx.font = chartFont(theme, true)
  const widths = groups.map(({ label }) => chart.ctx.measureText(label).width)
  const curves = groups.map((group) => curveAt(chart, group, frame))
  // The sides of 0 are named beside it: as much room is left around the line.
  const zeroLine: CurveAt = () => ({ top: frame.y(0) - SIDE_DISTANCE, bottom: frame.y(0) + SIDE_DISTANCE })
  const places = placeLabels(curves, zero ? [zeroLine] : [], widths, chart.chartArea)
  groups.forEach(({ label, style }, i) => {
    const place = places[i]
    if (!place) return
    const color = theme.color(style.ink)
    drawText(chart.ctx, theme, label, { ...place, color, align: 'center', isStrong: true })
  })
  return new Set(groups.filter((_, i) => places[i] === null))
}

/** Where an arm's mean and runs are at an x. */
function curveAt({ scales }: Chart, group: EpochGroup, { y }: Frame): CurveAt {
  const { low, high } = envelopeOf(group)
  return (x) => {
    const k = (scales.x.getValueForPixel(x) ?? NaN) - 1
    const before = Math.floor(k)
    const between = (values: Float64Array) => {
      const start = y(values[before])
      return k === before ? start : start + (k - before) * (y(values[before + 1]) - start)
    }
    const places = [low, high].map(between).filter(Number.isFinite)
    return places.length === 0 ? null : { top: Math.min(...places), bottom: Math.max(...places) }
  }
}

function writeSides(
  { ctx, chartArea }: Chart,
  { label, style, better }: NonNullable<EpochPlot['zero']>,
  theme: ChartTheme,
  { y }: Frame
): void {
  const left = chartArea.left + 8
  const [up, down] = better === 'higher' ? ['helps', 'hurts'] : ['hurts', 'helps']
  const write = (text: string, at: number, color: string, isStrong: boolean, x: number) => {
    if (at < chartArea.top + 4 || at > chartArea.bottom - 4) return
    drawText(ctx, theme, text, { x, y: at, color, isStrong })
  }
  ctx.font = chartFont(theme, true)
  const sides = left + ctx.measureText(label).width + 10
  write(label, y(0) - SIDE_DISTANCE, theme.color(style.ink), true, left)
  write(`↑ ${up}`, y(0) - SIDE_DISTANCE, theme.quietInk, false, sides)
  write(`↓ ${down}`, y(0) + SIDE_DISTANCE, theme.quietInk, false, sides)
}

/** Of the words that name the sides of 0 from the line, in pixels. */
const SIDE_DISTANCE = 11
