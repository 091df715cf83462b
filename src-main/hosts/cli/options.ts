import { Option } from 'commander'
import { BadInput } from '../../../src-engine/bad-input.ts'

export const dataDirOption = () =>
  new Option(
    '--data-dir <dir>',
    "where the lab keeps everything (default: the platform's usual place)"
  ).argParser(folder('--data-dir'))

export const csvOption = () =>
  new Option('--csv <dir>', 'the folder for the CSV files (default: one in the data directory)').argParser(
    folder('--csv')
  )

export const setOption = () =>
  new Option('--set <path=value>', 'change a field of the spec; may be given several times').argParser(
    collect
  )

export const jsonOption = () => new Option('--json', 'print one JSON document and nothing else')

export const workersOption = () =>
  new Option('--workers <n>', 'how many runs train at once (default: one per core)').argParser(
    wholeNumber('--workers', 1, 256)
  )

/** Reads an option's whole number within limits; throws BadInput otherwise. */
export function wholeNumber(option: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    throw new BadInput(`${option}: expected a whole number ${min} .. ${max}; "${text}" came`)
  }
}

/** Reads a folder's path; throws BadInput for an empty one, as of a shell's variable that is not set. */
export function folder(option: string): (text: string) => string {
  return (text) => {
    if (text !== '') return text
    throw new BadInput(`${option}: expected the path of a folder; an empty text came`)
  }
}

/** For options that may be given several times. */
export const collect = (text: string, before: readonly string[] = []) => [...before, text]

/** A command to be typed next, which has to find the same lab again. */
export const nextCommand = (command: string, { dataDir }: { readonly dataDir?: string | undefined }) =>
  `lab ${command}${dataDir === undefined ? '' : ` --data-dir ${shellWord(dataDir)}`}`

/** A text as a shell takes it for one word, whatever is in it; Windows allows no quotes in paths. */
function shellWord(text: string): string {
  if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(text)) return text
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
