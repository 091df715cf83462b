import { RAMP, RAMP_INK } from './arm-style.ts'

/** Colours and type of a chart, read from the tokens: a canvas cannot use CSS variables. */
export interface ChartTheme {
  readonly font: string
  readonly page: string
  readonly ink: string
  readonly softInk: string
  readonly quietInk: string
  readonly axis: string
  readonly grid: string
  /** Of a token such as "--arm-1". */
  readonly color: (token: string) => string
}

/** The theme that is in force at an element. Colours are read when it is made: make a new one when the theme changes. */
export function themeAt(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const colors = new Map<string, string>()
  const color = (token: string) => {
    const known = colors.get(token) ?? style.getPropertyValue(token).trim()
    colors.set(token, known)
    return known
  }
  return {
    font: style.getPropertyValue('--font-ui').trim() || 'sans-serif',
    page: color('--surface-0'),
    ink: color('--ink-1'),
    softInk: color('--ink-2'),
    quietInk: color('--ink-3'),
    axis: color('--line-2'),
    grid: color('--grid'),
    color
  }
}

/** The light or the dark theme, whichever the page has now: figures for paper are light. */
export function themeNamed(name: 'light' | 'dark'): ChartTheme {
  const probe = document.createElement('div')
  probe.dataset.theme = name
  document.body.append(probe)
  const theme = themeAt(probe)
  // Every colour a chart may ask for is read while the probe is there.
  for (const n of [1, 2, 3, 4]) for (const part of ['', '-ink']) theme.color(`--arm-${n}${part}`)
  for (const token of [...RAMP, RAMP_INK]) theme.color(token)
  probe.remove()
  return theme
}
