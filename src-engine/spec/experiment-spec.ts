import * as z from 'zod'
import { activations, initializers, optimizers, regularizers, schedules } from '../catalog.ts'
import { metrics } from '../training/metrics.ts'
import { claimProblem, claimSpec, decisionSpec, fractionProblems } from './decision-spec.ts'
import { field, withDefaults } from './field.ts'
import { methodField } from './method-field.ts'
import { sweepSpec } from './sweep-spec.ts'

/** The newest version of the spec's format; it grows when an old spec would no longer mean the same. */
export const SPEC_VERSION = 1

const keysOf = <T extends object>(list: T) => Object.keys(list) as [keyof T & string]
const anyOf = (values: readonly string[]) => values.map((value) => `"${value}"`).join(' or ')
const wholeNumber = (min: number, max: number) => z.int().min(min).max(max)

const network = {
  hidden: field(z.array(wholeNumber(1, 100_000)).min(1).max(64), {
    label: 'Hidden layers',
    unit: 'units per layer',
    help: 'How many units each hidden layer has, from the input to the output.',
    range: 'a list of 1 .. 64 whole numbers 1 .. 100000, such as [256, 128]',
    default: [256, 128]
  }),
  activation: methodField(activations, {
    label: 'Activation',
    help: 'What each hidden unit does to its weighted sum. The output layer is always a softmax.',
    default: { id: 'relu' }
  }),
  initializer: methodField(initializers, {
    label: 'Initial weights',
    help: 'How the weights are drawn before training. Biases begin at 0.',
    default: { id: 'normal', std: 0.01 }
  })
}

const training = {
  epochs: field(wholeNumber(1, 100_000), {
    label: 'Epochs',
    unit: 'passes over the training rows',
    help: 'How often training goes through all training rows.',
    range: 'a whole number 1 .. 100000',
    default: 20
  }),
  batchSize: field(wholeNumber(1, 100_000), {
    label: 'Batch size',
    unit: 'rows',
    help: 'How many rows one gradient step averages over. The last batch of an epoch may be smaller.',
    range: 'a whole number 1 .. 100000',
    default: 64
  }),
  learningRate: field(z.number().gt(0), {
    label: 'Learning rate',
    help: 'How far each step goes along the gradient.',
    range: 'a number above 0',
    default: 0.1
  }),
  optimizer: methodField(optimizers, {
    label: 'Optimizer',
    help: 'How a gradient becomes a step.',
    default: { id: 'sgd' }
  }),
  schedule: methodField(schedules, {
    label: 'Learning-rate schedule',
    help: 'How the learning rate changes in the course of training.',
    default: { id: 'constant' }
  }),
  evaluateEvery: field(wholeNumber(1, 100_000), {
    label: 'Evaluate every',
    unit: 'epochs',
    help: 'Measure the epochs that this number divides, and the last one. Between them nothing is measured, and early stopping does not look: that saves time where epochs are short.',
    range: 'a whole number 1 .. 100000',
    default: 1
  })
}

const scalings = ['standardize-on-train', 'standardize-on-all', 'unit'] as const

const preprocessing = {
  scaling: field(z.enum(scalings), {
    label: 'Scaling',
    help: '"standardize-on-train" brings each column to mean 0 and standard deviation 1 as measured on the training rows, and leaves out columns that are 0 in more than 99.9 % of them; "standardize-on-all" measures on the test rows too, which lets knowledge of them leak into training; "unit" divides bytes (of data sets that hold only whole numbers 0..255, as pixels are) by 255, and brings other columns from their least and greatest training value to 0 and 1.',
    range: anyOf(scalings),
    default: 'standardize-on-train'
  })
}

const trainingRows = field(wholeNumber(1, 2 ** 31).nullable(), {
  label: 'Training rows',
  unit: 'rows',
  help: 'Train on only so many training rows of the split (null: all). The test rows stay the same.',
  range: 'a whole number from 1, or null for all',
  default: null
})

const subsets = ['first', 'run'] as const

