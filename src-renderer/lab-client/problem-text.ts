import { ORPCError } from '@orpc/client'

/** How the client says that the other end is gone; it has no type for it. */
const CONNECTION_LOST = /^\[AsyncIdQueue\]|WebSocket is not open/

/** What went wrong, for a person: their own mistake in the lab's words, or what is known of a defect. */
export function problemText(error: unknown): string {
  if (error instanceof ORPCError && error.code === 'INTERNAL_SERVER_ERROR') {
    return 'The lab could not do that. Its terminal or log says why. Nothing else was changed.'
  }
  // What the lab itself does not find it names.
  if (error instanceof ORPCError && error.code === 'NOT_FOUND' && error.message === 'Not Found') {
    return 'This page is of another version than the lab that runs. Start the lab again.'
  }
  const text = error instanceof Error ? error.message : String(error)
  return CONNECTION_LOST.test(text) ? 'The lab was closed, or was started again at another address.' : text
}
