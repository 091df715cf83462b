import type { ChartConfiguration } from 'chart.js'
import { useIntersectionObserver } from '@vueuse/core'
import { onBeforeUnmount, type ShallowRef } from 'vue'
import { Chart } from './chart-js.ts'
import { inTurn } from './in-turn.ts'

/**
 * A chart on a canvas, for as long as the component lives. Null until it comes near the window's visible part for the
 * first time: of many charts only those that are looked at cost anything when a page opens, one after the other.
 */
export function useCanvasChart(
  canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>,
  configOf: () => ChartConfiguration
): () => Chart | null {
  let chart: Chart | null = null
  const making = {}
  const { stop } = useIntersectionObserver(
    canvas,
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      stop()
      inTurn(making, () => {
        if (canvas.value) chart = new Chart(canvas.value, configOf())
      })
    },
    { rootMargin: '200px' }
  )
  onBeforeUnmount(() => {
    chart?.destroy()
    chart = null
  })
  return () => chart
}
