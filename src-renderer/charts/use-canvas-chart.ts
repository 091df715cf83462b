import type { ChartConfiguration } from 'chart.js'
import { useIntersectionObserver } from '@vueuse/core'
import { onBeforeUnmount, type ShallowRef } from 'vue'
import { Chart } from './chart-js.ts'

/**
 * A chart on a canvas, for as long as the component lives. Null until it comes near the window's visible part for the
 * first time: of many charts only those that are looked at cost anything when a page opens.
 */
export function useCanvasChart(
  canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>,
  configOf: () => ChartConfiguration
): () => Chart | null {
  let chart: Chart | null = null
  const { stop } = useIntersectionObserver(
    canvas,
    (entries) => {
      if (!canvas.value || !entries.some(({ isIntersecting }) => isIntersecting)) return
      chart = new Chart(canvas.value, configOf())
      stop()
    },
    { rootMargin: '200px' }
  )
  onBeforeUnmount(() => {
    chart?.destroy()
    chart = null
  })
  return () => chart
}
