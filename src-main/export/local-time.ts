/** An ISO 8601 time as `YYYY-MM-DD hh:mm:ss` in the computer's time zone: what Excel takes for a time everywhere. */
export function localTime(iso: string | null): string | null {
  if (iso === null) return null
  const time = new Date(iso)
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()]
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()]
  return `${date.map(twoDigits).join('-')} ${clock.map(twoDigits).join(':')}`
}

const twoDigits = (part: number) => String(part).padStart(2, '0')
