import { isStoreFailure } from '../store/store.ts'

/**
 * Does something again and again, without keeping the process alive by it. Where the store fails (locked for long, a full
 * disk), the next time comes soon: no reason to end the process and all that it trains.
 */
export function every(intervalMs: number, work: () => void): NodeJS.Timeout {
  const timer = setInterval(() => {
    try {
      work()
    } catch (error) {
      if (!isStoreFailure(error)) throw error
    }
  }, intervalMs)
  return timer.unref()
}
