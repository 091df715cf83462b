import { computed, ref } from 'vue'
import {
  layerActivations,
  maskOf,
  meanOf,
  meansOverMasks,
  resultOf,
  tutorialMatrix,
  type DropoutSettings,
  type Scheme
} from './dropout-by-hand.ts'

/** Of how many masks the spread is shown. */
const MASKS = 1000

/** Exercise 2 with everything that can be changed: the matrix, the keep probability, the scheme, the mask. */
export function useDropoutByHand() {
  const source = ref<'layer' | 'tutorial'>('layer')
  const keep = ref(0.8)
  const scheme = ref<Scheme>('inverted')
  const training = ref(true)
  const seed = ref(0)

  const A = computed(() => (source.value === 'layer' ? layerActivations : tutorialMatrix))
  const settings = computed<DropoutSettings>(() => ({
    keep: keep.value,
    scheme: scheme.value,
    training: training.value,
    seed: seed.value
  }))
  const mask = computed(() => maskOf(A.value, keep.value, seed.value))
  const result = computed(() => resultOf(A.value, settings.value))
  const means = computed(() => ({ before: meanOf(A.value), now: meanOf(result.value) }))
  const meansOfMasks = computed(() => meansOverMasks(A.value, keep.value, MASKS))

  function resample(): void {
    seed.value += 1
  }

  return {
    source,
    keep,
    scheme,
    training,
    seed,
    A,
    settings,
    mask,
    result,
    means,
    meansOfMasks,
    resample
  }
}
