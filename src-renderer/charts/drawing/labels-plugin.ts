import type { Chart, Plugin } from 'chart.js'
import type { EpochChartSource } from '../epoch-chart-config.ts'
import { epochsOf, type EpochGroup, type EpochPlot } from '../epoch-plot.ts'
import type { ChartTheme } from '../theme.ts'
import type { Frame } from './curve.ts'
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
    writeNames(chart, plot, theme, frame)
    writeLastValues(chart, plot, theme, frame)
    if (plot.zero) writeSides(chart, plot.zero, theme, frame)
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

function writeLastValues(chart: Chart, plot: EpochPlot, theme: ChartTheme, frame: Frame): void {
  const { top, bottom, right } = chart.chartArea
  const ends = plot.groups.flatMap((group) => {
    const epoch = Math.min(epochsOf(group), Math.floor(chart.scales.x.max))
    const value = epoch > 0 ? group.band.mean[epoch - 1] : NaN
    const y = frame.y(value)
    const isInView = y >= top - 4 && y <= bottom + 4 && epoch >= frame.from
    return isInView ? [{ group, value, x: Math.min(frame.x(epoch), right), y }] : []
  })
  const places = spread(
    ends.map(({ y }) => y),
    13,
    top,
    bottom
  )
  ends.forEach(({ group, value, x }, i) => {
    drawText(chart.ctx, theme, plot.text(value), {
      x: x + 8,
      y: places[i],
      color: theme.color(group.style.ink)
    })
  })
}

function writeNames(chart: Chart, { groups }: EpochPlot, theme: ChartTheme, frame: Frame): void {
  chart.ctx.font = chartFont(theme, true)
  const widths = groups.map(({ label }) => chart.ctx.measureText(label).width)
  const places = placeLabels(
    groups.map((group) => curveAt(chart, group, frame)),
    widths,
    chart.chartArea
  )
  groups.forEach(({ label, style }, i) => {
    const place = places[i]
    if (!place) return
    const color = theme.color(style.ink)
    drawText(chart.ctx, theme, label, { ...place, color, align: 'center', isStrong: true })
  })
}

/** Where an arm's mean and runs are at an x. */
function curveAt({ scales }: Chart, { runs, band }: EpochGroup, { y }: Frame): CurveAt {
  return (x) => {
    const k = Math.round(scales.x.getValueForPixel(x) ?? NaN) - 1
    const places = [band.mean, ...runs].map((values) => y(values[k])).filter(Number.isFinite)
    return places.length === 0 ? null : { top: Math.min(...places), bottom: Math.max(...places) }
  }
}

function writeSides(
  { ctx, chartArea }: Chart,
  { label, style, better }: NonNullable<EpochPlot['zero']>,
  theme: ChartTheme,
  { y }: Frame
): void {
  const zero = y(0)
  const right = chartArea.right - 4
  const [up, down] = better === 'higher' ? ['helps', 'hurts'] : ['hurts', 'helps']
  const write = (text: string, at: number, color: string, isStrong: boolean, x: number) => {
    if (at < chartArea.top + 4 || at > chartArea.bottom - 4) return
    drawText(ctx, theme, text, { x, y: at, color, isStrong, align: 'right' })
  }
  ctx.font = chartFont(theme)
  const sideWidth = ctx.measureText('↑ helps').width
  write(`↑ ${up}`, zero - 10, theme.quietInk, false, right)
  write(`↓ ${down}`, zero + 11, theme.quietInk, false, right)
  write(label, zero - 10, theme.color(style.ink), true, right - sideWidth - 12)
}
