import { useLocalStorage } from '@vueuse/core'
import { computed, reactive } from 'vue'
import { bandKinds, type BandKind } from '../../charts/band.ts'
import { FIRST_CHARTS, USUAL_CHARTS, type ChartKind, type EpochChartKind } from './model/chart-list.ts'

/** Which charts are shown and how: what a person chose stays, from one comparison to the next. */
export function useChartChoice(kinds: () => readonly ChartKind[]) {
  const band = useLocalStorage<BandKind>('compare-band', 'interval')
  if (!bandKinds.some(({ value }) => value === band.value)) band.value = 'interval'
  const chosen = useLocalStorage<string[]>('compare-charts', [...USUAL_CHARTS])
  const first: readonly string[] = FIRST_CHARTS
  const isShown = (id: string) => first.includes(id) || chosen.value.includes(id)
  const shown = computed(() => kinds().filter(({ id }) => isShown(id)))
  /** Beyond the two that are always there. */
  const optional = computed(() => kinds().filter(({ id }) => !first.includes(id)))

  function show(id: string, isOn: boolean): void {
    chosen.value = isOn ? [...chosen.value, id] : chosen.value.filter((other) => other !== id)
  }

  const turned = reactive(new Set<string>())
  const scaleOf = ({ id, scales }: EpochChartKind) => scales[turned.has(id) ? 1 : 0]
  function turnScale(id: string): void {
    if (!turned.delete(id)) turned.add(id)
  }

  return { band, shown, optional, isShown, show, scaleOf, turnScale }
}
