import { labless } from './base.ts'
import { datasetHandlers } from './datasets.ts'
import { experimentHandlers } from './experiments.ts'
import { exportHandlers } from './exports.ts'
import { fileHandlers } from './files.ts'
import { labHandlers } from './lab.ts'
import { metricHandlers } from './metrics.ts'
import { safetyHandlers } from './safety.ts'
import { modelHandlers } from './models.ts'
import { reportHandlers } from './reports.ts'

/** The whole contract with its handlers: what every door serves. */
export const router = labless.router({
  lab: labHandlers,
  experiments: experimentHandlers,
  metrics: metricHandlers,
  models: modelHandlers,
  reports: reportHandlers,
  datasets: datasetHandlers,
  files: fileHandlers,
  exports: exportHandlers,
  safety: safetyHandlers
})
