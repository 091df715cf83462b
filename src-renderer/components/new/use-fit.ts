import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { Estimate, SpecCheck } from '../../../src-main/contract/experiments.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'

/** What the lab says of a spec that is right in itself: whether the data fit, what is odd about it, what it costs. */
export interface Fit {
  readonly problems: SpecCheck['problems']
  readonly warnings: readonly string[]
  readonly estimate: Estimate | null
  /** Why the lab could not be asked. */
  readonly failure: string | null
}

const NOTHING: Fit = { problems: [], warnings: [], estimate: null, failure: null }
const PAUSE_MS = 250

/** Asks the lab a moment after the last change; answers to older questions are dropped. */
export function useFit(spec: Ref<ExperimentSpec | null>) {
  const fit = shallowRef<Fit>(NOTHING)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(current: ExperimentSpec): Promise<void> {
    const question = ++asked
    const answer = await answerFor(current)
    if (question === asked) fit.value = answer
  }

  watch(
    spec,
    (current) => {
      clearTimeout(timer)
      asked++
      if (!current) {
        fit.value = NOTHING
        return
      }
      timer = setTimeout(() => void ask(current), PAUSE_MS)
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    asked++
  })
  return fit
}

async function answerFor(spec: ExperimentSpec): Promise<Fit> {
  try {
    const { problems, warnings } = await lab().experiments.check({ spec })
    const estimate = problems.length > 0 ? null : await lab().experiments.estimate({ spec })
    return { problems, warnings, estimate, failure: null }
  } catch (error) {
    return { ...NOTHING, failure: problemText(error) }
  }
}
