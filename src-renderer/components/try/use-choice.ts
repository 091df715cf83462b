import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ExperimentLine } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { pairOf, sharedSeeds, trainedArms } from './model/trained-arms.ts'

type Names = readonly [string | null, string | null]

/** Which experiment, which two of its arms, and which seed; what was not chosen, or is gone, is the first there is. */
export function useChoice() {
  const experiments = useExperiments()
  const route = useRoute()
  const router = useRouter()

  const armsOf = ({ id, spec }: ExperimentLine) => trainedArms(spec, experiments.runsOf(id))
  /** The experiments with two arms that have models of one seed. */
  const offered = computed(() =>
    experiments.all.filter((line) => !line.isArchived && pairOf(armsOf(line), [null, null]) !== null)
  )
  /** As the address asks, else the one that is on trial already: one that finishes meanwhile does not take its place. */
  const experiment = computed<ExperimentLine | null>((before) => {
    const find = (wanted: unknown) => offered.value.find(({ id }) => id === wanted)
    return find(route.query.id) ?? find(before?.id) ?? offered.value.at(0) ?? null
  })
  /** What the address asks for and is not offered. */
  const missing = computed(() => {
    const asked = route.query.id
    return typeof asked === 'string' && asked !== experiment.value?.id ? asked : null
  })
  const arms = computed(() => (experiment.value ? armsOf(experiment.value) : []))

  const named = shallowRef<Names>([null, null])
  const pair = computed(() => pairOf(arms.value, named.value))
  const seeds = computed(() => (pair.value ? sharedSeeds(...pair.value) : []))
  const chosenSeed = ref<number | null>(null)
  const seed = computed<number | null>({
    get: () => seeds.value.find((one) => one === chosenSeed.value) ?? seeds.value.at(0) ?? null,
    set: (value) => {
      chosenSeed.value = value
    }
  })
  watch(
    () => experiment.value?.id,
    () => {
      named.value = [null, null]
    }
  )

  const chooseExperiment = (id: ExperimentId) => router.replace({ query: { id } })

  /** Puts an arm on one side; the one that was there goes to the other side where it comes from. */
  function chooseArm(side: 0 | 1, name: string): void {
    if (!pair.value) return
    const [a, b] = pair.value.map((arm) => arm.name)
    if (side === 0) named.value = [name, name === b ? a : b]
    else named.value = [name === a ? b : a, name]
  }

  return { offered, experiment, missing, arms, pair, seeds, seed, chooseExperiment, chooseArm }
}
