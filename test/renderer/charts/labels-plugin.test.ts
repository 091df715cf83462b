import type { Chart } from 'chart.js'
import { expect, test } from 'vitest'
import type { ArmStyle } from '../../../src-renderer/charts/arm-style.ts'
import { labelsPlugin } from '../../../src-renderer/charts/drawing/labels-plugin.ts'
import type { EpochPlot } from '../../../src-renderer/charts/epoch-plot.ts'

const WIDTH = 400
const EPOCHS = 100
const STYLES: readonly ArmStyle[] = [
  { mark: '--arm-1', ink: '--arm-1-ink', dash: [], marker: 'circle' },
  { mark: '--arm-2', ink: '--arm-2-ink', dash: [6, 3], marker: 'square' }
]

/** The texts that stand in a plot of two arms, the one level at 20 and the other at 80, after so many epochs. */
function textsAfter(epochs: number, label: string): string[] {
  const texts: string[] = []
  const ctx = {
    save: () => undefined,
    restore: () => undefined,
    measureText: (text: string) => ({ width: 6 * text.length }),
    strokeText: () => undefined,
    fillText: (text: string) => texts.push(text)
  }
  const linear = (min: number, max: number, from: number, to: number) => ({
    min,
    max,
    type: 'linear',
    getPixelForValue: (value: number) => from + ((value - min) / (max - min)) * (to - from),
    getValueForPixel: (pixel: number) => min + ((pixel - from) / (to - from)) * (max - min)
  })
  const chart = {
    ctx,
    chartArea: { left: 0, right: WIDTH, top: 0, bottom: 200 },
    scales: { x: linear(1, EPOCHS, 0, WIDTH), y: linear(0, 100, 200, 0) }
  } as unknown as Chart
  const group = (name: string, value: number, i: number) => {
    const mean = new Float64Array(epochs).fill(value)
    return {
      label: name,
      style: STYLES[i],
      runs: [mean],
      band: { mean, low: mean, high: mean, n: new Uint32Array(epochs).fill(1) }
    }
  }
  const plot: EpochPlot = {
    groups: [group('baseline', 20, 0), group(label, 80, 1)],
    lastEpoch: EPOCHS,
    y: { min: 0, max: 100, isLog: false, cut: null },
    text: String,
    tickText: String,
    zero: null
  }
  const theme = { font: 'sans-serif', color: () => 'black' } as never
  const plugin = labelsPlugin({
    plot: () => plot,
    theme: () => theme,
    range: () => null,
    epoch: () => null
  } as never)
  plugin.afterDatasetsDraw?.(chart, {}, {}, false)
  return texts
}

test('names stand beside lines that are long enough, and values at their ends', () => {
  expect(textsAfter(100, 'dropout')).toEqual(['baseline', 'dropout', '20', '80'])
})

test('the names of lines that have only begun stand behind their values', () => {
  expect(textsAfter(5, 'dropout')).toEqual(['20', 'baseline', '80', 'dropout'])
})

test('a name that would not end within the plot is left out', () => {
  expect(textsAfter(5, 'x'.repeat(70))).toEqual(['20', 'baseline', '80'])
})
