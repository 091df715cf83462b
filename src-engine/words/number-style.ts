/** The signs that numbers are written with. */
export interface NumberStyle {
  readonly decimal: string
  /** Between thousands; empty for none. */
  readonly group: string
}

const MINUS = '−'

let styleNow = (): NumberStyle => ({ decimal: '.', group: ',' })

/**
 * From now on, all numbers in words are written so. It belongs to who reads, not to what is said: no function that says
 * something with numbers in it needs to know. What computers read again (JSON, CSV, specs, code) never goes through here.
 *
 * @param style asked anew for every number, so that a page whose texts follow what they read follows this, too
 */
export function writeNumbersAs(style: () => NumberStyle): void {
  styleNow = style
}

/** A number as JavaScript writes it ("-1234.5", "1e-7", "NaN"), in the style of now and with a true minus. */
export function styled(plain: string): string {
  const { decimal, group } = styleNow()
  const text = plain.replaceAll('-', MINUS)
  const point = text.indexOf('.')
  const whole = point === -1 ? text : text.slice(0, point)
  const grouped = whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/g, group)
  return point === -1 ? grouped : grouped + decimal + text.slice(point + 1)
}

/** What parts numbers in a list, so that none is taken for a part of its neighbour: "1, 2" but "1,5; 2". */
export const listSeparator = () => (styleNow().decimal === ',' ? '; ' : ', ')
