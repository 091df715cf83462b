/** How Windows says that another program has the file, or one in the folder, open. */
export const isInUse = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && ['EBUSY', 'EPERM', 'EACCES'].includes(String(error.code))
