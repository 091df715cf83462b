import { computed, ref, shallowRef } from 'vue'
import { exercise1 } from '../../../src-engine/toolkit/exercise-1.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'
import { sumOfSquares, withWeight, type WeightPair, type WeightPlace } from './l2-by-hand.ts'

/** Exercise 1 with weights and lambda that can be changed; it begins with the tutorial's. */
export function useL2ByHand() {
  const tutorial = exercise1()
  const weights = shallowRef<WeightPair>([tutorial.W1, tutorial.W2])
  const lambda = ref(tutorial.lambda)
  /** The weight that was edited last. */
  const edited = shallowRef<WeightPlace>({ matrix: 0, index: 3 })

  const result = computed(() => l2Regularization(weights.value, lambda.value))
  const sums = computed(() => weights.value.map(sumOfSquares))
  const largestSquare = computed(() =>
    Math.max(...weights.value.flatMap(({ data }) => Array.from(data, (w) => w * w)))
  )

  function change(place: WeightPlace, value: number): void {
    weights.value = withWeight(weights.value, place, value)
  }

  function reset(): void {
    weights.value = [tutorial.W1, tutorial.W2]
    lambda.value = tutorial.lambda
  }

  return { weights, lambda, edited, result, sums, largestSquare, change, reset }
}
