import type { Summary } from '../statistics/summary.ts'
import { listSeparator, styled } from './number-style.ts'

/** With so many digits behind the point: "1,234.50". What rounds to zero is "0.00", from below too. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return styled(Number(text) === 0 ? text.replace('-', '') : text)
}

/**
 * An end of an interval, with so many digits behind the point. "−0.00" keeps its minus: whether zero lies in the interval is
 * what a verdict goes by.
 */
export const bound = (value: number, digits: number) => styled(value.toFixed(digits))

/** All its digits: "60,000", "0.001". */
export const exact = (value: number) => styled(String(value))

/** In as few digits as say it, of which at most so many count: 0.30000000000000004 is "0.3". */
export const short = (value: number, digits = 6) => exact(Number(value.toPrecision(digits)))

/** "1 run", "5,000 runs". */
export const counted = (n: number, noun: string) => `${exact(n)} ${n === 1 ? noun : `${noun}s`}`

/** 0.9274 as "92.74 %". */
export const percent = (fraction: number) => `${fixed(fraction * 100, 2)} %`

/** A loss, to four digits behind the point. */
export const loss = (value: number) => fixed(value, 4)

/** With its sign, and a true minus. What rounds to zero has none. */
export const signed = (value: number, digits: number) =>
  Number(value.toFixed(digits)) > 0 ? `+${fixed(value, digits)}` : fixed(value, digits)

/** A difference of fractions in percentage points: "−0.80 pp". */
export const points = (difference: number) => `${signed(difference * 100, 2)} pp`

/** The ends of an interval, in words already: "[−1.17, −0.61]", with decimal commas "[−1,17; −0,61]". */
export const bracketed = (low: string, high: string) => `[${low}${listSeparator()}${high}]`

/** An interval, with so many digits behind the point: see bound. */
export const fixedInterval = ([low, high]: readonly [number, number], digits: number) =>
  bracketed(bound(low, digits), bound(high, digits))

/** 75 s as "1:15". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  const pad = (n: number) => String(n).padStart(2, '0')
  return minutes < 60
    ? `${minutes}:${pad(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`
}

/** "0.02 s", "1.5 s" below ten seconds, "0:16" from there on. */
export function shortDuration(seconds: number): string {
  if (seconds >= 9.95) return duration(seconds)
  return `${fixed(seconds, seconds < 0.095 ? 2 : 1)} s`
}

/** 2,412,544 bytes as "2.4 MB"; a kB is 1,000 bytes. */
export function byteSize(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1
  return `${fixed(value, digits)} ${units[unit]}`
}

/** The mean, with the standard deviation behind it when there are several values: "92.74 % ± 0.31". */
export function summary(
  { n, mean, sd }: Summary,
  show: (mean: number) => string,
  scale = 1,
  digits = 4
): string {
  if (n === 0) return '-'
  return sd === null ? show(mean) : `${show(mean)} ± ${fixed(sd * scale, digits)}`
}
