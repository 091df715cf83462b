import { isStoreFailure } from '../store/store.ts'

/**
 * Does something again and again, without keeping the process alive by it. Where the store fails, the next time comes soon.
 */
export function every(intervalMs: number, work: () => void): NodeJS.Timeout {
  return setInterval(() => isDoneByStore(work), intervalMs).unref()
}

/**
 * Does something in a timer's turn. Where the store fails (locked for long, a full disk, closed meanwhile), that is no
 * reason to end the process and all that it trains.
 * @returns whether it was done
 */
export function isDoneByStore(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!isStoreFailure(error)) throw error
    return false
  }
}
