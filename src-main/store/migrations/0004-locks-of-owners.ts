/**
 * A process that trains is known by a file that it keeps locked: see process-lock.ts. Those that signed in before have
 * none, and count as gone.
 */
export const locksOfOwners = `
  ALTER TABLE owners DROP COLUMN process_identity;
  ALTER TABLE owners DROP COLUMN heartbeat_at;
  ALTER TABLE owners ADD COLUMN lock_file TEXT;  -- beside the database; null: the process is gone
  DROP INDEX runs_by_status;
  CREATE INDEX runs_by_owner ON runs (owner_id, status);
`
