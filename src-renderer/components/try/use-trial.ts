import { computed, ref, watch } from 'vue'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { experimentStyles } from '../../charts/arm-style.ts'
import { useDrawing } from '../../stores/drawing.ts'
import { askOnce } from './model/ask-once.ts'
import { disagreements } from './model/disagreements.ts'
import { featuresOf, isMoved, UNMOVED } from './model/shown.ts'
import { sideOf, type Answer, type Side } from './model/sides.ts'
import { useChoice } from './use-choice.ts'
import { useModels } from './use-models.ts'
import { useTestSet } from './use-test-set.ts'

/** So many seeds' models are read at most: a model of MNIST's size is about a megabyte. */
const MOST_SEEDS = 20
/** Rows of this many features are 28 x 28 pictures, which can be drawn. */
const DRAWABLE_COLUMNS = 784

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
  const classes = computed(() => model.value?.layers.at(-1)?.outputs ?? null)
  const isDrawable = computed(() => (model.value?.columns ?? DRAWABLE_COLUMNS) === DRAWABLE_COLUMNS)
  const features = computed(() => {
    const shown = featuresOf(drawing.shown, ink.value)
    // A drawing that was begun for other data.
    return shown?.length === (model.value?.columns ?? shown?.length) ? shown : null
  })
  const centred = computed(() =>
    features.value && isMoved(drawing.shown.shift)
      ? featuresOf({ ...drawing.shown, shift: UNMOVED }, ink.value)
      : null
  )

  const ask = askOnce()
  /** What the models of an arm that are read say of a picture. */
  const answersTo = (picture: Float64Array | null, side: 0 | 1): Answer[] =>
    triedSeeds.value.flatMap((one) => {
      const id = runOf(side, one)
      const own = id && models.byRun.value.get(id)
      return own && picture ? [{ seed: one, probabilities: ask(own, picture) }] : []
    })

  function sidesOn(picture: Float64Array | null): Side[] {
    if (!experiment.value || !pair.value || seed.value === null) return []
    const by = isAverage.value ? 'mean' : seed.value
    const styles = experimentStyles(experiment.value.spec)
    return pair.value.flatMap(({ name }, i) => {
      const style = styles.get(name)
      return style ? sideOf({ name, style }, answersTo(picture, i === 0 ? 0 : 1), by) : []
    })
  }
  const sides = computed(() => sidesOn(features.value))
  /** The same before the picture was moved; null where it was not. */
  const centredSides = computed(() => centred.value && sidesOn(centred.value))

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

  let wantedRow = 0
  /** Of several that are asked for before the first is there, the last. */
  async function showRow(position: number): Promise<void> {
    const own = ++wantedRow
    const row = await testSet.rowAt(position)
    if (row && own === wantedRow) drawing.showRow(row)
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
    classes,
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
