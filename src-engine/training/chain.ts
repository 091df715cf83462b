import type { Dataset } from '../data/dataset.ts'
import { prepareData, type PreparedData } from '../data/prepare.ts'
import { createParameters, layerSizes, type Parameters } from '../network/parameters.ts'
import { NumpyLegacy, type NumpyLegacyState } from '../random/numpy-legacy.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import type { Checkpoint } from './checkpoint.ts'
import { labRandomness, legacyRandomness, type RunRandomness } from './run-randomness.ts'

/**
 * Runs that are trained one after the other: a single one, or, with numpy-legacy, all arms of a seed, because they
 * draw from one stream, as the tutorial's script does: first the initial weights that the arms share, then each arm's
 * whole training in turn.
 */
export interface Chain {
  readonly seed: number
  readonly dataset: Dataset
  /** The network whose initial weights numpy-legacy draws first, for all arms that do not bring their own. */
  readonly sharedNetwork: RunSpec['network']
  readonly runs: readonly {
    readonly runId: string
    readonly spec: RunSpec
    /** Where the run goes on, when not at its beginning. With numpy-legacy only the first may have one. */
    readonly checkpoint?: Checkpoint | null
  }[]
  /** Where the legacy stream stood when the first of these runs began; null at the beginning of a chain. */
  readonly startState: NumpyLegacyState | null
}

/** One run of a chain, ready to train. */
export interface ReadyRun {
  readonly runId: string
  readonly spec: RunSpec
  readonly data: PreparedData
  /** The weights and biases to begin with. */
  readonly initial: Parameters
  readonly randomness: RunRandomness
  /** The legacy stream's state now; with it as the chain's startState this run repeats alone. Null for lab streams. */
  readonly startState: NumpyLegacyState | null
  /** The legacy stream's state at the time of asking; null for lab streams. */
  streamState(): NumpyLegacyState | null
  readonly checkpoint: Checkpoint | null
}

/** The chain's runs, each made ready when its turn comes: the one before must have been trained by then. */
export function* runsOf(chain: Chain): Generator<ReadyRun> {
  const { seed, dataset } = chain
  let legacy: NumpyLegacy | null = null
  let shared: Parameters | null = null
  for (const { runId, spec, checkpoint = null } of chain.runs) {
    const fresh = (network: RunSpec['network'], randomness: RunRandomness) =>
      createParameters(
        layerSizes(dataset.columns, network.hidden, dataset.classes),
        network.initializer,
        (layer, out) => {
          randomness.initialNormals(layer, out)
        }
      )
    const data = prepareData(dataset, spec, seed)
    if (spec.random === 'lab') {
      const randomness = labRandomness(seed, spec.varies)
      const initial = fresh(spec.network, randomness)
      yield { runId, spec, data, initial, randomness, startState: null, streamState: () => null, checkpoint }
      continue
    }
    if (legacy === null || shared === null) {
      legacy = new NumpyLegacy(seed)
      shared = fresh(chain.sharedNetwork, legacyRandomness(legacy, seed))
      if (chain.startState) legacy = NumpyLegacy.fromState(chain.startState)
    }
    const startState = legacy.saveState()
    const stream = legacy
    const initial = spec.ownNetwork ? fresh(spec.network, legacyRandomness(stream, seed)) : shared
    // A run that goes on has drawn its weights long ago: the stream goes on from its checkpoint, too.
    if (checkpoint?.streamState) stream.restoreState(checkpoint.streamState)
    const randomness = legacyRandomness(stream, seed)
    const streamState = () => stream.saveState()
    yield { runId, spec, data, initial, randomness, startState, streamState, checkpoint }
  }
}
