import { expect, test } from 'vitest'
import { svgContext } from '../../../src-renderer/charts/svg-context.ts'

const context = () => svgContext(100, 50, 'figure', (text) => text.length * 6)
const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')

test('hostile text stays text', () => {
  const ctx = context()
  ctx.fillText('</text><script>alert(1)</script> & "quotes"', 1, 2)
  const document = parsed(ctx.svg())
  expect(document.querySelector('script')).toBeNull()
  expect(document.querySelector('text')?.textContent).toBe('</text><script>alert(1)</script> & "quotes"')
})

test('an outlined and filled text is one element, its outline below', () => {
  const ctx = context()
  ctx.strokeText('arm', 3, 4)
  ctx.fillText('arm', 3, 4)
  const texts = parsed(ctx.svg()).querySelectorAll('text')
  expect(texts.length).toBe(1)
  expect(texts[0].getAttribute('paint-order')).toBe('stroke')
})

test('restore brings back colour, dash, clip and origin', () => {
  const ctx = context()
  ctx.save()
  ctx.fillStyle = '#ff0000'
  ctx.setLineDash([6, 3])
  ctx.rect(0, 0, 10, 10)
  ctx.clip()
  ctx.translate(5, 5)
  ctx.restore()
  ctx.beginPath()
  ctx.moveTo(1, 1)
  ctx.lineTo(2, 2)
  ctx.stroke()
  const path = parsed(ctx.svg()).querySelector('path[fill="none"]')
  expect(path?.getAttribute('d')).toBe('M1 1L2 2')
  expect(path?.hasAttribute('clip-path')).toBe(false)
  expect(path?.hasAttribute('stroke-dasharray')).toBe(false)
})

test('nothing is written as a style attribute, which a page may refuse', () => {
  const ctx = context()
  ctx.font = "600 11px 'Segoe UI', sans-serif"
  ctx.fillText('x', 0, 0)
  expect(ctx.svg()).not.toContain('style=')
  expect(parsed(ctx.svg()).querySelector('text')?.getAttribute('font-weight')).toBe('600')
})
