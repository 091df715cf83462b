import { computed, ref, watch } from 'vue'
import {
  classProbabilities,
  likeliest,
  type TrainedModel
} from '../../../src-engine/network/trained-model.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { experimentStyles, type ArmStyle } from '../../charts/arm-style.ts'
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

/** An arm on trial: what its models say of a picture. */
export interface Side {
  readonly name: string
  readonly style: ArmStyle
  /** Of the seeds whose models are read. */
  readonly answers: readonly Answer[]
  /** Of each class, by the chosen seed's model or by the mean of all; null where there is no picture or no model yet. */
  readonly probabilities: Float64Array | null
  /** The likeliest class. */
  readonly answer: number | null
}

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

  /** Of each picture, what models said of it: worked out once, while more models come. */
  const known = new WeakMap<Float64Array, Map<TrainedModel, Float64Array>>()
  function ask(one: TrainedModel, picture: Float64Array): Float64Array {
    const said = known.get(picture) ?? new Map<TrainedModel, Float64Array>()
    known.set(picture, said)
    const probabilities = said.get(one) ?? classProbabilities(one, picture)
    said.set(one, probabilities)
    return probabilities
  }

  /** What the models of an arm that are read say of a picture. */
  const answersTo = (picture: Float64Array | null, side: 0 | 1): Answer[] =>
    triedSeeds.value.flatMap((one) => {
      const id = runOf(side, one)
      const own = id && models.byRun.value.get(id)
      return own && picture ? [{ seed: one, probabilities: ask(own, picture) }] : []
    })

  function sidesBefore(picture: Float64Array | null): Side[] {
    if (!experiment.value || !pair.value) return []
    const styles = experimentStyles(experiment.value.spec)
    return pair.value.flatMap(({ name }, i) => {
      const style = styles.get(name)
      const answers = answersTo(picture, i === 0 ? 0 : 1)
      const own = answers.find((answer) => answer.seed === seed.value)?.probabilities ?? null
      const probabilities = isAverage.value && own ? mean(answers) : own
      const answer = probabilities && likeliest(probabilities)
      return style ? [{ name, style, answers, probabilities, answer }] : []
    })
  }
  const sides = computed(() => sidesBefore(features.value))
  /** The same before the picture was moved; null where it was not. */
  const centredSides = computed(() => centred.value && sidesBefore(centred.value))

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
    centredSides,
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
