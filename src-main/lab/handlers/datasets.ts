import type { AddProgress, DatasetLine } from '../../contract/datasets.ts'
import type { AddedDataset } from '../../data/dataset-library.ts'
import type { DatasetSummary } from '../../data/dataset-summary.ts'
import { datasetRows } from '../dataset-rows.ts'
import { followed } from '../followed.ts'
import type { Lab } from '../lab.ts'
import { handlers } from './base.ts'

const { datasets } = handlers

export const datasetHandlers = {
  list: datasets.list.handler(async ({ context: { lab } }) => {
    const found = await lab.datasets.list()
    return Promise.all(
      found.map(async (dataset) => ('problem' in dataset ? dataset : await lineOf(lab, dataset)))
    )
  }),
  rows: datasets.rows.handler(async ({ context: { lab }, input }) =>
    datasetRows(await lab.datasets.load(input.id), input)
  ),
  add: datasets.add.handler(async function* ({
    context: { lab, door },
    input: { id, source },
    signal
  }): AsyncGenerator<AddProgress> {
    const optional = (key: string | undefined) => (key === undefined ? undefined : door.pathOf(key))
    const chosen =
      source.kind === 'idx'
        ? {
            ...source,
            images: door.pathOf(source.images),
            labels: door.pathOf(source.labels),
            testImages: optional(source.testImages),
            testLabels: optional(source.testLabels)
          }
        : { ...source, csv: door.pathOf(source.csv), testCsv: optional(source.testCsv) }
    const { summary, notes } = yield* followed<AddProgress, AddedDataset>(
      (tell) =>
        lab.datasets.add(id, chosen, (step) => {
          tell({ type: 'progress', ...step })
        }),
      signal
    )
    yield { type: 'added', dataset: await lineOf(lab, summary), notes }
  }),
  remove: datasets.remove.handler(({ context: { lab }, input }) => lab.datasets.remove(input.id)),
  restore: datasets.restore.handler(({ context: { lab }, input }) => lab.datasets.restore(input.id))
}

const lineOf = async (lab: Lab, summary: DatasetSummary): Promise<DatasetLine> => ({
  ...summary,
  about: await lab.datasets.about(summary.id)
})
