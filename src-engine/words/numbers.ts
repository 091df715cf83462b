import type { Summary } from '../statistics/summary.ts'

const MINUS = '−'

/** 0.9274 as "92.74 %". */
export const percent = (fraction: number) => `${(fraction * 100).toFixed(2)} %`

/** A loss, to four digits behind the point. */
export const loss = (value: number) => value.toFixed(4)

/** With its sign, and a true minus. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return (value < 0 ? MINUS : '+') + text
}

/** A difference of fractions in percentage points: "−0.80 pp". */
export const points = (difference: number) => `${signed(difference * 100, 2)} pp`

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
  return `${seconds.toFixed(seconds < 0.095 ? 2 : 1)} s`
}

/** The mean, with the standard deviation behind it when there are several values: "92.74 % ± 0.31". */
export function summary(
  { n, mean, sd }: Summary,
  show: (mean: number) => string,
  scale = 1,
  digits = 4
): string {
  if (n === 0) return '-'
  return sd === null ? show(mean) : `${show(mean)} ± ${(sd * scale).toFixed(digits)}`
}
