/*
 * One arm of "tutorial-corrected", seed 0, timed in this process. Prints a line of JSON: see TimedTraining.
 *
 *   node scripts/bench/arm.ts baseline|regularized fast|reference plain|relaxed [PATH=VALUE ...]
 */
import { prepareData } from '../../src-engine/data/prepare.ts'
import { timeTraining } from './time-training.ts'
import { loadMnist, tutorialRunSpec, type Arithmetic, type Engine } from './tutorial.ts'

const [arm, engine, arithmetic, ...set] = process.argv.slice(2)
const spec = tutorialRunSpec(arm, engine as Engine, arithmetic as Arithmetic, set)
console.log(JSON.stringify(timeTraining(spec, prepareData(await loadMnist(), spec, 0))))
