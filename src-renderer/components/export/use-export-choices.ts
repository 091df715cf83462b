import { useClipboard } from '@vueuse/core'
import { computed } from 'vue'
import { counted } from '../../../src-engine/words/numbers.ts'
import { verdictLines } from '../../../src-engine/statistics/verdict-words.ts'
import { fileWords } from '../../../src-engine/words/file-words.ts'
import { csvFileNames, type CsvFileName } from '../../../src-main/contract/exports.ts'
import { isRunId, type ExperimentId, type RunId } from '../../../src-main/contract/ids.ts'
import type { Figure } from '../../charts/figure.ts'
import { saveFile, saveFiles } from '../../lab-client/save-file.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useExportPreset } from '../../stores/export-preset.ts'
import { exportTables } from './export-tables.ts'
import { verdictsOf } from './report/compared.ts'
import { useReport } from './report/use-report.ts'
import { chosenRuns, tableSizes } from './table-sizes.ts'
import type { ExportWork } from './use-exports.ts'

/** Something that can be taken out of the lab. */
export interface ExportChoice {
  readonly id: string
  readonly label: string
  readonly file: string
  readonly amount?: string
  /** What is being made, while it is: "runs.csv". */
  readonly what: string
  readonly work: ExportWork
}

const tableLabels: Record<CsvFileName, string> = {
  'comparison.csv': 'Comparison',
  'runs.csv': 'Runs',
  'metrics_long.csv': 'Metrics, long',
  'metrics_wide.csv': 'Metrics, wide'
}

/** What can be exported of some experiments and runs, in groups. */
export function useExportChoices(
  targets: () => readonly (ExperimentId | RunId)[],
  figures: () => readonly Figure[]
) {
  const experiments = useExperiments()
  const presets = useExportPreset()
  const { compared, report } = useReport()
  const { copy } = useClipboard({ legacy: true })
  const chosen = computed(() => chosenRuns(targets(), experiments.all, experiments.runsOf))
  const name = computed(() => exportName(targets(), (id) => experiments.byId.get(id)?.name))

  const tables = computed<ExportChoice[]>(() => {
    const sizes = tableSizes(chosen.value)
    const work =
      (files?: CsvFileName[]): ExportWork =>
      (tell, signal) =>
        exportTables(
          { targets: [...targets()], preset: presets.preset, ...(files && { files }) },
          tell,
          signal
        )
    return [
      ...csvFileNames.map((file) => ({
        id: file.replace('.csv', '').replace('_', '-'),
        label: tableLabels[file],
        file,
        amount: counted(sizes[file], 'row'),
        what: file,
        work: work([file])
      })),
      {
        id: 'all-tables',
        label: 'All four',
        file: 'in one folder',
        what: 'CSV files',
        work: work()
      }
    ]
  })

  const charts = computed<ExportChoice[]>(() => {
    const count = figures().length
    if (count === 0) return []
    const choice = (format: 'svg' | 'png'): ExportChoice => ({
      id: `charts-${format}`,
      label: 'Charts',
      file: counted(count, `${format.toUpperCase()} file`),
      what: 'charts',
      work: async () => {
        const files = figures().map(async (figure) => ({
          name: `${figure.name}.${format}`,
          content: await (format === 'svg' ? figure.svg() : figure.png())
        }))
        return saveFiles(`${name.value}-charts-${format}`, await Promise.all(files))
      }
    })
    return [choice('svg'), choice('png')]
  })

  const verdict = computed<ExportChoice[]>(() => {
    const now = compared(targets())
    const answers = now ? verdictsOf(now) : []
    if (!answers.some(({ n }) => n > 0)) return []
    const lines = answers.map((answer) =>
      answer.n > 0
        ? verdictLines(answer).join('\n')
        : `No answer for ${answer.arm}: no seed is finished in both arms.`
    )
    const work: ExportWork = async () => {
      await copy(lines.join('\n\n'))
      return { kind: 'copied', warnings: [] }
    }
    return [
      { id: 'verdict', label: 'Verdict in words', file: 'copy to clipboard', what: 'the verdict', work }
    ]
  })

  const others = computed<ExportChoice[]>(() => [
    {
      id: 'report',
      label: 'Report',
      file: 'one HTML file, works offline',
      what: 'the report',
      work: async (tell, signal) => {
        // By the time that it is made, something else may be looked at.
        const file = `${name.value}.html`
        return saveFile({ name: file, content: await report(targets(), figures(), tell, signal) })
      }
    },
    {
      id: 'spec',
      label: 'Spec',
      file: chosen.value.length === 1 ? 'experiment.json' : counted(chosen.value.length, 'JSON file'),
      what: 'the spec',
      work: () => {
        const files = chosen.value.map(({ experiment: { id, name: experimentName, spec } }) => ({
          name: `${fileWords(`${id} ${experimentName}`)}.json`,
          content: `${JSON.stringify({ ...spec, name: experimentName }, null, 2)}\n`
        }))
        const [only] = files
        return files.length === 1 ? saveFile(only) : saveFiles(`${name.value}-specs`, files)
      }
    }
  ])

  const groups = computed(() =>
    [tables.value, [...charts.value, ...verdict.value, ...others.value]].filter((group) => group.length > 0)
  )
  return { groups }
}

function exportName(
  targets: readonly (ExperimentId | RunId)[],
  nameOf: (id: ExperimentId) => string | undefined
): string {
  const [target] = targets
  if (targets.length !== 1) return 'ablation-lab-export'
  return fileWords(isRunId(target) ? target : `${target} ${nameOf(target) ?? ''}`)
}
