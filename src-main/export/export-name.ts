import { fileWords } from '../../src-engine/words/file-words.ts'
import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Store } from '../store/store.ts'

/** What a folder with the targets' export is called when nobody says: "e3-dropout-alone". */
export function exportName(store: Store, targets: readonly (ExperimentId | RunId)[]): string {
  const [target] = targets
  if (targets.length !== 1) return 'ablation-lab-export'
  return fileWords(isRunId(target) ? target : `${target} ${store.experiments.get(target)?.name ?? ''}`)
}
