import { ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { Estimate } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { guessNote } from './guess.ts'
import { openingExperiment } from './opening-experiment.ts'

/** The experiment of the start screen: what it costs here, and its launch. */
export function useOpening() {
  const router = useRouter()
  const spec = shallowRef<ExperimentSpec | null>(null)
  const estimate = shallowRef<Estimate | null>(null)
  const problem = ref<string | null>(null)
  const isLaunching = ref(false)
  let launched: ExperimentId | null = null

  async function prepare(): Promise<void> {
    try {
      spec.value = openingExperiment(await lab().experiments.presets())
      estimate.value = await lab().experiments.estimate({ spec: spec.value })
    } catch (error) {
      problem.value = problemText(error)
    }
  }

  /**
   * Launches it and shows it. Where the guess could not be noted, launching again notes it and launches nothing.
   *
   * @param guess in percentage points; null where nobody guessed
   */
  async function launch(guess: number | null): Promise<void> {
    if (!spec.value || isLaunching.value) return
    isLaunching.value = true
    problem.value = null
    try {
      launched ??= (await lab().experiments.launch({ spec: spec.value })).experimentId
      if (guess !== null) await lab().experiments.update({ id: launched, note: guessNote(guess) })
      await router.push({ name: 'compare', query: { ids: launched } })
    } catch (error) {
      problem.value = problemText(error)
    } finally {
      isLaunching.value = false
    }
  }

  void prepare()
  return { spec, estimate, problem, isLaunching, launch }
}