const VALIDATION_RANGE = 'a number above 0 and below 1, a whole number from 1, or null for none'

const validation = field(
  z
    .number()
    .gt(0)
    .max(2 ** 31)
    .refine((size) => size < 1 || Number.isInteger(size), {
      error: ({ input }) => `expected ${VALIDATION_RANGE}; ${String(input)} came`
    })
    .nullable(),
  {
    label: 'Validation part',
    unit: 'rows, or a share of them',
    help: 'Keeps so many of the training rows (a whole number), or such a share of them (below 1), out of training, to watch it by. The test rows are never touched. Each seed picks its own, the same for all arms.',
    range: VALIDATION_RANGE,
    default: null
  }
)

const dataset = {
  id: field(z.string().min(1).max(40), {
    label: 'Data set',
    help: 'A data set of the lab: one that comes with it, or your own.',
    range: 'the id of a data set',
    default: 'mnist-10k'
  }),
  samples: field(wholeNumber(2, 2 ** 31).nullable(), {
    label: 'Samples',
    unit: 'rows',
    help: 'Use only the first so many rows of the data set (null: all).',
    range: 'a whole number from 2, or null for all',
    default: null
  }),
  trainingRows,
  subset: field(z.enum(subsets), {
    label: 'Which training rows',
    help: 'Where trainingRows is a number: "first" takes the first of them, the same for all seeds; "run" draws a subset of its own for each run\'s seed, the same for all arms. Of arms with different numbers the smaller subset is a part of the larger.',
    range: anyOf(subsets),
    default: 'first'
  }),
  validation
}

const seed = wholeNumber(0, 2 ** 32 - 1)
/** Of an experiment. */
export const MOST_SEEDS = 10_000

const split = field(
  z.union([
    z.literal('given'),
    z.strictObject({
      fraction: field(z.number().gt(0).lt(1), {
        label: 'Test fraction',
        help: 'The share of the rows that is kept aside to test on.',
        range: 'a number above 0 and below 1'
      }),
      seed: field(z.union([seed, z.literal('run'), z.literal('none')]), {
        label: 'Split seed',
        help: 'A number: the same split for every run, as scikit-learn\'s random_state. "run": a split of its own for each run\'s seed. "none": nothing is drawn, the last rows are the test rows, as scikit-learn\'s shuffle=False.',
        range: 'a whole number 0 .. 4294967295, or "run", or "none"'
      })
    })
  ]),
  {
    label: 'Split',
    help: 'Which rows are trained on and which are tested on. "given" takes the test rows that the data set came with.',
    range: '{"fraction": 0.2, "seed": 42} or "given"',
    default: { fraction: 0.2, seed: 42 }
  }
)

const yesOrNo = { range: 'true or false', default: true }

const varies = {
  init: field(z.boolean(), {
    label: 'Initial weights vary',
    help: 'Each seed draws its own initial weights. false: all seeds begin with the same.',
    ...yesOrNo
  }),
  order: field(z.boolean(), {
    label: 'Batch order varies',
    help: 'Each seed draws its own order of the training rows. false: all seeds have the same.',
    ...yesOrNo
  }),
  mask: field(z.boolean(), {
    label: 'Masks vary',
    help: 'Each seed draws its own masks of dropout, noise and shifts of the inputs. false: all seeds have the same.',
    ...yesOrNo
  })
}

type OptionalOptions<List extends Record<string, { options: z.ZodType }>> = {
  [Id in keyof List]: z.ZodOptional<List[Id]['options']>
}

/** An object with the options of any of the listed methods, by id. */
function anyOptionsOf<List extends Record<string, { options: z.ZodType }>>(list: List) {
  const shape = Object.fromEntries(Object.entries(list).map(([id, { options }]) => [id, options.optional()]))
  return z.strictObject(shape as OptionalOptions<List>)
}

/** Regularizers by id, each with its options; what is absent is off. */
const regularization = field(anyOptionsOf(regularizers), {
  label: 'Regularization',
  help: 'The regularizers of this arm. An empty {} is none.',
  range: `an object with any of ${keysOf(regularizers).join(', ')}`,
  default: {}
})

