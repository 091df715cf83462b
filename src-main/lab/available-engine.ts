import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { loadKernels } from '../../src-engine/worker/load-kernels.ts'

/**
 * The engine that a spec's runs are trained with: the one it asks for, or the reference engine where WebAssembly SIMD
 * is missing or ABLATION_LAB_ENGINE=reference forces it. Runs are stored with the engine that trained them.
 */
export function availableEngine({ engine, arithmetic }: ExperimentSpec): ExperimentSpec['engine'] {
  const isForced = process.env.ABLATION_LAB_ENGINE === 'reference'
  return engine === 'fast' && (isForced || loadKernels(arithmetic) === null) ? 'reference' : engine
}
