import { activations, initializers, optimizers, regularizers, schedules } from './catalog.ts'
import type { Method } from './method.ts'
import type { FieldInfo } from './spec/field.ts'
import { fieldsOf, infoOf } from './spec/schema-at.ts'

/** A list of the catalog as people are shown it. */
export interface MethodGroup {
  readonly title: string
  readonly help: string
  /** Where a spec chooses one, as `--set` takes it. */
  readonly path: string
  readonly methods: readonly Method[]
}

const methodsIn = (list: Readonly<Record<string, unknown>>) => Object.values(list) as Method[]

export const methodGroups: readonly MethodGroup[] = [
  {
    title: 'Activations',
    help: 'What each hidden unit does to its weighted sum z.',
    path: 'network.activation',
    methods: methodsIn(activations)
  },
  {
    title: 'Initial weights',
    help: 'How the weights W of a layer with so many inputs and outputs are drawn. Biases begin at 0.',
    path: 'network.initializer',
    methods: methodsIn(initializers)
  },
  {
    title: 'Optimizers',
    help: "How a mini-batch's gradient dW becomes a step.",
    path: 'training.optimizer',
    methods: methodsIn(optimizers)
  },
  {
    title: 'Learning-rate schedules',
    help: 'How the learning rate changes from step to step.',
    path: 'training.schedule',
    methods: methodsIn(schedules)
  },
  {
    title: 'Regularizers',
    help: 'What is meant to make a network generalize better. An arm may have several; what it does not name is off.',
    path: 'arms.NAME',
    methods: methodsIn(regularizers)
  }
]

/** A method's options, without the id that chooses it. */
export function optionsOf({ options }: Method): (FieldInfo & { readonly name: string })[] {
  return Object.entries(fieldsOf(options) ?? {}).flatMap(([name, schema]) => {
    const info = infoOf(schema)
    return info ? [{ name, ...info }] : []
  })
}
