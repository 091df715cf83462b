import { fileURLToPath } from 'node:url'
import { loadDataset } from '../../src-main/data/load-dataset.ts'

const folder = fileURLToPath(new URL('../../resources/datasets/mnist-10k', import.meta.url))

/** The built-in data set, as the lab loads it. */
export const mnist = await loadDataset('mnist-10k', folder)
