import { computed, ref, watch } from 'vue'
import {
  classProbabilities,
  likeliest,
  type TrainedModel
} from '../../../src-engine/network/trained-model.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { experimentStyles } from '../../charts/arm-style.ts'
import { useDrawing } from '../../stores/drawing.ts'
import { disagreements } from './model/disagreements.ts'
import { featuresOf, isMoved, UNMOVED } from './model/shown.ts'
import { useChoice } from './use-choice.ts'
import { useModels } from './use-models.ts'
import { useTestSet } from './use-test-set.ts'

/** So many seeds' models are read at most: a model of MNIST's size is about a megabyte. */
const MOST_SEEDS = 20
/** Rows of this many features are 28 x 28 pictures, which can be drawn. */
const DRAWABLE_COLUMNS = 784

/** What one model says. */
export interface Answer {
  readonly seed: number
  /** Of each class. */
  readonly probabilities: Float64Array
}

/** An arm on trial: what its models say of what is shown. */
export type Side = ReturnType<typeof useTrial>['sides']['value'][number]

/** Two arms' models before the same picture, kept in step with the choice, the drawing and the lab. */
export function useTrial() {
  const drawing = useDrawing()
  const choice = useChoice()
  const { experiment, pair, seeds, seed } = choice
  const wantsAverage = ref(false)

  /** The chosen seed first, then the others. */
  const triedSeeds = computed(() => {
    const first = seed.value
    return first === null ? [] : [first, ...seeds.value.filter((one) => one !== first)].slice(0, MOST_SEEDS)
  })
  const isAverage = computed(() => wantsAverage.value && triedSeeds.value.length > 1)
  const runOf = (side: 0 | 1, one: number | null): RunId | undefined =>
    one === null ? undefined : pair.value?.[side].runs.get(one)
  const models = useModels(() =>
    triedSeeds.value.flatMap((one) => [runOf(0, one) ?? [], runOf(1, one) ?? []].flat())
  )
  const runs = computed<readonly [RunId, RunId] | null>(() => {
    const [a, b] = [runOf(0, seed.value), runOf(1, seed.value)]
    return a && b ? [a, b] : null
  })
  const testSet = useTestSet(() => runs.value)
  watch(testSet.answers, (answers) => {
    if (answers) drawing.keepTo(answers[0].testRowsSha256)
  })

  const model = computed(() => (runs.value && models.byRun.value.get(runs.value[0])) ?? null)
  const ink = computed(() => model.value?.ink ?? 255)
  const isDrawable = computed(() => (model.value?.columns ?? DRAWABLE_COLUMNS) === DRAWABLE_COLUMNS)
  const features = computed(() => {
    const shown = featuresOf(drawing.shown, ink.value)
    // A drawing that was begun for other data.
    return shown?.length === (model.value?.columns ?? shown?.length) ? shown : null
  })
  const centred = computed(() =>
    isMoved(drawing.shown.shift) ? featuresOf({ ...drawing.shown, shift: UNMOVED }, ink.value) : null
  )

  const known = new WeakMap<TrainedModel, { readonly of: Float64Array; readonly answer: Float64Array }>()
  /** Worked out once for as long as the picture stays, while more models come. */
  function ask(one: TrainedModel, picture: Float64Array): Float64Array {
    const last = known.get(one)
    if (last?.of === picture) return last.answer
    const answer = classProbabilities(one, picture)
    known.set(one, { of: picture, answer })
    return answer
  }

  const sides = computed(() => {
    if (!experiment.value || !pair.value) return []
    const styles = experimentStyles(experiment.value.spec)
    return pair.value.flatMap(({ name }, i) => {
      const style = styles.get(name)
      const answers = triedSeeds.value.flatMap((one): Answer[] => {
        const id = runOf(i === 0 ? 0 : 1, one)
        const own = id && models.byRun.value.get(id)
        return own && features.value ? [{ seed: one, probabilities: ask(own, features.value) }] : []
      })
      const own = answers.find((answer) => answer.seed === seed.value)?.probabilities ?? null
      const probabilities = isAverage.value && own ? mean(answers) : own
      return style
        ? [{ name, style, answers, probabilities, answer: probabilities && likeliest(probabilities) }]
        : []
    })
  })

  /** What the two said before the picture was moved; null where it was not. */
  const saidCentred = computed(() =>
    centred.value === null || !runs.value
      ? null
      : runs.value.flatMap((id) => {
          const own = models.byRun.value.get(id)
          if (!own || !centred.value) return []
          const probabilities = classProbabilities(own, centred.value)
          const answer = likeliest(probabilities)
          return [{ answer, p: probabilities[answer] }]
        })
  )

  /** Null until known, and where the two were tested on different rows. */
  const groups = computed(() => {
    const [a, b] = testSet.answers.value ?? []
    return a && b?.testRowsSha256 === a.testRowsSha256
      ? disagreements(a.labels, a.predictions, b.predictions)
      : null
  })

  const problem = computed(() => models.problem.value ?? testSet.problem.value)
  function readAgain(): void {
    void models.read()
    void testSet.read()
  }

  async function showRow(position: number): Promise<void> {
    const row = await testSet.rowAt(position)
    if (row) drawing.showRow(row)
  }

  const showRandomRow = () => {
    const rows = testSet.answers.value?.[0].labels.length ?? 0
    return rows > 0 && showRow(Math.floor(Math.random() * rows))
  }

  function toggleAverage(): void {
    if (triedSeeds.value.length > 1) wantsAverage.value = !wantsAverage.value
  }

  return {
    ...choice,
    triedSeeds,
    isAverage,
    models,
    testSet,
    ink,
    isDrawable,
    features,
    sides,
    saidCentred,
    groups,
    problem,
    readAgain,
    showRow,
    showRandomRow,
    toggleAverage
  }
}

const mean = (answers: readonly Answer[]): Float64Array =>
  answers[0].probabilities.map(
    (_, k) => answers.reduce((sum, { probabilities }) => sum + probabilities[k], 0) / answers.length
  )
