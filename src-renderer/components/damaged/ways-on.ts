import { counted } from '../../../src-engine/words/numbers.ts'
import type { FileTrouble, LabCopy, Readable } from '../../../src-main/contract/safety.ts'
import { fileName, isEmpty } from './trouble-words.ts'

/** A way to go on from a problem with the lab's file. */
export interface Way {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly button: string
  readonly keys: string | null
  readonly action:
    | { readonly type: 'repair' }
    | { readonly type: 'restore'; readonly date: string }
    | { readonly type: 'look-around' }
    | { readonly type: 'try-again' }
  /** Why it cannot be taken yet; null when it can. */
  readonly blocked: string | null
}

/** The ways on, the best first. */
export function waysOn(trouble: FileTrouble): Way[] {
  if (trouble.kind !== 'damaged') return [tryAgain]
  const { reading, copies, file } = trouble
  if (reading?.state === 'failed')
    return [
      ...copies.map(restore),
      { ...tryAgain, text: `What can be read was not written to a new file. ${reading.problem}` }
    ]
  const readable = reading?.state === 'done' ? reading.readable : null
  const repair = repairWay(fileName(file), readable)
  const around: Way = {
    id: 'look-around',
    title: 'Look around first',
    text: 'Opens everything that can be read, for reading only. Launching is off; CSV export works.',
    button: 'Open read-only',
    keys: 'O',
    action: { type: 'look-around' },
    blocked: readable ? null : STILL_READING
  }
  return readable && isEmpty(readable)
    ? [...copies.map(restore), repair]
    : [repair, ...copies.map(restore), around]
}

const STILL_READING = 'What can be read is still being read'

const tryAgain: Way = {
  id: 'try-again',
  title: 'Try again',
  text: 'Opens the file once more.',
  button: 'Try again',
  keys: 'R',
  action: { type: 'try-again' },
  blocked: null
}

/** Runs that lost epochs and can be trained again to the same numbers. */
export const repeatableRuns = ({ losses }: Readable) => losses.reduce((sum, loss) => sum + loss.repeatable, 0)

function repairWay(name: string, readable: Readable | null): Way {
  const base = { id: 'repair', keys: null, action: { type: 'repair' } } as const
  const kept = `The old file stays beside it.`
  if (readable && isEmpty(readable)) {
    const text = `Nothing of ${name} can be read. It is kept under another name, for other tools to try.`
    return { ...base, title: 'Begin with an empty lab', text, button: 'Begin empty', blocked: null }
  }
  const repeatable = readable ? repeatableRuns(readable) : 0
  const again =
    repeatable > 0
      ? ` ${counted(repeatable, 'run')} can then be resumed, and ${repeatable === 1 ? 'is' : 'are'} trained again from the seed.`
      : ''
  return {
    ...base,
    title: 'Repair into a new file',
    text: `Goes on with a new ${name} that has everything readable.${again} ${kept}`,
    button: 'Repair',
    blocked: readable ? null : STILL_READING
  }
}

const restore = ({ date, madeAt, experiments, runs }: LabCopy): Way => ({
  id: `restore-${date}`,
  title: `Restore the copy of ${date}`,
  text: `${counted(experiments, 'experiment')}, ${counted(runs, 'run')}, as they were at ${timeOf(madeAt)}. What came since stays in the old file.`,
  button: 'Restore',
  keys: null,
  action: { type: 'restore', date },
  blocked: null
})

const timeOf = (iso: string) =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
