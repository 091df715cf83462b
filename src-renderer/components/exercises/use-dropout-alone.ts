import { computed, ref, shallowRef } from 'vue'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { Estimate, ExperimentLine } from '../../../src-main/contract/experiments.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { useExperiments } from '../../stores/experiments.ts'

const PRESET = 'exercise-4'

/** Exercise 4: the preset, what it costs here, the newest experiment that was made of it, and its launch. */
export function useDropoutAlone() {
  const experiments = useExperiments()
  const spec = shallowRef<ExperimentSpec | null>(null)
  const estimate = shallowRef<Estimate | null>(null)
  const problem = ref<string | null>(null)
  const isBusy = ref(false)

  const experiment = computed<ExperimentLine | undefined>(() =>
    experiments.all.find((line) => line.spec.name === PRESET && !line.isArchived)
  )

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    problem.value = null
    try {
      await work()
    } catch (error) {
      problem.value = problemText(error)
    } finally {
      isBusy.value = false
    }
  }

  async function prepare(): Promise<void> {
    const preset = (await lab().experiments.presets()).find(({ name }) => name === PRESET)
    if (!preset) throw new Error(`The preset ${PRESET} is missing. Install Ablation Lab again.`)
    spec.value = preset.spec
    estimate.value = await lab().experiments.estimate({ spec: preset.spec })
  }

  /** Over once it is known: until then a second click would launch another. */
  const launch = () =>
    attempt(async () => {
      const { experimentId } = await lab().experiments.launch({ spec: spec.value })
      await experiments.reload([experimentId])
    })
  const addSeeds = (count: number) =>
    attempt(async () => {
      if (experiment.value) await lab().experiments.addSeeds({ id: experiment.value.id, count })
    })

  void attempt(prepare)
  return { spec, estimate, experiment, problem, isBusy, launch, addSeeds }
}
