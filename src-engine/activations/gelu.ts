import * as z from 'zod'
import type { Activation } from './activation.ts'
import { erf } from './erf.ts'

const options = z.strictObject({ id: z.literal('gelu') })

/** The standard normal distribution, Phi(z), and its density. */
const distribution = (z: number) => 0.5 * (1 + erf(z / Math.SQRT2))
const density = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)

export const gelu = {
  id: 'gelu',
  label: 'GELU',
  formula: 'z * Phi(z), Phi: the standard normal distribution',
  help: 'The Gaussian error linear unit, exact (with erf, not the tanh approximation): a smooth ReLU.',
  source: 'D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)", 2016',
  options,
  of: () => ({
    value: (z) => z * distribution(z),
    derivative: (z) => distribution(z) + z * density(z),
    kinks: []
  }),
  kernel: () => ({ name: 'activateGelu', parameter: 0 })
} satisfies Activation<z.infer<typeof options>>
