import type { AddProgress, DatasetLine } from '../../contract/datasets.ts'
import type { DatasetSummary } from '../../data/dataset-summary.ts'
import { datasetRows } from '../dataset-rows.ts'
import { handlers } from './base.ts'

const { datasets } = handlers

export const datasetHandlers = {
  list: datasets.list.handler(async ({ context: { lab } }) =>
    (await lab.datasets.list()).map((dataset) => ('problem' in dataset ? dataset : lineOf(dataset)))
  ),
  rows: datasets.rows.handler(async ({ context: { lab }, input }) =>
    datasetRows(await lab.datasets.load(input.id), input)
  ),
  add: datasets.add.handler(async function* ({ context: { lab, door }, input: { id, source } }) {
    const optional = (key: string | undefined) => (key === undefined ? undefined : door.pathOf(key))
    const paths =
      source.kind === 'idx'
        ? {
            ...source,
            images: door.pathOf(source.images),
            labels: door.pathOf(source.labels),
            testImages: optional(source.testImages),
            testLabels: optional(source.testLabels)
          }
        : { ...source, csv: door.pathOf(source.csv), testCsv: optional(source.testCsv) }
    yield { type: 'progress', step: 'Reading and checking', fraction: null } satisfies AddProgress
    const { summary, notes } = await lab.datasets.add(id, paths)
    yield { type: 'added', dataset: lineOf(summary), notes } satisfies AddProgress
  }),
  remove: datasets.remove.handler(({ context: { lab }, input }) => lab.datasets.remove(input.id))
}

const lineOf = (summary: DatasetSummary): DatasetLine => ({ ...summary, about: null })
