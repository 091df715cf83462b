import type { ChartConfiguration } from 'chart.js'
import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'
import { Chart } from './chart-js.ts'

/** A chart on a canvas, for as long as the component lives. Null before it is mounted. */
export function useCanvasChart(
  canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>,
  configOf: () => ChartConfiguration
): () => Chart | null {
  let chart: Chart | null = null
  onMounted(() => {
    if (canvas.value) chart = new Chart(canvas.value, configOf())
  })
  onBeforeUnmount(() => {
    chart?.destroy()
    chart = null
  })
  return () => chart
}
