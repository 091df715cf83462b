import type { Plugin } from 'chart.js'
import type { EpochChartSource } from '../epoch-chart-source.ts'
import { drawMarker } from './marker.ts'
import { frameOf } from './groups-plugin.ts'

/** Draws the crosshair that all epoch charts share, with the arms' markers on it. */
export const crosshairPlugin = (source: EpochChartSource): Plugin => ({
  id: 'crosshair',
  afterDatasetsDraw(chart) {
    const epoch = source.epoch()
    if (epoch === null) return
    const { ctx, chartArea, scales } = chart
    if (epoch < scales.x.min || epoch > scales.x.max) return
    const theme = source.theme()
    const frame = frameOf(chart)
    const x = Math.round(frame.x(epoch)) + 0.5
    ctx.save()
    ctx.strokeStyle = theme.softInk
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(x, chartArea.top)
    ctx.lineTo(x, chartArea.bottom)
    ctx.stroke()
    for (const { band, style } of source.plot().groups) {
      const y = frame.y(band.mean[epoch - 1])
      if (!(y >= chartArea.top && y <= chartArea.bottom)) continue
      ctx.fillStyle = theme.page
      drawMarker(ctx, style.marker, x, y, 6)
      ctx.fillStyle = theme.color(style.mark)
      drawMarker(ctx, style.marker, x, y, 4)
    }
    ctx.restore()
  }
})
