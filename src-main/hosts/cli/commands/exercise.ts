import type { Command } from 'commander'
import { BadInput } from '../../../../src-engine/bad-input.ts'
import { type Matrix, rowsOf } from '../../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../../src-engine/random/numpy-legacy.ts'
import { exercise1 } from '../../../../src-engine/toolkit/exercise-1.ts'
import { exercise2 } from '../../../../src-engine/toolkit/exercise-2.ts'
import { exercise3 } from '../../../../src-engine/toolkit/exercise-3.ts'
import { EXIT, type ExitCode, type Finish } from '../exit-code.ts'
import { printJson } from '../show/print-json.ts'
import { addRunOptions, runExperiment, type RunOptions } from './run.ts'

export function addExercise(program: Command, finish: Finish): void {
  const command = program
    .command('exercise')
    .description("do one of the tutorial's four exercises")
    .argument(
      '<n>',
      '1: L2, 2: dropout, 3: one training step with L2, 4: dropout against none on a thousand samples'
    )
  addRunOptions(command).action(async (n: string, options: RunOptions) => {
    finish(await doExercise(n, options))
  })
}

/** Exercises 2 and 3 draw from NumPy's generator, seeded with --seeds, or 0. */
async function doExercise(n: string, options: RunOptions): Promise<ExitCode> {
  if (n === '4') return runExperiment('exercise-4', options)
  const sections = sectionsOf(n, new NumpyLegacy(options.seeds?.[0] ?? 0))
  refuseWhatItHasNot(n, options)
  if (options.json) {
    printJson(Object.fromEntries(sections.map(([title, value]) => [title, jsonOf(value)])))
  } else {
    console.log(sections.map(([title, value]) => `${title}:\n${textOf(value)}`).join('\n\n'))
  }
  return EXIT.done
}

/** Only the fourth exercise trains; the first draws nothing, the second and third draw from one seed. */
function refuseWhatItHasNot(n: string, { seeds, engine, workers, csv }: RunOptions): void {
  const given = Object.entries({ '--engine': engine, '--workers': workers, '--csv': csv })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option)
  if (given.length > 0)
    throw new BadInput(`exercise ${n} trains nothing: expected no ${given.join(', ')}; exercise 4 has them`)
  if (n === '1' && seeds) throw new BadInput('exercise 1 draws nothing: expected no --seeds')
  if (seeds && seeds.length > 1)
    throw new BadInput(`exercise ${n}: expected one seed, such as --seeds 7; ${seeds.length} came`)
}

type Section = readonly [title: string, value: Matrix | number]

function sectionsOf(n: string, random: NumpyLegacy): Section[] {
  switch (n) {
    case '1': {
      const { W1, W2, lambda, penalty, gradW1, gradW2 } = exercise1()
      return [
        ['W1', W1],
        ['W2', W2],
        ['lambda', lambda],
        ['penalty, lambda * sum of W^2', penalty],
        ['gradient of W1, 2 * lambda * W1', gradW1],
        ['gradient of W2, 2 * lambda * W2', gradW2]
      ]
    }
    case '2': {
      const { A, p, first, second, notTraining } = exercise2(random)
      return [
        ['A', A],
        ['p, the keep probability', p],
        ['training, first mask', first],
        ['training, second mask', second],
        ['not training', notTraining]
      ]
    }
    case '3': {
      const { inputs, dataLoss, penalty, totalLoss, gradients, updated } = exercise3(random)
      return [
        ['X', inputs.X],
        ['y', inputs.y],
        ['W1', inputs.W1],
        ['W2', inputs.W2],
        ['data loss', dataLoss],
        ['L2 penalty', penalty],
        ['total loss', totalLoss],
        ['gradient of W1, with L2', gradients.gradW1],
        ['gradient of b1', gradients.gradB1],
        ['gradient of W2, with L2', gradients.gradW2],
        ['gradient of b2', gradients.gradB2],
        ['W1 after one update', updated.W1],
        ['b1 after one update', updated.b1],
        ['W2 after one update', updated.W2],
        ['b2 after one update', updated.b2]
      ]
    }
    default:
      throw new BadInput(`exercise: expected 1, 2, 3 or 4; "${n}" came`)
  }
}

const jsonOf = (value: Matrix | number) => (typeof value === 'number' ? value : rowsOf(value))

function textOf(value: Matrix | number): string {
  if (typeof value === 'number') return `  ${value}`
  const cells = rowsOf(value).map((row) => row.map((x) => String(Number(x.toPrecision(10)))))
  const width = Math.max(...cells.flat().map((cell) => cell.length))
  return cells.map((row) => `  ${row.map((cell) => cell.padStart(width)).join('  ')}`).join('\n')
}
