import { ORPCError } from '@orpc/client'

/** What went wrong, for a person: their own mistake in the lab's words, or what is known of a defect. */
export function problemText(error: unknown): string {
  if (error instanceof ORPCError && error.code === 'INTERNAL_SERVER_ERROR') {
    return 'The lab could not do that. Its terminal or log says why. Nothing else was changed.'
  }
  return error instanceof Error ? error.message : String(error)
}
