import { comparisonSheet } from './comparison-sheet.ts'
import { metricsLongSheet } from './metrics-long-sheet.ts'
import { metricsWideSheet } from './metrics-wide-sheet.ts'
import { runsSheet } from './runs-sheet.ts'

export const METADATA_FILE = 'metadata.json'

/** All that an export consists of. The metadata comes last: it tells that, and how, the others are complete. */
export const exportedFiles: readonly string[] = [
  ...[runsSheet, metricsWideSheet, metricsLongSheet, comparisonSheet].map(({ file }) => file),
  METADATA_FILE
]
