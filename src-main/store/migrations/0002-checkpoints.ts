/** The newest checkpoint of each run that is not done. */
export const checkpoints = `
  CREATE TABLE checkpoints (
    run_id       INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    epoch        INTEGER NOT NULL,  -- the last finished one
    parameters   BLOB NOT NULL,     -- as the run's engine saves them
    stream_state BLOB,              -- numpy-legacy: the generator behind that epoch
    duration_s   REAL NOT NULL      -- trained so far
  ) STRICT;
`
