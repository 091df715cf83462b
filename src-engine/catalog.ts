import { relu } from './activations/relu.ts'
import { normal } from './initializers/normal.ts'
import { sgd } from './optimizers/sgd.ts'
import { dropout } from './regularizers/dropout.ts'
import { l2 } from './regularizers/l2.ts'

/**
 * The lists of what the lab can do. The spec's schema, the command line, the docs page and the tests loop over them:
 * a new method is one file and one line here.
 */
export const activations = { relu }
export const initializers = { normal }
export const optimizers = { sgd }
export const regularizers = { l2, dropout }
