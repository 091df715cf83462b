import { computed } from 'vue'
import type { Comparison } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { metricWords } from '../../../src-engine/statistics/compared-epoch.ts'
import { exact } from '../../../src-engine/words/numbers.ts'
import { figureOf } from '../../charts/figure.ts'
import { forestConfig, forestHeight, forestRoom, type Forest } from '../../charts/forest-config.ts'
import { axisOf, cutRows } from './model/forest.ts'
import type { Figures } from './use-figures.ts'

/** What the page shows as its verdicts' strips, as a figure for export. */
interface ForestSource {
  /** Null while no arm has a finished pair. */
  readonly forest: () => Forest | null
  readonly verdicts: () => readonly Comparison[]
  /** Of the claim; null where nothing is claimed. */
  readonly source: () => string | null
}

export function useForestFigure(figures: Figures, { forest, verdicts, source }: ForestSource): void {
  figures.register(
    computed(() => {
      const plot = forest()
      if (!plot) return null
      const [{ metric, epoch }] = verdicts()
      return figureOf({
        name: 'forest',
        title: `Difference in ${metricWords(metric, epoch)}, ${axisOf(metric).unit}`,
        caption: captionOf(plot, verdicts(), source()),
        room: forestRoom(plot),
        plotHeight: forestHeight(plot),
        config: (theme) => forestConfig(plot, theme)
      })
    })
  )
}

function captionOf(forest: Forest, verdicts: readonly Comparison[], source: string | null): string {
  const [{ confidence }] = verdicts
  const tested = Math.max(...verdicts.map(({ armsTested }) => armsTested))
  const cut = cutRows(forest).length
  return [
    `Mean and ${Math.round(confidence * 100)} % interval`,
    ...(tested > 1 ? [`Holm over ${exact(tested)} arms`] : []),
    ...(cut > 0 ? [`${cut === 1 ? '1 arm goes' : `${exact(cut)} arms go`} beyond the axis`] : []),
    ...(source === null || source.length > LONGEST_SOURCE ? [] : [`claim: ${source}`])
  ].join('; ')
}

/** A source may be a sentence, which a caption has no room for. */
const LONGEST_SOURCE = 24
