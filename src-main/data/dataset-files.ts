/** The files of one part of a data set, inside the data set's folder. */
export interface PartFiles {
  readonly features: string
  readonly labels: string
}

export const TRAINING_FILES: PartFiles = {
  features: 'training-features.idx.gz',
  labels: 'training-labels.idx.gz'
}
export const TEST_FILES: PartFiles = { features: 'test-features.idx.gz', labels: 'test-labels.idx.gz' }
/** Beside them, for people: where the data come from and what may be done with them, in Markdown. */
export const ABOUT_FILE = 'ORIGIN.md'
