/** How wide pens draw, in squares of the pad. MNIST's lines are two to four pixels wide. */
export const penWidths = { thin: 1.6, medium: 2.5, thick: 3.6 }

export type Pen = keyof typeof penWidths

export const pens = [
  { value: 'thin', label: 'thin' },
  { value: 'medium', label: '2.5 px' },
  { value: 'thick', label: 'thick' }
] as const satisfies readonly { value: Pen; label: string }[]
