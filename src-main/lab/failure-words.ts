const FULL = 'The disk is full: that was not done, and what was there is kept. Make room and try again.'
const BUSY =
  'Another process of the lab keeps the database locked (is it suspended?): try again when it goes on.'
const READ_ONLY =
  'The lab is open for reading only, because its file is damaged: launching and changing wait until it is repaired or a copy is restored.'

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  SQLITE_FULL: FULL,
  // There is no room for the index of the write-ahead log.
  SQLITE_IOERR_SHMSIZE: FULL,
  SQLITE_BUSY: BUSY,
  SQLITE_READONLY: READ_ONLY
}

/** What a person can do about an error of the system or of the database; null for all that is the lab's own fault. */
export function failureWords(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null
  return WORDS[String(error.code)] ?? null
}
