import type { Chart, Plugin } from 'chart.js'
import type { EpochChartSource } from '../epoch-chart-source.ts'
import { epochsOf, type EpochGroup } from '../epoch-plot.ts'
import { niceStep } from '../ticks.ts'
import { fillBetween, traceCurve, type Frame } from './curve.ts'
import { drawMarker } from './marker.ts'
import { pixelsOf } from './pixels.ts'

const RUN_OPACITY = 0.3
const BAND_OPACITY = 0.15
const FEWEST_EPOCHS_BETWEEN_MARKERS = 5

/**
 * Draws the arms: bands, runs as thin lines, means with dash and markers. As datasets of Chart.js, hundreds of lines
 * would cost an update several times a frame's time; this way an update costs nothing but scales.
 */
export const groupsPlugin = (source: EpochChartSource): Plugin => ({
  id: 'groups',
  beforeDatasetsDraw(chart) {
    const { ctx, chartArea } = chart
    const { groups, zero } = source.plot()
    const theme = source.theme()
    const frame = frameOf(chart)
    ctx.save()
    ctx.beginPath()
    // Half a line's width wider, so that a line along the edge is not halved.
    ctx.rect(chartArea.left - 1, chartArea.top - 1, chartArea.width + 2, chartArea.height + 2)
    ctx.clip()
    if (zero) {
      ctx.strokeStyle = theme.color(zero.style.mark)
      ctx.lineWidth = 2
      ctx.beginPath()
      ctx.moveTo(chartArea.left, frame.y(0))
      ctx.lineTo(chartArea.right, frame.y(0))
      ctx.stroke()
    }
    for (const group of groups) {
      ctx.fillStyle = theme.color(group.style.mark)
      ctx.globalAlpha = BAND_OPACITY
      fillBetween(ctx, group.band.low, group.band.high, frame)
      ctx.globalAlpha = 1
    }
    for (const group of groups) drawRuns(ctx, group, theme.color(group.style.mark), frame)
    for (const group of groups) drawMean(ctx, group, theme.color(group.style.mark), frame)
    ctx.restore()
    for (const group of groups) drawMarkers(chart, group, theme.color(group.style.mark), frame)
  }
})

/** Where epochs and values stand on the chart. */
export function frameOf({ scales, chartArea }: Chart): Frame {
  return {
    x: pixelsOf(scales.x),
    y: pixelsOf(scales.y),
    bottom: chartArea.bottom,
    from: Math.max(1, Math.floor(scales.x.min)),
    to: Math.ceil(scales.x.max)
  }
}

function drawRuns(ctx: CanvasRenderingContext2D, { runs }: EpochGroup, color: string, frame: Frame): void {
  // A single run is its own mean.
  if (runs.length < 2) return
  ctx.strokeStyle = color
  ctx.globalAlpha = RUN_OPACITY
  ctx.lineWidth = 1
  ctx.setLineDash([])
  for (const run of runs) {
    ctx.beginPath()
    traceCurve(ctx, run, frame)
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

function drawMean(ctx: CanvasRenderingContext2D, group: EpochGroup, color: string, frame: Frame): void {
  ctx.strokeStyle = color
  ctx.lineWidth = 2
  ctx.lineJoin = 'round'
  ctx.setLineDash([...group.style.dash])
  ctx.beginPath()
  traceCurve(ctx, group.band.mean, frame)
  ctx.stroke()
  ctx.setLineDash([])
}

/** At each fifth epoch, or as often as the axis has room for, and at the last. */
function drawMarkers({ ctx, chartArea }: Chart, group: EpochGroup, color: string, frame: Frame): void {
  const last = Math.min(epochsOf(group), frame.to)
  const step = Math.max(FEWEST_EPOCHS_BETWEEN_MARKERS, niceStep((frame.to - frame.from) / 5))
  ctx.save()
  ctx.fillStyle = color
  for (let epoch = frame.from; epoch <= last; epoch++) {
    if (epoch % step !== 0 && epoch !== last) continue
    const x = frame.x(epoch)
    const y = frame.y(group.band.mean[epoch - 1])
    const isInside = y >= chartArea.top - 1 && y <= chartArea.bottom + 1 && x >= chartArea.left - 1
    if (isInside && x <= chartArea.right + 1) drawMarker(ctx, group.style.marker, x, y, 3)
  }
  ctx.restore()
}
