import { computed, inject, provide, ref, shallowRef, type InjectionKey } from 'vue'
import { checkExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { DatasetLine } from '../../../src-main/contract/datasets.ts'
import { armStyles, experimentStyles } from '../../charts/arm-style.ts'
import { armNames, armsOf, baselineOf, columnsOf } from './model/arms.ts'
import { withDatasetFacts } from './model/dataset-facts.ts'
import { withDecision } from './model/decision-row.ts'
import { atOrigin, expandSweeps } from './model/expand-sweeps.ts'
import { rowsOf, type FormRow } from './model/form-rows.ts'
import { faultsOf, focusPlace } from './model/places.ts'
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
  /** Which of a row's cells Tab stops at. */
  function tabStop(row: FormRow): Column {
    if (!row.field.perArm) return null
    const usable = columns.value.filter((column) => cellAt(draft.value, row, column).state !== 'unused')
    return usable.find((column) => column === activeColumn.value) ?? usable[0]
  }

  const focusFirstFault = () => faults.value.length > 0 && focusPlace(faults.value[0].place)

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
    focusFirstFault
  }
}