const name = (what: string, example: string) =>
  field(
    z
      .string()
      .min(1)
      .max(80)
      .regex(/^[^\p{Cc}=+\-@][^\p{Cc}]*$/u),
    {
      label: 'Name',
      help: `What the ${what} is called in tables and files.`,
      range: `1 .. 80 characters without control characters that do not begin with = + - @, such as "${example}"`
    }
  )

const armName = field(
  z
    .string()
    .max(40)
    .regex(/^[\p{L}][\p{L}\p{N} ._+()-]*$/u),
  {
    label: 'Arm',
    help: 'What the arm is called in tables, charts and files.',
    range: '1 .. 40 letters, digits, spaces or . _ + ( ) - that begin with a letter'
  }
)

const arm = z.strictObject({
  name: armName,
  regularization: regularization.default({}),
  network: z.strictObject(network).partial().optional(),
  training: z.strictObject(training).partial().optional(),
  preprocessing: z.strictObject(preprocessing).partial().optional(),
  dataset: z.strictObject({ trainingRows, validation }).partial().optional()
})

/** What the arms of an experiment share, section by section, with the defaults filled in. */
export const sections = {
  dataset: z.strictObject(withDefaults(dataset)),
  preprocessing: z.strictObject(withDefaults(preprocessing)),
  network: z.strictObject(withDefaults(network)),
  training: z.strictObject(withDefaults(training)),
  varies: z.strictObject(withDefaults(varies)),
  regularization
}

