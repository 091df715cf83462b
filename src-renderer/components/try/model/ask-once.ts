import { classProbabilities, type TrainedModel } from '../../../../src-engine/network/trained-model.ts'

/** Asks models what a picture is; what a model said of it is remembered for as long as the picture is. */
export function askOnce(): (model: TrainedModel, picture: Float64Array) => Float64Array {
  const known = new WeakMap<Float64Array, Map<TrainedModel, Float64Array>>()
  return (model, picture) => {
    const said = known.get(picture) ?? new Map<TrainedModel, Float64Array>()
    known.set(picture, said)
    const probabilities = said.get(model) ?? classProbabilities(model, picture)
    said.set(model, probabilities)
    return probabilities
  }
}
