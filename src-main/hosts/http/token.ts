import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret of this launch, which only the page that was opened with the printed address knows. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Compares in a time that does not tell where they differ, whatever signs and however many came. */
export const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

const digest = (text: string) => createHash('sha256').update(text).digest()
