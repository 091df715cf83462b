import type { Activation } from './activations/activation.ts'
import { activations, initializers, optimizers, schedules } from './catalog.ts'
import type { Initializer } from './initializers/initializer.ts'
import type { Optimizer } from './optimizers/optimizer.ts'
import type { Schedule } from './schedules/schedule.ts'
import type { ExperimentSpec } from './spec/experiment-spec.ts'

/*
 * The methods that a spec's options name by their ids. The schema is made from the same lists, so that options under an
 * id are that method's: TypeScript cannot see it, and is told here, once.
 */

type Network = ExperimentSpec['network']
type Training = ExperimentSpec['training']

export const activationOf = (options: Network['activation']) =>
  activations[options.id] as Activation<typeof options>

export const initializerOf = (options: Network['initializer']) =>
  initializers[options.id] as Initializer<typeof options>

export const optimizerOf = (options: Training['optimizer']) =>
  optimizers[options.id] as Optimizer<typeof options>

export const scheduleOf = (options: Training['schedule']) => schedules[options.id] as Schedule<typeof options>
