import { datasets } from './datasets.ts'
import { experiments } from './experiments.ts'
import { exports_ } from './exports.ts'
import { files } from './files.ts'
import { lab } from './lab.ts'
import { metrics } from './metrics.ts'
import { safety } from './safety.ts'
import { models } from './models.ts'
import { reports } from './reports.ts'

/**
 * Everything a door can ask of the lab: the window, the browser and the terminal speak this and nothing else. Inputs are
 * checked where they come in. Outputs are this program's own: their types are checked by the compiler.
 */
export const contract = {
  lab,
  experiments,
  metrics,
  models,
  reports,
  datasets,
  files,
  exports: exports_,
  safety
}
