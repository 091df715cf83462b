/** Experiments, their runs, what was measured and what came out. Times are ISO 8601 UTC; durations are in seconds. */
export const experimentsAndRuns = `
  CREATE TABLE owners (
    owner_id         INTEGER PRIMARY KEY AUTOINCREMENT,
    pid              INTEGER NOT NULL,
    -- What tells this process from a later one with the same pid, where the platform says; else null.
    process_identity TEXT,
    started_at       TEXT NOT NULL,
    heartbeat_at     TEXT NOT NULL
  ) STRICT;

  CREATE TABLE experiments (
    experiment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT NOT NULL,
    spec          TEXT NOT NULL,  -- JSON
    spec_hash     TEXT NOT NULL,  -- SHA-256 of the spec as canonical JSON
    created_at    TEXT NOT NULL
  ) STRICT;

  CREATE TABLE runs (
    run_id         INTEGER PRIMARY KEY AUTOINCREMENT,
    experiment_id  INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
    arm            TEXT NOT NULL,
    seed           INTEGER NOT NULL,
    status         TEXT NOT NULL CHECK (status IN
                     ('queued', 'running', 'done', 'diverged', 'failed', 'cancelled', 'interrupted')),
    reason         TEXT,           -- why it failed, was cancelled or interrupted
    -- Enough to repeat the run:
    spec           TEXT NOT NULL,  -- JSON: the experiment's spec as this arm sees it
    spec_hash      TEXT NOT NULL,
    data_hash      TEXT NOT NULL,
    engine         TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    app_version    TEXT NOT NULL,
    node_version   TEXT NOT NULL,
    start_state    BLOB,           -- numpy-legacy: the generator where the run began
    -- The process that runs it:
    owner_id       INTEGER NOT NULL REFERENCES owners,
    created_at     TEXT NOT NULL,
    started_at     TEXT,
    ended_at       TEXT,
    duration_s     REAL,
    UNIQUE (experiment_id, arm, seed)
  ) STRICT;

  CREATE INDEX runs_by_status ON runs (status);

  CREATE TABLE metrics (
    metric_id INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE
  ) STRICT;

  -- A missing row was not measured; a value of null is NaN, which SQLite cannot hold.
  CREATE TABLE metric_points (
    run_id    INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    epoch     INTEGER NOT NULL,    -- from 1
    metric_id INTEGER NOT NULL REFERENCES metrics,
    value     REAL,
    PRIMARY KEY (run_id, epoch, metric_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE models (
    run_id           INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    precision        TEXT NOT NULL,
    layout           TEXT NOT NULL,  -- JSON: name, rows, cols of each tensor in order
    weights          BLOB NOT NULL,  -- row-major, little-endian
    weights_sha256   TEXT NOT NULL,
    predictions      BLOB NOT NULL,  -- a byte a test row: the predicted class
    test_rows_sha256 TEXT NOT NULL
  ) STRICT;

  -- What other processes want of the runs' owner. A request goes when it is obeyed.
  CREATE TABLE requests (
    request_id    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT NOT NULL CHECK (kind IN ('cancel', 'delete')),
    experiment_id INTEGER REFERENCES experiments ON DELETE CASCADE,
    run_id        INTEGER REFERENCES runs ON DELETE CASCADE,
    requested_at  TEXT NOT NULL,
    CHECK ((experiment_id IS NULL) <> (run_id IS NULL))
  ) STRICT;
`
