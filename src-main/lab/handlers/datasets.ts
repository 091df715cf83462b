import { BadInput } from '../../../src-engine/bad-input.ts'
import type { AddProgress, DatasetLine } from '../../contract/datasets.ts'
import type { AddedDataset } from '../../data/dataset-library.ts'
import type { DatasetSummary } from '../../data/dataset-summary.ts'
import { pathsOf } from '../../data/source.ts'
import { datasetRows } from '../dataset-rows.ts'
import { followed } from '../followed.ts'
import type { Lab } from '../lab.ts'
import { windowWords } from '../window-words.ts'
import { handlers } from './base.ts'

const { datasets } = handlers

export const datasetHandlers = {
  list: datasets.list.handler(async ({ context: { lab } }) => {
    const found = await lab.datasets.list()
    return Promise.all(
      found.map(async (dataset) => ('problem' in dataset ? dataset : await lineOf(lab, dataset)))
    )
  }),
  rows: datasets.rows.handler(({ context: { lab }, input }) =>
    inWindowWords([], async () => datasetRows(await lab.datasets.load(input.id), input))
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
    const paths = pathsOf(chosen)
    const { summary, notes } = yield* followed<AddProgress, AddedDataset>(
      (tell) =>
        inWindowWords(paths, () =>
          lab.datasets.add(id, chosen, (step) => {
            tell({ type: 'progress', ...step })
          })
        ),
      signal
    )
    const dataset = await lineOf(lab, summary)
    yield { type: 'added', dataset, notes: notes.map((note) => windowWords(note, paths)) }
  }),
  remove: datasets.remove.handler(({ context: { lab }, input }) => lab.datasets.remove(input.id))
}

const lineOf = async (lab: Lab, summary: DatasetSummary): Promise<DatasetLine> => ({
  ...summary,
  about: await lab.datasets.about(summary.id)
})

async function inWindowWords<T>(paths: readonly string[], attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    throw new BadInput(windowWords(error.message, paths), { cause: error })
  }
}
