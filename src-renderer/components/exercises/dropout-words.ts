import type { DropoutSettings } from './dropout-by-hand.ts'
import { shortNumber } from './short-number.ts'

/** Whether what is kept is divided by the keep probability. */
const isDivided = ({ training, scheme }: DropoutSettings) => training && scheme === 'inverted'

/** "÷ 0.8" */
export const divisorWords = ({ keep }: Pick<DropoutSettings, 'keep'>) => `÷ ${shortNumber(keep)}`

/** What the result is called: "A ⊙ mask ÷ 0.8". */
export function resultName(settings: DropoutSettings): string {
  if (!settings.training) return 'A, unchanged'
  return isDivided(settings) ? `A ⊙ mask ${divisorWords(settings)}` : 'A ⊙ mask'
}

/** The result in a line of NumPy. */
export function formulaWords(settings: DropoutSettings): string {
  if (!settings.training) return 'out = A'
  const keep = String(settings.keep)
  const draw = `out = A * np.random.binomial(1, ${keep}, A.shape)`
  return isDivided(settings) ? `${draw} / ${keep}` : draw
}

/** What dropout does, as it is set now. */
export function leadWords({ training, scheme }: DropoutSettings): string {
  if (!training) return 'Not in training nothing is switched off: every unit gives what it has.'
  return scheme === 'inverted'
    ? 'Each training step switches some units off at random. What is left is divided by the keep probability, so the next layer gets the same total on average.'
    : 'Each training step switches some units off at random. The tutorial leaves the rest as it is, so the next layer gets less in training than later, when all units are on.'
}
