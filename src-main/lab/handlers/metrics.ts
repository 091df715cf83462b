import type { Series, Sparkline } from '../../contract/metrics.ts'
import { sparklines } from '../sparklines.ts'
import { turns } from '../turns.ts'
import { handlers } from './base.ts'

export const metricHandlers = {
  series: handlers.metrics.series.handler(async ({ context: { lab }, input }) => {
    const all: Series[] = []
    const giveWay = turns()
    for (const { id, after } of input.runs) {
      all.push(lab.store.series.behind(id, after))
      await giveWay()
    }
    return all
  }),
  sparklines: handlers.metrics.sparklines.handler(async ({ context: { lab }, input }) => {
    const all: Sparkline[] = []
    const giveWay = turns()
    for (const target of input.targets) {
      all.push(...sparklines(lab.store, target, input.metric))
      await giveWay()
    }
    return all
  })
}
