import { fixed } from '../../../src-engine/words/numbers.ts'
import type { Matrix } from '../../../src-engine/matrix.ts'
import { shortNumber } from './short-number.ts'
import { scalar, type Inputs, type StepSettings, type TrainingStep } from './training-step.ts'

/** A matrix of the step under its name. */
export interface NamedMatrix {
  readonly name: string
  readonly matrix: Matrix
  /** The mask, where dropout has put zeros. */
  readonly dropped?: Matrix
  readonly isMask?: boolean
}

/** One thing that happens in the epoch: what comes in, how, and what comes out. */
export interface Stage {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly formulas: readonly string[]
  readonly from: readonly NamedMatrix[]
  readonly gives: readonly NamedMatrix[]
}

/** The epoch in the order in which it is worked out. */
export function stagesOf(inputs: Inputs, settings: StepSettings, step: TrainingStep): Stage[] {
  const { X, y, W1, b1, W2, b2, lr, lambda } = inputs
  const { forward, loss, backward, updated } = step
  const { l2, dropout, keep } = settings
  const divided = dropout === 'inverted' ? ` / ${shortNumber(keep)}` : ''
  const hasMask = dropout !== 'off'
  const D1: NamedMatrix = hasMask
    ? { name: 'D1', matrix: forward.D1, dropped: forward.mask }
    : { name: 'A1', matrix: forward.A1 }
  // The tutorial's mask falls when the output is already there.
  const hidden: NamedMatrix = dropout === 'tutorial' ? { name: 'A1', matrix: forward.A1 } : D1

  const inputStage: Stage = {
    id: 'inputs',
    title: 'Start',
    says: 'Five examples of three inputs, their classes, and small random weights. Biases start at 0.',
    formulas: [`learning rate ${shortNumber(lr)}${l2 ? `, λ ${shortNumber(lambda)}` : ''}`],
    from: [],
    gives: [
      { name: 'X', matrix: X },
      { name: 'y', matrix: y },
      { name: 'W1', matrix: W1 },
      { name: 'b1', matrix: b1 },
      { name: 'W2', matrix: W2 },
      { name: 'b2', matrix: b2 }
    ]
  }
  const hiddenStage: Stage = {
    id: 'hidden',
    title: 'Forward: hidden layer',
    says: 'Each hidden unit weighs the inputs; ReLU lets through what is above 0.',
    formulas: ['Z1 = X W1 + b1', 'A1 = relu(Z1)'],
    from: [
      { name: 'X', matrix: X },
      { name: 'W1', matrix: W1 },
      { name: 'b1', matrix: b1 }
    ],
    gives: [
      { name: 'Z1', matrix: forward.Z1 },
      { name: 'A1', matrix: forward.A1 }
    ]
  }
  const dropoutStage: Stage = {
    id: 'dropout',
    title: 'Dropout',
    says:
      dropout === 'tutorial'
        ? 'As in the tutorial: the output is already worked out from A1. The mask changes only what the backward pass sees, so the gradient is not that of the loss.'
        : `Each hidden value stays with probability ${shortNumber(keep)}. What stays is divided by it, so that the total is the same on average.`,
    formulas: [`D1 = A1 * mask${divided}`],
    from: [
      { name: 'A1', matrix: forward.A1 },
      { name: 'mask', matrix: forward.mask, dropped: forward.mask, isMask: true }
    ],
    gives: [D1]
  }
  const outputStage: Stage = {
    id: 'output',
    title: 'Forward: output',
    says: 'Softmax turns each row into the probabilities of the two classes; a row adds up to 1.',
    formulas: [`Z2 = ${hidden.name} W2 + b2`, 'A2 = softmax(Z2)'],
    from: [hidden, { name: 'W2', matrix: W2 }, { name: 'b2', matrix: b2 }],
    gives: [
      { name: 'Z2', matrix: forward.Z2 },
      { name: 'A2', matrix: forward.A2 }
    ]
  }
  const lossStage: Stage = {
    id: 'loss',
    title: 'Loss',
    says: l2
      ? 'The cross-entropy of the right classes, and what the weights pay. Biases pay nothing.'
      : 'The cross-entropy of the right classes: ln 2 = 0.693 would be guessing between two.',
    formulas: l2
      ? ['data loss = −mean(Σ y ln A2)', 'penalty = λ (ΣW1² + ΣW2²)', 'total = data loss + penalty']
      : ['data loss = −mean(Σ y ln A2)'],
    from: [
      { name: 'A2', matrix: forward.A2 },
      { name: 'y', matrix: y }
    ],
    gives: [
      { name: 'data loss', matrix: scalar(loss.data) },
      ...(l2
        ? [
            { name: 'penalty', matrix: scalar(loss.penalty) },
            { name: 'total', matrix: scalar(loss.total) }
          ]
        : [])
    ]
  }
  const outputGradients: Stage = {
    id: 'output-gradients',
    title: 'Backward: output',
    says: 'How the loss changes with what the output layer computed, and from that with its weights.',
    formulas: ['dZ2 = A2 − y', `gradW2 = ${D1.name}ᵀ dZ2 / 5`, 'gradb2 = column means of dZ2'],
    from: [{ name: 'A2', matrix: forward.A2 }, { name: 'y', matrix: y }, D1],
    gives: [
      { name: 'dZ2', matrix: backward.dZ2 },
      { name: 'gradW2', matrix: backward.dataGradW2 },
      { name: 'gradb2', matrix: backward.gradB2 }
    ]
  }
  const isMaskedBack = dropout === 'inverted'
  const hiddenGradients: Stage = {
    id: 'hidden-gradients',
    title: 'Backward: hidden layer',
    says: isMaskedBack
      ? 'The error goes back through W2, the same mask, and ReLU: nothing passes where a unit was off.'
      : 'The error goes back through W2 and ReLU: nothing passes where Z1 was not above 0.',
    formulas: [
      `d${hidden.name} = dZ2 W2ᵀ`,
      `dZ1 = d${hidden.name}${isMaskedBack ? ` * mask${divided}` : ''} where Z1 > 0, else 0`,
      'gradW1 = Xᵀ dZ1 / 5',
      'gradb1 = column means of dZ1'
    ],
    from: [
      { name: 'dZ2', matrix: backward.dZ2 },
      { name: 'W2', matrix: W2 },
      { name: 'Z1', matrix: forward.Z1 }
    ],
    gives: [
      { name: `d${hidden.name}`, matrix: backward.dD1 },
      isMaskedBack
        ? { name: 'dZ1', matrix: backward.dZ1, dropped: forward.mask }
        : { name: 'dZ1', matrix: backward.dZ1 },
      { name: 'gradW1', matrix: backward.dataGradW1 },
      { name: 'gradb1', matrix: backward.gradB1 }
    ]
  }
  const penaltyStage: Stage = {
    id: 'l2',
    title: 'L2: its gradient',
    says: 'Every weight is pulled towards 0, the harder the larger it is.',
    formulas: ['gradW1 = gradW1 + 2λ W1', 'gradW2 = gradW2 + 2λ W2'],
    from: [
      { name: '2λ W1', matrix: backward.penaltyGradients[0] },
      { name: '2λ W2', matrix: backward.penaltyGradients[1] }
    ],
    gives: [
      { name: 'gradW1', matrix: backward.gradW1 },
      { name: 'gradW2', matrix: backward.gradW2 }
    ]
  }
  const updateStage: Stage = {
    id: 'update',
    title: 'Update',
    says: `A step down the gradient. The loss was ${fixed(loss.total, 4)} in this step; with the new weights, without dropout, it is ${fixed(loss.after, 4)}.`,
    formulas: ['W = W − learning rate * gradW', 'b = b − learning rate * gradb'],
    from: [
      { name: 'gradW1', matrix: backward.gradW1 },
      { name: 'gradb1', matrix: backward.gradB1 },
      { name: 'gradW2', matrix: backward.gradW2 },
      { name: 'gradb2', matrix: backward.gradB2 }
    ],
    gives: [
      { name: 'W1', matrix: updated.W1 },
      { name: 'b1', matrix: updated.b1 },
      { name: 'W2', matrix: updated.W2 },
      { name: 'b2', matrix: updated.b2 }
    ]
  }

  const forwardStages =
    dropout === 'off'
      ? [hiddenStage, outputStage]
      : dropout === 'inverted'
        ? [hiddenStage, dropoutStage, outputStage]
        : [hiddenStage, outputStage, dropoutStage]
  return [
    inputStage,
    ...forwardStages,
    lossStage,
    outputGradients,
    hiddenGradients,
    ...(l2 ? [penaltyStage] : []),
    updateStage
  ]
}
