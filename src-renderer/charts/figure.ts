import { BasicPlatform, type ChartConfiguration, type Plugin } from 'chart.js'
import { Chart } from './chart-js.ts'
import { svgContext } from './svg-context.ts'
import { themeNamed, type ChartTheme } from './theme.ts'

type FigureTheme = 'light' | 'dark'

/** A chart that stands by itself, as for a paper: with title, units and names of the arms, on a plain background. */
export interface Figure {
  /** For a file name: "test-accuracy". */
  readonly name: string
  readonly title: string
  svg(theme?: FigureTheme): string
  /** At two pixels a point. */
  png(theme?: FigureTheme): Promise<Blob>
}

/** What a figure is drawn from, at the moment it is asked for. */
export interface FigureSource {
  readonly name: string
  readonly title: string
  /** What is drawn, under the title: "Thin: 10 seeds. Thick: their mean." */
  readonly caption: string
  /** Beside the plot, for what is written there, in pixels. */
  readonly room: { readonly left: number; readonly right: number }
  /** What the plot and its axes need, in pixels, where it is not what figures usually have. */
  readonly plotHeight?: number
  readonly config: (theme: ChartTheme) => ChartConfiguration
}

/** In points: a column of a paper, or half a slide. */
const WIDTH = 560
const HEIGHT = 360
const PNG_SCALE = 2
/** Above the plot: title and caption. */
const HEAD = 58
const MARGIN = 14

const heightOf = ({ plotHeight }: FigureSource) =>
  plotHeight === undefined ? HEIGHT : HEAD + plotHeight + MARGIN

export const figureOf = (source: FigureSource): Figure => ({
  name: source.name,
  title: source.title,
  svg: (theme = 'light') => drawSvg(source, themeNamed(theme)),
  png: (theme = 'light') => drawPng(source, themeNamed(theme))
})

function drawSvg(source: FigureSource, theme: ChartTheme): string {
  const ruler = document.createElement('canvas').getContext('2d')
  const context = svgContext(WIDTH, heightOf(source), source.name, (text, font) => {
    if (!ruler) return text.length * 6
    ruler.font = font
    return ruler.measureText(text).width
  })
  // Chart.js asks its canvas for a context; this one draws into SVG.
  const canvas = {
    width: WIDTH,
    height: heightOf(source),
    getContext: () => Object.assign(context, { canvas })
  }
  const chart = draw(canvas as unknown as HTMLCanvasElement, source, theme, 1)
  const svg = context.svg()
  chart.destroy()
  return svg
}

function drawPng(source: FigureSource, theme: ChartTheme): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = heightOf(source)
  const chart = draw(canvas, source, theme, PNG_SCALE)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      chart.destroy()
      if (blob) resolve(blob)
      else reject(new Error('The chart could not be drawn as PNG: this browser gave no picture.'))
    })
  })
}

/** Draws off the screen. To be destroyed, which clears the canvas, once the picture is taken. */
function draw(canvas: HTMLCanvasElement, source: FigureSource, theme: ChartTheme, scale: number): Chart {
  const { title, caption, room, config: configOf } = source
  const config = configOf(theme)
  return new Chart(canvas, {
    ...config,
    platform: BasicPlatform,
    plugins: [background(theme), figureTitle(theme, title, caption), ...(config.plugins ?? [])],
    options: {
      ...config.options,
      responsive: false,
      events: [],
      devicePixelRatio: scale,
      layout: {
        padding: { top: HEAD, right: room.right + MARGIN, bottom: MARGIN, left: room.left + MARGIN }
      }
    }
  })
}

const background = ({ page }: ChartTheme): Plugin => ({
  id: 'background',
  beforeDraw({ ctx, width, height }) {
    ctx.save()
    ctx.fillStyle = page
    ctx.fillRect(0, 0, width, height)
    ctx.restore()
  }
})

const figureTitle = ({ ink, softInk, font }: ChartTheme, title: string, caption: string): Plugin => ({
  id: 'figureTitle',
  afterDraw({ ctx }) {
    ctx.save()
    ctx.fillStyle = ink
    ctx.font = `600 13px ${font}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'alphabetic'
    ctx.fillText(title, MARGIN, 24)
    ctx.fillStyle = softInk
    ctx.font = `11px ${font}`
    ctx.fillText(caption, MARGIN, 42)
    ctx.restore()
  }
})
