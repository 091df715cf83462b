/*
 * A process that trains an experiment in a lab, as the terminal or the window would. Arguments: the data directory, the
 * spec as JSON. Prints each event as a line of JSON, and ends when all runs have ended.
 */
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { newLab } from './open-test-lab.ts'

const [dataDir, spec] = process.argv.slice(2)
const lab = newLab(dataDir)
lab.subscribe((event) => {
  if (event.type !== 'progress') console.log(JSON.stringify(event))
})
await lab.launch(parseExperimentSpec(JSON.parse(spec)))
await lab.idle()
lab.close()
