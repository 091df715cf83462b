import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Series, Sparkline } from '../../contract/metrics.ts'
import { sparklines } from '../sparklines.ts'
import { handlers } from './base.ts'

export const metricHandlers = {
  series: handlers.metrics.series.handler(async ({ context: { lab }, input }) => {
    const all: Series[] = []
    for (const { id, after } of input.runs) {
      all.push(lab.store.series.behind(id, after))
      // Thousands of runs are read in pieces: training and other windows go on meanwhile.
      if (all.length % 50 === 0) await nextTurn()
    }
    return all
  }),
  sparklines: handlers.metrics.sparklines.handler(async ({ context: { lab }, input }) => {
    const all: Sparkline[] = []
    for (const target of input.targets) {
      all.push(...sparklines(lab.store, target, input.metric))
      await nextTurn()
    }
    return all
  })
}
