import type { Chart } from 'chart.js'
import type { ZoomPluginOptions } from 'chartjs-plugin-zoom/types/options'
import type { EpochView } from './epoch-view.ts'
import type { ChartTheme } from './theme.ts'

/**
 * Dragging zooms to what was dragged over, with Shift it moves along; the wheel zooms with Ctrl (and so does a pinch), and
 * else scrolls the page as everywhere. All charts follow through the view.
 */
export function zoomOptions(view: EpochView, theme: ChartTheme): ZoomPluginOptions {
  const follow = ({ chart }: { chart: Chart }) => {
    const { min, max } = chart.scales.x
    view.show({ min, max })
  }
  return {
    pan: { enabled: true, mode: 'x', modifierKey: 'shift', onPan: follow },
    zoom: {
      mode: 'x',
      wheel: { enabled: true, modifierKey: 'ctrl' },
      drag: {
        enabled: true,
        threshold: 6,
        backgroundColor: theme.grid,
        borderColor: theme.axis,
        borderWidth: 1
      },
      onZoom: follow
    }
  }
}
