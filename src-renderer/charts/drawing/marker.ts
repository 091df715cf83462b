import type { ArmStyle } from '../arm-style.ts'

/** An arm's marker, filled; `size` is half its width in pixels. */
export function drawMarker(
  ctx: CanvasRenderingContext2D,
  marker: ArmStyle['marker'],
  x: number,
  y: number,
  size: number
): void {
  ctx.beginPath()
  switch (marker) {
    case 'circle':
      ctx.arc(x, y, size, 0, 2 * Math.PI)
      break
    case 'square':
      ctx.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8)
      break
    case 'triangle':
      ctx.moveTo(x, y - size * 1.2)
      ctx.lineTo(x + size * 1.1, y + size * 0.8)
      ctx.lineTo(x - size * 1.1, y + size * 0.8)
      ctx.closePath()
      break
    case 'diamond':
      ctx.moveTo(x, y - size * 1.25)
      ctx.lineTo(x + size * 1.25, y)
      ctx.lineTo(x, y + size * 1.25)
      ctx.lineTo(x - size * 1.25, y)
      ctx.closePath()
      break
    default:
      marker satisfies never
  }
  ctx.fill()
}
