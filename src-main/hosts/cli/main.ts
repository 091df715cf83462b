import { ORPCError } from '@orpc/server'
import { Command, CommanderError } from 'commander'
import packageJson from '../../../package.json' with { type: 'json' }
import { BadInput } from '../../../src-engine/bad-input.ts'
import { writeNumbersAs } from '../../../src-engine/words/number-style.ts'
import { failureWords } from '../../lab/failure-words.ts'
import { addCheckGradients } from './commands/check-gradients.ts'
import { addCheck } from './commands/check.ts'
import { addCompare } from './commands/compare.ts'
import { addDataFolder } from './commands/data-folder.ts'
import { addDataset } from './commands/dataset.ts'
import { addExercise } from './commands/exercise.ts'
import { addExport } from './commands/export.ts'
import { addList } from './commands/list.ts'
import { addMethods } from './commands/methods.ts'
import { addRepair } from './commands/repair.ts'
import { addRerun } from './commands/rerun.ts'
import { addResume } from './commands/resume.ts'
import { addRun } from './commands/run.ts'
import { addServe } from './commands/serve.ts'
import { addShow } from './commands/show.ts'
import { addStop } from './commands/stop.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { remedyIn } from './remedies.ts'
import { printable } from './show/printable.ts'

/** Runs one command line (without node and script). Returns the exit code; never throws. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done
  const finish = (code: ExitCode) => {
    exitCode = code
  }
  const program = new Command('lab')
    .description('Does this change really help, by how much, and how sure are we?')
    .version(packageJson.version)
    .showSuggestionAfterError()
    .showHelpAfterError('("lab --help" lists the commands, "lab COMMAND --help" its options)')
  const commands = [
    addRun,
    addResume,
    addList,
    addShow,
    addCompare,
    addExport,
    addStop,
    addRerun,
    addDataset,
    addDataFolder,
    addMethods,
    addServe,
    addCheck,
    addRepair,
    addExercise,
    addCheckGradients
  ]
  for (const add of commands) add(program, finish)
  throwInsteadOfExit(program)
  // Scripts read what stands in tables: they are to find numbers without anything between thousands.
  writeNumbersAs(() => ({ decimal: '.', group: '' }))
  leaveQuietlyWhenNobodyReads()

  if (args.length === 0) {
    program.outputHelp({ error: true })
    return EXIT.badInput
  }
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    return report(error)
  }
}

/** Commander settles its own errors (unknown commands and options) and help by leaving: here they are thrown instead. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) throwInsteadOfExit(child)
}

/** `lab ... | head` closes our output, and so does a terminal that is closed: no reason to complain. */
function leaveQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    // The terminal is gone, of which a signal tells whoever has something to put in order first.
    if (error.code !== 'EIO') throw error
  })
  process.stderr.on('error', () => {
    // What is told on the way is for whoever looks. The work goes on where nobody does.
  })
}

function report(error: unknown): ExitCode {
  // Commander has already said what is wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput
  if (error instanceof BadInput || (error instanceof ORPCError && error.code === 'BAD_INPUT')) {
    console.error(printable(error.message) + remedyIn(error))
    return EXIT.badInput
  }
  const words = error instanceof ORPCError && error.code === 'FAILURE' ? error.message : failureWords(error)
  console.error(words ?? error)
  return EXIT.failed
}
