/*
 * What the lab costs on this machine, in time and memory, as a table and, when asked for, as JSON: "npm run bench -- --help".
 * Everything is measured in fresh processes, one after the other; times are medians, kernels' speeds the best of 25.
 */
import { Command, InvalidArgumentError, Option } from 'commander'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { comparePeers } from './compare-peers.ts'
import { measureLab } from './measure-lab.ts'
import { measureMethods } from './measure-methods.ts'
import { measureWindow } from './measure-window.ts'
import { useVectorsOfTheLab, vectorsHere } from './vectors.ts'

interface Options {
  methods?: true
  peers?: true
  window?: 'browser' | 'window'
  rounds: number
  json?: string
  reference: boolean
  narrowVectors: boolean
  python: string
  tfjs?: string
  tfjsEpochs: number
}

const options = new Command('npm run bench --')
  .description('Without --methods, --peers or --window: kernels, the tutorial, two workers, scaling, memory.')
  .addOption(only('--methods', "the tutorial's epochs with each method of the catalog"))
  .addOption(only('--peers', "the tutorial's arms here, in NumPy, in PyTorch and in TensorFlow.js"))
  .addOption(
    only('--window <door>', 'how quick the page is while the lab trains on every core').choices([
      'browser',
      'window'
    ])
  )
  .option('--rounds <n>', 'take medians of so many rounds', wholeNumber, 5)
  .option('--json <file>', 'write the numbers to a file too')
  .option('--reference', "time the reference engine's arms too (half a minute a run)", false)
  .option('--narrow-vectors', 'measure with vectors of 128 bits, be wider ones to be had or not', false)
  .option('--python <command>', 'the Python that has NumPy and PyTorch', 'python3')
  .option('--tfjs <dir>', 'a folder where @tensorflow/tfjs and @tensorflow/tfjs-backend-wasm are installed')
  .option(
    '--tfjs-epochs <n>',
    "train TensorFlow.js so long and scale its time to the tutorial's",
    wholeNumber,
    20
  )
  .parse()
  .opts<Options>()

const { rounds, json } = options
const machine = { cpu: cpus()[0].model, cores: cpus().length, node: process.version }
if (!options.narrowVectors) await useVectorsOfTheLab()
const vectors = vectorsHere()
console.log(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; vectors of ${vectors} bits; ${rounds} rounds`
)

const results = await measure()
if (json !== undefined) {
  writeFileSync(json, `${JSON.stringify({ machine, vectors, rounds, ...results }, null, 2)}\n`)
}

function measure() {
  const { methods, peers, window: door, reference, python, tfjs, tfjsEpochs } = options
  if (door) return measureWindow({ rounds, door })
  if (methods) return measureMethods({ rounds })
  if (peers) return comparePeers({ rounds, python, tfjs, tfjsEpochs })
  return measureLab({ rounds, reference })
}

/** What is measured is one thing at a time. */
function only(flags: string, description: string): Option {
  return new Option(flags, description).conflicts(
    ['methods', 'peers', 'window'].filter((name) => !flags.includes(name))
  )
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new InvalidArgumentError('Expected a whole number from 1.')
}
