import { randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret of this launch, which only the page that was opened with the printed address knows. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Compares in a time that does not tell where they differ. */
export function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
