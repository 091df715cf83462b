import { shallowRef, watch } from 'vue'
import { modelPair, type ModelPair } from '../../../src-engine/statistics/model-pair.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { useLastCall } from '../../lab-client/last-call.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import type { RunPair } from './model/model-pairs.ts'

/** What a pair of models comes to, asked of the lab whenever another pair is chosen. */
export type PairAnswer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'compared'; readonly runs: RunPair; readonly pair: ModelPair }
  | { readonly kind: 'other-rows' }
  | { readonly kind: 'problem'; readonly text: string }

export function useModelPair(chosen: () => RunPair | null, confidence: () => number) {
  const answer = shallowRef<PairAnswer>({ kind: 'asking' })
  const nextCall = useLastCall()

  async function ask(runs: RunPair): Promise<void> {
    const signal = nextCall()
    // What was answered of the pair before would stand under the names of this one.
    answer.value = { kind: 'asking' }
    try {
      const answersOf = ({ id }: RunPair['arm']) => lab().models.testAnswers({ id }, { signal })
      const [arm, baseline] = await Promise.all([answersOf(runs.arm), answersOf(runs.baseline)])
      if (signal.aborted) return
      const pair = modelPair(arm, baseline, confidence())
      answer.value = pair ? { kind: 'compared', runs, pair } : { kind: 'other-rows' }
    } catch (error) {
      if (!signal.aborted) answer.value = { kind: 'problem', text: problemText(error) }
    }
  }
  watch(
    // Runs are told of anew with all news; a pair is what its two runs are.
    () => [chosen()?.arm.id, chosen()?.baseline.id].join(),
    () => {
      const runs = chosen()
      if (runs) void ask(runs)
    },
    { immediate: true }
  )
  return answer
}
