import type { PictureSize } from './picture-size.ts'

/** Near-black, as the light theme's ink; the dark theme turns it round in CSS. */
const INK = [20, 23, 26] as const

/** Draws a row's features, 0 .. 255, as ink: one pixel of the canvas for one of the data, nothing smoothed. */
export function drawRow(canvas: HTMLCanvasElement, pixels: Uint8Array, { width, height }: PictureSize): void {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) return
  const image = context.createImageData(width, height)
  pixels.forEach((value, i) => {
    image.data.set([...INK, value], i * 4)
  })
  context.putImageData(image, 0, 0)
}
