import { ref, shallowRef, watch } from 'vue'
import type { RunId } from '../../../src-main/contract/ids.ts'
import type { TestAnswers } from '../../../src-main/contract/models.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { useLastCall } from '../../lab-client/last-call.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import type { ShownRow } from './model/shown.ts'

/** Rows a call. */
const ROWS_A_CALL = 64

/** What two models said of their test rows, and those rows' features as far as they were looked at. */
export function useTestSet(pair: () => readonly [RunId, RunId] | null) {
  /** Null until they are read. */
  const answers = shallowRef<readonly [TestAnswers, TestAnswers] | null>(null)
  /** By position among the first model's test rows. */
  const features = shallowRef<ReadonlyMap<number, Float64Array>>(new Map())
  const problem = ref<string | null>(null)
  const nextCall = useLastCall()
  /** Of the last call for answers: rows of others are no longer wanted. */
  let reading = nextCall()

  /** What was read before stays until the new comes: from seed to seed nothing jumps. */
  async function read(): Promise<void> {
    const signal = (reading = nextCall())
    const ids = pair()
    problem.value = null
    if (!ids) {
      answers.value = null
      return
    }
    try {
      const answersOf = (id: RunId) => lab().models.testAnswers({ id }, { signal })
      const now = [await answersOf(ids[0]), await answersOf(ids[1])] as const
      if (signal.aborted) return
      if (now[0].testRowsSha256 !== answers.value?.[0].testRowsSha256) features.value = new Map()
      answers.value = now
    } catch (error) {
      if (signal.aborted) return
      answers.value = null
      problem.value = problemText(error)
    }
  }
  watch(() => pair()?.join(), read, { immediate: true })

  /** Reads rows that were not looked at before. */
  async function look(positions: readonly number[]): Promise<void> {
    const signal = reading
    const id = pair()?.[0]
    const missing = positions.filter((position) => !features.value.has(position))
    try {
      for (let from = 0; id && from < missing.length; from += ROWS_A_CALL) {
        const some = missing.slice(from, from + ROWS_A_CALL)
        const rows = await lab().models.testRows({ id, positions: some }, { signal })
        if (signal.aborted) return
        const columns = rows.length / some.length
        const read = some.map(
          (position, i) => [position, rows.subarray(i * columns, (i + 1) * columns)] as const
        )
        // Another map: components are told of what they are given by its being another.
        features.value = new Map([...features.value, ...read])
      }
    } catch (error) {
      if (!signal.aborted) problem.value = problemText(error)
    }
  }

  /** A test row whole; null where it is not to be had. */
  async function rowAt(position: number): Promise<ShownRow | null> {
    const first = answers.value?.[0]
    await look([position])
    const own = features.value.get(position)
    if (!own || !first || answers.value?.[0] !== first) return null
    const { rows, labels, testRowsSha256 } = first
    return { position, row: rows[position], label: labels[position], features: own, testRowsSha256 }
  }

  return { answers, features, problem, read, look, rowAt }
}
