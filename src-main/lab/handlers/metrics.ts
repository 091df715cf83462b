import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Series } from '../../contract/metrics.ts'
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
  sparklines: handlers.metrics.sparklines.handler(({ context: { lab }, input }) =>
    sparklines(lab.store, input.targets, input.metric)
  )
}
