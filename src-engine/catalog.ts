import { gelu } from './activations/gelu.ts'
import { leakyRelu } from './activations/leaky-relu.ts'
import { relu } from './activations/relu.ts'
import { sigmoid } from './activations/sigmoid.ts'
import { tanh } from './activations/tanh.ts'
import { glorot } from './initializers/glorot.ts'
import { he } from './initializers/he.ts'
import { lecun } from './initializers/lecun.ts'
import { normal } from './initializers/normal.ts'
import { adam } from './optimizers/adam.ts'
import { adamw } from './optimizers/adamw.ts'
import { momentum } from './optimizers/momentum.ts'
import { nesterov } from './optimizers/nesterov.ts'
import { rmsprop } from './optimizers/rmsprop.ts'
import { sgd } from './optimizers/sgd.ts'
import { dropout } from './regularizers/dropout.ts'
import { earlyStopping } from './regularizers/early-stopping.ts'
import { elasticNet } from './regularizers/elastic-net.ts'
import { gaussianNoise } from './regularizers/gaussian-noise.ts'
import { inputDropout } from './regularizers/input-dropout.ts'
import { inputShift } from './regularizers/input-shift.ts'
import { l1 } from './regularizers/l1.ts'
import { l2 } from './regularizers/l2.ts'
import { labelSmoothing } from './regularizers/label-smoothing.ts'
import { maxNorm } from './regularizers/max-norm.ts'
import { weightDecay } from './regularizers/weight-decay.ts'
import { constant } from './schedules/constant.ts'
import { cosine } from './schedules/cosine.ts'
import { step } from './schedules/step.ts'
import { warmUp } from './schedules/warm-up.ts'

/**
 * The lists of what the lab can do. The spec's schema, the forms, the command line, the docs page and the tests loop over
 * them: a new method is one file and one line here. Keys are the methods' ids.
 */
export const activations = { relu, 'leaky-relu': leakyRelu, tanh, sigmoid, gelu }
export const initializers = { normal, he, glorot, lecun }
export const optimizers = { sgd, momentum, nesterov, adam, adamw, rmsprop }
export const schedules = { constant, step, cosine, 'warm-up': warmUp }
export const regularizers = {
  l2,
  l1,
  elasticNet,
  weightDecay,
  maxNorm,
  dropout,
  inputDropout,
  gaussianNoise,
  inputShift,
  labelSmoothing,
  earlyStopping
}