/** Everything an experiment does. Doc comments of the fields are their `field` descriptions. */
export const experimentSpec = z
  .strictObject({
    specVersion: field(z.literal(SPEC_VERSION), {
      label: 'Format version',
      help: 'The version of this format.',
      range: String(SPEC_VERSION)
    }),
    name: name('experiment', 'dropout at 1000 rows'),
    question: field(z.string().max(500), {
      label: 'Question',
      help: 'What the experiment is to find out, in a sentence.',
      range: 'at most 500 characters',
      default: ''
    }).default(''),
    dataset: sections.dataset.prefault({}),
    split: split.default({ fraction: 0.2, seed: 42 }),
    preprocessing: sections.preprocessing.prefault({}),
    network: sections.network.prefault({}),
    training: sections.training.prefault({}),
    arms: field(z.array(arm).min(1).max(1000), {
      label: 'Arms',
      help: 'The variants to compare. What an arm leaves out it shares with the others.',
      range: 'a list of 1 .. 1000 arms such as {"name": "baseline", "regularization": {}}'
    }),
    baseline: field(z.string(), {
      label: 'Baseline',
      help: 'The arm that the others are compared with.',
      range: "one of the arms' names",
      default: 'baseline'
    }).default('baseline'),
    sweeps: field(z.array(sweepSpec).min(1), {
      label: 'Sweeps',
      help: 'How arms came to be that were made by a sweep. What is run are the arms: this lets forms show them as one again, and charts know what was swept.',
      range: 'a list of sweeps such as {"arm": "L2", "fields": {"l2.lambda": "0.1,0.2"}, "arms": [...]}'
    }).optional(),
    seeds: field(z.array(seed).min(1).max(MOST_SEEDS), {
      label: 'Seeds',
      help: 'Each arm is trained once with each seed. Arms are paired: one seed gives them the same rows, initial weights and batch order.',
      range: `a list of 1 .. ${MOST_SEEDS} different whole numbers 0 .. 4294967295`,
      default: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    }).default([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    decision: decisionSpec.optional(),
    claim: claimSpec.optional(),
    varies: sections.varies.prefault({}),
    random: field(z.enum(['lab', 'numpy-legacy']), {
      label: 'Random numbers',
      help: '"lab": separate streams for split, initial weights, order and masks. "numpy-legacy": NumPy\'s one stream through all arms of a seed, as in the tutorial\'s script.',
      range: '"lab" or "numpy-legacy"',
      default: 'lab'
    }).default('lab'),
    engine: field(z.enum(['fast', 'reference']), {
      label: 'Engine',
      help: '"fast": float32 in WebAssembly SIMD. "reference": float64 in plain TypeScript, twenty to forty times slower.',
      range: '"fast" or "reference"',
      default: 'fast'
    }).default('fast'),
    arithmetic: field(z.enum(['plain', 'relaxed']), {
      label: 'Arithmetic',
      help: 'Of the fast engine. "plain": the same bits on every machine. "relaxed": the machine\'s own multiply-add, which may be a little faster and may give other last digits on another machine.',
      range: '"plain" or "relaxed"',
      default: 'plain'
    }).default('plain')
  })
  .superRefine((spec, context) => {
    const hasValidation = ({ dataset: own }: (typeof spec.arms)[number]) =>
      (own?.validation === undefined ? spec.dataset.validation : own.validation) !== null
    spec.arms.forEach((each, i) => {
      if (each.regularization.earlyStopping === undefined || hasValidation(each)) return
      context.addIssue({
        code: 'custom',
        path: ['arms', i, 'regularization', 'earlyStopping'],
        message:
          'expected a validation part for it to watch: set dataset.validation, such as 0.1, for all arms or for this one'
      })
    })
    if (spec.decision?.epoch === 'best-validation' && !spec.arms.every(hasValidation)) {
      context.addIssue({
        code: 'custom',
        path: ['decision', 'epoch'],
        message:
          'expected a validation part in every arm to choose the epoch by: set dataset.validation, such as 0.1, or take "final"'
      })
    }
    for (const { path, message } of fractionProblems(spec)) {
      context.addIssue({ code: 'custom', path, message })
    }
    const { metric } = spec.decision ?? {}
    if (metric !== undefined && metrics[metric].split === 'validation' && !spec.arms.every(hasValidation)) {
      context.addIssue({
        code: 'custom',
        path: ['decision', 'metric'],
        message: `expected a validation part in every arm to measure ${metric} on: set dataset.validation, such as 0.1, or take another metric`
      })
    }
    if (spec.random === 'numpy-legacy' && !(spec.varies.init && spec.varies.order && spec.varies.mask)) {
      context.addIssue({
        code: 'custom',
        path: ['varies'],
        message:
          'expected all to vary with "random": "numpy-legacy", whose one stream holds them all: set random to "lab" to fix some'
      })
    }
    const names = spec.arms.map((a) => a.name)
    names.forEach((armName, i) => {
      if (names.indexOf(armName) !== i) {
        context.addIssue({
          code: 'custom',
          path: ['arms', i, 'name'],
          message: `two arms are called "${armName}": give each arm a name of its own`
        })
      }
    })
    const claimed = claimProblem(spec)
    if (claimed !== null) context.addIssue({ code: 'custom', path: ['claim', 'arm'], message: claimed })
    if (!names.includes(spec.baseline)) {
      context.addIssue({
        code: 'custom',
        path: ['baseline'],
        message: `"${spec.baseline}" is no arm: expected one of ${anyOf(names)}`
      })
    }
    spec.sweeps?.forEach(({ arms }, i) => {
      const missing = arms.find((swept) => !names.includes(swept))
      if (missing === undefined) return
      context.addIssue({
        code: 'custom',
        path: ['sweeps', i, 'arms'],
        message: `"${missing}" is no arm: leave this sweep out when its arms are no longer those it made`
      })
    })
    const repeated = spec.seeds.find((s, i) => spec.seeds.indexOf(s) !== i)
    if (repeated !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['seeds'],
        message: `seed ${repeated} comes twice: give each seed once`
      })
    }
  })

export type ExperimentSpec = z.infer<typeof experimentSpec>
export type ArmSpec = ExperimentSpec['arms'][number]
export type Regularization = ArmSpec['regularization']
export type Split = ExperimentSpec['split']
export type Scaling = ExperimentSpec['preprocessing']['scaling']
