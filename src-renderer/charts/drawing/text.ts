import type { ChartTheme } from '../theme.ts'

interface TextOptions {
  readonly x: number
  /** Of the text's middle. */
  readonly y: number
  readonly color: string
  readonly align?: CanvasTextAlign
  readonly isStrong?: boolean
  /** Not on a ground of another colour than the page's. */
  readonly hasHalo?: boolean
}

/** The type of all texts in a chart. */
export const chartFont = (theme: ChartTheme, isStrong = false) =>
  `${isStrong ? '600 ' : ''}11px ${theme.font}`

/** A text with a halo of the page's colour, so that it reads on top of lines. */
export function drawText(
  ctx: CanvasRenderingContext2D,
  theme: ChartTheme,
  text: string,
  { x, y, color, align = 'left', isStrong = false, hasHalo = true }: TextOptions
): void {
  ctx.font = chartFont(theme, isStrong)
  ctx.textAlign = align
  ctx.textBaseline = 'alphabetic'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4
  ctx.strokeStyle = theme.page
  // The middle of figures and capitals; "middle" is placed differently by each reader of SVG.
  const baseline = y + 4
  if (hasHalo) ctx.strokeText(text, x, baseline)
  ctx.fillStyle = color
  ctx.fillText(text, x, baseline)
}
