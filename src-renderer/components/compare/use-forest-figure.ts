import { computed } from 'vue'
import type { Comparison } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { metricWords } from '../../../src-engine/statistics/compared-epoch.ts'
import { exact } from '../../../src-engine/words/numbers.ts'
import { figureOf } from '../../charts/figure.ts'
import { forestConfig, forestHeight, forestRoom, type Forest } from '../../charts/forest-config.ts'
import { axisOf, cutRows } from './model/forest.ts'
import { useFigures } from './use-figures.ts'

/** The forest plot as a figure for export: the page itself has it as its list of verdicts. */
export function useForestFigure(
  forest: () => Forest,
  verdicts: () => readonly Comparison[],
  source: () => string | null
): void {
  const title = () => {
    const [{ metric, epoch }] = verdicts()
    return `Difference in ${metricWords(metric, epoch)}, ${axisOf(metric).unit}`
  }
  useFigures().register(
    computed(() =>
      figureOf({
        name: 'forest',
        title: title(),
        caption: captionOf(forest(), verdicts(), source()),
        room: forestRoom(forest()),
        plotHeight: forestHeight(forest()),
        config: (theme) => forestConfig(forest(), theme)
      })
    )
  )
}

function captionOf(forest: Forest, verdicts: readonly Comparison[], source: string | null): string {
  const [{ confidence }] = verdicts
  const tested = Math.max(...verdicts.map(({ armsTested }) => armsTested))
  const cut = cutRows(forest).length
  return [
    `Mean and ${Math.round(confidence * 100)} % interval of each arm alone`,
    ...(tested > 1 ? [`verdicts adjusted for ${exact(tested)} arms (Holm)`] : []),
    ...(cut > 0 ? [`axis cut, ${cut === 1 ? 'one arm goes' : `${exact(cut)} arms go`} on beyond it`] : []),
    ...(source === null ? [] : [`claimed: ${source}`])
  ].join('; ')
}
