/*
 * What the lab costs on this machine, in time and memory, as a table and, when asked for, as JSON:
 *
 *   npm run bench                       kernels, the tutorial's arms, two workers, scaling, memory
 *   npm run bench -- --methods          the tutorial's epochs with each method of the catalog
 *   npm run bench -- --peers            the tutorial's arms here, in NumPy, in PyTorch and in TensorFlow.js
 *   npm run bench -- --window browser   how quick the page is while the lab trains on every core; or --window window
 *
 *   --rounds N          take medians of N rounds (5)
 *   --json FILE         write the numbers to FILE too
 *   --reference         time the reference engine's arms too (half a minute a run)
 *   --narrow-vectors    measure with vectors of 128 bits, be wider ones to be had or not
 *   --python COMMAND    the Python that has NumPy and PyTorch (python3)
 *   --tfjs DIR          a folder where @tensorflow/tfjs and @tensorflow/tfjs-backend-wasm are installed
 *   --tfjs-epochs N     train TensorFlow.js for N epochs and scale its time to the tutorial's 20 (20)
 *
 * Everything is measured in fresh processes, one after the other; times are medians, kernels' speeds the best of 25.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { comparePeers } from './compare-peers.ts'
import { measureLab } from './measure-lab.ts'
import { measureMethods } from './measure-methods.ts'
import { measureWindow } from './measure-window.ts'
import { useVectorsOfTheLab, vectorsHere } from './vectors.ts'

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    methods: { type: 'boolean', default: false },
    window: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    reference: { type: 'boolean', default: false },
    'narrow-vectors': { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
    tfjs: { type: 'string' },
    'tfjs-epochs': { type: 'string', default: '20' }
  }
})
const rounds = positive('--rounds', values.rounds)
const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version }
if (!values['narrow-vectors']) await useVectorsOfTheLab()
const vectors = vectorsHere()
console.log(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; vectors of ${vectors} bits; ${rounds} rounds`
)

const results = await measure()
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ machine, vectors, rounds, ...results }, null, 2)}\n`)
}

function measure() {
  if (values.window === 'browser' || values.window === 'window') {
    return measureWindow({ rounds, door: values.window })
  }
  if (values.window !== undefined) {
    throw new Error(`--window: expected browser or window; "${values.window}" came`)
  }
  if (values.methods) return measureMethods({ rounds })
  if (!values.peers) return measureLab({ rounds, reference: values.reference })
  return comparePeers({
    rounds,
    python: values.python,
    tfjs: values.tfjs,
    tfjsEpochs: positive('--tfjs-epochs', values['tfjs-epochs'])
  })
}

function positive(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`${option}: expected a whole number from 1; "${text}" came`)
}
