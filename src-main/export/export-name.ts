import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Store } from '../store/store.ts'

/** What a folder with the targets' export is called when nobody says: "e3-dropout-alone". */
export function exportName(store: Store, targets: readonly (ExperimentId | RunId)[]): string {
  const [target] = targets
  if (targets.length !== 1) return 'ablation-lab-export'
  const name = isRunId(target) ? undefined : store.experiments.get(target)?.name
  if (name === undefined) return target
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [target, ...words].join('-')
}
