import { Option } from 'commander'
import { BadInput } from '../../../src-engine/bad-input.ts'

export const dataDirOption = () =>
  new Option('--data-dir <dir>', "where the lab keeps everything (default: the platform's usual place)")

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

/** For options that may be given several times. */
export const collect = (text: string, before: readonly string[]) => [...before, text]
