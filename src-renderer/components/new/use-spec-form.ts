import { computed, inject, nextTick, provide, ref, shallowRef, type InjectionKey } from 'vue'
import { checkExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { DatasetLine } from '../../../src-main/contract/datasets.ts'
import { armStyles, experimentStyles } from '../../charts/arm-style.ts'
import { armNames, armsOf, baselineOf, columnsOf } from './model/arms.ts'
import { withDatasetFacts } from './model/dataset-facts.ts'
import { withDecision } from './model/decision-row.ts'
import { atOrigin, expandSweeps } from './model/expand-sweeps.ts'
import { rowsOf, type FormRow } from './model/form-rows.ts'
import { armAt, faultsOf, focusPlace } from './model/places.ts'
import { placeProblems } from './model/problems.ts'
import { cellAt, type Column } from './model/spec-form.ts'
import { useFit } from './use-fit.ts'
import { useWork } from './use-work.ts'

type SpecForm = ReturnType<typeof makeForm>
const KEY: InjectionKey<SpecForm> = Symbol('spec form')

/** The form of this page, made by the page for its parts. */
export function provideSpecForm(): SpecForm {
  const form = makeForm()
  provide(KEY, form)
  return form
}

export function useSpecForm(): SpecForm {
  const form = inject(KEY)
  if (!form) throw new Error('useSpecForm: no part of a page that provides a spec form')
  return form
}

/** All that the parts of the form share: the draft, its rows and columns, its problems, and where the keyboard is. */
function makeForm() {
  const work = useWork()
  const { draft } = work
  const datasets = shallowRef<readonly DatasetLine[]>([])

  const rows = computed(() =>
    rowsOf(draft.value).map((row) =>
      withDecision(withDatasetFacts(row, draft.value, datasets.value), draft.value)
    )
  )
  const columns = computed(() => columnsOf(draft.value))
  /** The draft as it would be launched, with arms in the place of sweeps. */
  const expanded = computed(() => expandSweeps(draft.value))
  const checked = computed(() => checkExperimentSpec(expanded.value.draft))
  const spec = computed(() => (expanded.value.problems.length > 0 ? null : checked.value.spec))
  const fit = useFit(spec)
  const problems = computed(() => {
    const { problems: ofSweeps, origins } = expanded.value
    const found = [...checked.value.problems, ...fit.value.problems]
    return [...ofSweeps, ...found.map((problem) => atOrigin(problem, origins))]
  })
  /** Of each arm of the draft, the styles of the arms that come of it. */
  const styles = computed(() => {
    const { draft: whole, origins } = expanded.value
    const names = armNames(whole)
    const byName = spec.value ? experimentStyles(spec.value) : armStyles(names, names[baselineOf(whole)])
    return armsOf(draft.value).map((_, arm) =>
      names.flatMap((name, i) => (origins[i] === arm ? (byName.get(name) ?? []) : []))
    )
  })
  /** The cell whose sweep is open under its row. */
  const openSweep = ref<string | null>(null)
  const placed = computed(() => placeProblems(draft.value, rows.value, problems.value))
  const faults = computed(() => faultsOf(draft.value, rows.value, placed.value))

  /** The column that Tab goes down in. */
  const activeColumn = ref<Column>(null)
  const activeRow = ref('')
  /** Which of a row's cells Tab stops at. @param arms of which there are cells */
  function tabStop(row: FormRow, arms: readonly number[]): Column {
    if (!row.field.perArm) return null
    const isUsable = (arm: number) => cellAt(draft.value, row, arm).state !== 'unused'
    return arms.find((arm) => arm === activeColumn.value && isUsable(arm)) ?? arms.find(isUsable) ?? null
  }

  /** Puts the keyboard where a place is; the column of an arm that is out of sight is brought in first. */
  async function goTo(place: string): Promise<void> {
    if (focusPlace(place)) return
    const arm = armAt(place)
    if (arm !== null) activeColumn.value = arm
    await nextTick()
    focusPlace(place)
  }
  /** False where nothing is wrong. */
  function goToFirstFault(): boolean {
    if (faults.value.length === 0) return false
    void goTo(faults.value[0].place)
    return true
  }

  return {
    ...work,
    datasets,
    rows,
    columns,
    expanded,
    styles,
    openSweep,
    spec,
    fit,
    placed,
    faults,
    activeColumn,
    activeRow,
    tabStop,
    goTo,
    goToFirstFault
  }
}
