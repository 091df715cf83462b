/** A canvas's drawing state: what `save` keeps. */
const initialState = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [] as readonly number[],
  clipId: null as string | null,
  x: 0,
  y: 0
}

const ANCHORS: Record<string, string> = { center: 'middle', right: 'end', end: 'end' }
/** How far below the given place letters stand, in parts of the font's size. */
const BASELINES: Record<string, number> = { top: 0.8, hanging: 0.8, middle: 0.35, bottom: -0.2 }

/**
 * A 2D context that writes down as SVG what is drawn: the part of a canvas's context that Chart.js and the lab's plugins
 * use, without pictures, gradients and turned texts. It makes text, not elements, whose style attributes the page's
 * content security policy would refuse.
 *
 * @param idPrefix for ids, so that several drawings may stand in one page
 * @param measure the width of a text in a font
 */
export function svgContext(
  width: number,
  height: number,
  idPrefix: string,
  measure: (text: string, font: string) => number
) {
  const elements: string[] = []
  const saved: (typeof initialState)[] = []
  let path = ''
  let clips = 0
  /** The text that was outlined last: filled at the same place, it is one element with it. */
  let outline: { readonly of: string; readonly attributes: string } | null = null

  const place = (x: number, y: number) => `${rounded(x + context.x)} ${rounded(y + context.y)}`
  const shared = () =>
    attributes({
      opacity: context.globalAlpha === 1 ? null : context.globalAlpha,
      'clip-path': context.clipId && `url(#${context.clipId})`
    })
  const outlineAttributes = () =>
    attributes({
      stroke: context.strokeStyle,
      'stroke-width': context.lineWidth,
      'stroke-linejoin': context.lineJoin,
      'stroke-dasharray': context.dash.length === 0 ? null : context.dash.join(' ')
    })
  const write = (text: string, x: number, y: number, paint: string) => {
    const [, weight, size, family] = /^(?:(\w+) )?([\d.]+)px (.*)$/s.exec(context.font) ?? []
    const below = (BASELINES[context.textBaseline] ?? 0) * Number(size)
    elements.push(
      `<text${attributes({
        x: rounded(x + context.x),
        y: rounded(y + context.y + below),
        'text-anchor': ANCHORS[context.textAlign],
        'font-family': family,
        'font-size': size,
        'font-weight': weight
      })}${paint}${shared()}>${escaped(text)}</text>`
    )
  }

  const context = {
    ...initialState,
    width,
    height,
    save() {
      saved.push({ ...context })
    },
    restore() {
      Object.assign(context, saved.pop())
    },
    beginPath() {
      path = ''
    },
    moveTo(x: number, y: number) {
      path += `M${place(x, y)}`
    },
    lineTo(x: number, y: number) {
      path += `${path === '' ? 'M' : 'L'}${place(x, y)}`
    },
    rect(x: number, y: number, w: number, h: number) {
      path += `M${place(x, y)}h${rounded(w)}v${rounded(h)}h${rounded(-w)}Z`
    },
    /** Whole circles. */
    arc(x: number, y: number, r: number) {
      path += `M${place(x - r, y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
    },
    closePath() {
      path += 'Z'
    },
    stroke() {
      if (path !== '') elements.push(`<path d="${path}" fill="none"${outlineAttributes()}${shared()}/>`)
    },
    fill() {
      if (path !== '')
        elements.push(`<path d="${path}"${attributes({ fill: context.fillStyle })}${shared()}/>`)
    },
    fillRect(x: number, y: number, w: number, h: number) {
      context.beginPath()
      context.rect(x, y, w, h)
      context.fill()
    },
    clip() {
      context.clipId = `${idPrefix}-clip-${++clips}`
      elements.push(`<clipPath id="${context.clipId}"><path d="${path}"/></clipPath>`)
    },
    /** All that there is: a chart clears before it draws anew. */
    clearRect() {
      elements.length = 0
    },
    setLineDash(dash: readonly number[]) {
      context.dash = dash
    },
    translate(x: number, y: number) {
      context.x += x
      context.y += y
    },
    setTransform() {
      context.resetTransform()
    },
    resetTransform() {
      context.x = 0
      context.y = 0
    },
    rotate() {
      // Only ever by 0: no text is turned.
    },
    strokeText(text: string, x: number, y: number) {
      outline = { of: `${text} ${x} ${y}`, attributes: outlineAttributes() }
    },
    fillText(text: string, x: number, y: number) {
      const isOutlined = outline?.of === `${text} ${x} ${y}`
      const below = isOutlined && outline ? `${outline.attributes} paint-order="stroke"` : ''
      write(text, x, y, attributes({ fill: context.fillStyle }) + below)
      outline = null
    },
    measureText: (text: string) => ({ width: measure(text, context.font) }),
    /** The drawing so far, a whole SVG document. */
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${elements.join('')}</svg>`
  }
  return context
}

const rounded = (value: number) => String(Math.round(value * 100) / 100)

/** Values that are null or undefined are left out. */
const attributes = (values: Record<string, string | number | null | undefined>) =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [` ${name}="${escaped(String(value))}"`]
    )
    .join('')

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
