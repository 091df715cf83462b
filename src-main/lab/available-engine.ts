import { supportsRegularization } from '../../src-engine/simd/simd-engine.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { loadKernels } from '../../src-engine/worker/load-kernels.ts'

/**
 * The engine that a spec's runs are trained with, all arms with the same: the one it asks for, or the reference engine
 * where WebAssembly SIMD is missing, an arm has a regularizer that the kernels do not know, or
 * ABLATION_LAB_ENGINE=reference forces it. Runs are stored with the engine that trained them.
 */
export function availableEngine({ engine, arithmetic, arms }: ExperimentSpec): ExperimentSpec['engine'] {
  if (engine === 'reference' || process.env.ABLATION_LAB_ENGINE === 'reference') return 'reference'
  const isSupported = arms.every((arm) => supportsRegularization(arm.regularization))
  return isSupported && loadKernels(arithmetic) !== null ? 'fast' : 'reference'
}
