import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    pixels: field(z.int().min(0).max(100), {
      label: 'Largest shift',
      unit: 'pixels',
      help: 'How far an image may move in each direction.',
      range: 'a whole number 0 .. 100',
      default: 2
    })
  })
)

export const inputShift = {
  id: 'inputShift',
  label: 'Input shift',
  formula: 'image(y - dy, x - dx), dx, dy ~ -pixels .. pixels',
  help: 'Augmentation: in every training step each image is shifted at random by whole pixels. For data sets of square images, best with scaling "unit": standardization magnifies the pixels at the rim.',
  source:
    'P. Simard, D. Steinkraus, J. Platt, "Best practices for convolutional neural networks applied to visual document analysis", ICDAR 2003',
  options,
  effects: ({ pixels }: z.infer<typeof options>) => ({ inputShift: pixels })
} satisfies Regularizer<z.infer<typeof options>>
