import { experimentsAndRuns } from './0001-experiments-and-runs.ts'
import { checkpoints } from './0002-checkpoints.ts'
import { notesAndBin } from './0003-notes-and-bin.ts'
import { locksOfOwners } from './0004-locks-of-owners.ts'

/** All migrations in order: the n-th brings a file from user_version n - 1 to n. Never changed once released. */
export const migrations: readonly string[] = [experimentsAndRuns, checkpoints, notesAndBin, locksOfOwners]
