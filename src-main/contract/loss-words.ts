import { counted, exact } from '../../src-engine/words/numbers.ts'
import type { Loss } from './safety.ts'

/** What an experiment lost, in a sentence: "3 runs of “dropout” lost epochs: resume trains them again." */
export function lossWords({ experimentId, name, isRebuilt, gone, runs, weights, repeatable }: Loss): string {
  if (name === null) return `${experimentId} itself is lost, and with it ${counted(gone, 'run')}.`
  const sentences: string[] = []
  if (isRebuilt) {
    sentences.push(`${experimentId} lost its name and question; its runs are there, as “${name}”.`)
  }
  if (gone > 0) sentences.push(`${counted(gone, 'run')} of “${name}” ${gone === 1 ? 'is' : 'are'} lost.`)
  if (runs > 0) {
    const again =
      repeatable === runs
        ? `resume trains ${runs === 1 ? 'it' : 'them'} again`
        : repeatable > 0
          ? `resume trains ${exact(repeatable)} of them again`
          : `what is left of ${runs === 1 ? 'it' : 'them'} is kept`
    sentences.push(`${counted(runs, 'run')} of “${name}” lost epochs: ${again}.`)
  }
  if (weights > 0) sentences.push(`${counted(weights, 'run')} of “${name}” lost the final weights alone.`)
  return sentences.join(' ')
}
