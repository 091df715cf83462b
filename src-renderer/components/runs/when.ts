/**
 * When something was, in the reader's own time and as short as it can be said: "14:32", "yesterday", "20 Nov",
 * "20 Nov 2025".
 */
export function whenWords(iso: string, now: Date): string {
  const then = new Date(iso)
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS)
  if (days <= 0) return `${pad(then.getHours())}:${pad(then.getMinutes())}`
  if (days === 1) return 'yesterday'
  const day = `${then.getDate()} ${MONTHS[then.getMonth()]}`
  return then.getFullYear() === now.getFullYear() ? day : `${day} ${then.getFullYear()}`
}

/** The same in full: "20 Nov 2026 14:32:05". */
export function whenInFull(iso: string): string {
  const then = new Date(iso)
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(pad).join(':')
  return `${then.getDate()} ${MONTHS[then.getMonth()]} ${then.getFullYear()} ${time}`
}

const DAY_MS = 24 * 60 * 60 * 1000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const pad = (n: number) => String(n).padStart(2, '0')
const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
