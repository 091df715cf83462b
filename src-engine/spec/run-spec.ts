import type { ArmSpec, ExperimentSpec, Regularization, Split } from './experiment-spec.ts'

/** All that one run does, apart from its seed: an experiment's spec as one arm sees it. */
export interface RunSpec {
  readonly specVersion: ExperimentSpec['specVersion']
  readonly dataset: ExperimentSpec['dataset']
  readonly split: Split
  readonly preprocessing: ExperimentSpec['preprocessing']
  readonly network: ExperimentSpec['network']
  readonly training: ExperimentSpec['training']
  readonly regularization: Regularization
  readonly varies: ExperimentSpec['varies']
  readonly random: ExperimentSpec['random']
  readonly engine: ExperimentSpec['engine']
  readonly arithmetic: ExperimentSpec['arithmetic']
  /**
   * Whether the arm's network differs from the experiment's. With numpy-legacy such an arm draws its initial weights
   * from the shared stream when its turn comes; the others share those drawn first.
   */
  readonly ownNetwork: boolean
}

/** The run spec of one arm: the experiment's shared fields with the arm's overrides on top. */
export function runSpecOf(spec: ExperimentSpec, arm: ArmSpec): RunSpec {
  const network = { ...spec.network, ...definedOf(arm.network) }
  return {
    specVersion: spec.specVersion,
    dataset: { ...spec.dataset, ...definedOf(arm.dataset) },
    split: spec.split,
    preprocessing: { ...spec.preprocessing, ...definedOf(arm.preprocessing) },
    network,
    training: { ...spec.training, ...definedOf(arm.training) },
    regularization: arm.regularization,
    varies: spec.varies,
    random: spec.random,
    engine: spec.engine,
    arithmetic: spec.arithmetic,
    ownNetwork: canonicalJson(network) !== canonicalJson(spec.network)
  }
}

/** JSON with sorted keys and no white space: equal specs give equal text, whatever order they were written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that are there: an override that is undefined overrides nothing. */
function definedOf<T extends object>(overrides: T | undefined): Defined<T> {
  return Object.fromEntries(
    Object.entries(overrides ?? {}).filter(([, value]) => value !== undefined)
  ) as Defined<T>
}
