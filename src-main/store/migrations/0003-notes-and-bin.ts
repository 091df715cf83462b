/** What people write on experiments, seeds added after launch, and a bin: deleted things stay a while, to be undone. */
export const notesAndBin = `
  ALTER TABLE experiments ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';  -- JSON: a list of texts
  ALTER TABLE experiments ADD COLUMN note TEXT NOT NULL DEFAULT '';
  ALTER TABLE experiments ADD COLUMN archived_at TEXT;
  ALTER TABLE experiments ADD COLUMN deleted_at TEXT;
  ALTER TABLE runs ADD COLUMN deleted_at TEXT;
  CREATE INDEX runs_in_bin ON runs (deleted_at) WHERE deleted_at IS NOT NULL;

  CREATE TABLE seed_additions (
    seed_addition_id INTEGER PRIMARY KEY AUTOINCREMENT,
    experiment_id    INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
    seeds            TEXT NOT NULL,  -- JSON: a list of numbers
    added_at         TEXT NOT NULL
  ) STRICT;
`
