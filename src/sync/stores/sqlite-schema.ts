/** Marks the file as ours (the letters "HiBo"), in a place of the header that SQLite keeps for this. */
export const APPLICATION_ID = 0x4869426f;

/** The schema this code writes. A higher number in the file means that newer code made it. */
export const SCHEMA_VERSION = 1;

/** Brings a file from each version to the next; the index is the version it starts from. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE tenants (
    tenant        TEXT PRIMARY KEY,
    fence         INTEGER NOT NULL DEFAULT 0,
    holder        TEXT,
    expires_at    INTEGER NOT NULL DEFAULT 0,
    last_sequence INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE streams (
    tenant       TEXT NOT NULL,
    stream       TEXT NOT NULL,
    generation   INTEGER NOT NULL,
    status       TEXT NOT NULL,
    cursor       TEXT NOT NULL,
    started_at   INTEGER,
    completed_at INTEGER,
    PRIMARY KEY (tenant, stream)
  ) STRICT, WITHOUT ROWID;

  -- A tombstone is a row with removed_at and without content.
  CREATE TABLE records (
    tenant     TEXT NOT NULL,
    stream     TEXT NOT NULL,
    key        TEXT NOT NULL,
    content    TEXT,
    hash       TEXT,
    changed_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX records_by_key ON records (tenant, stream, key);
  -- Deciding what changed reads this index alone and never the contents.
  CREATE INDEX records_live ON records (tenant, stream, key, hash) WHERE removed_at IS NULL;

  CREATE TABLE missing (
    tenant     TEXT NOT NULL,
    stream     TEXT NOT NULL,
    key        TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY (tenant, stream, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE changes (
    tenant   TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    stream   TEXT NOT NULL,
    key      TEXT NOT NULL,
    kind     TEXT NOT NULL,
    before   TEXT,
    after    TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (tenant, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE consumers (
    tenant   TEXT NOT NULL,
    consumer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tenant, consumer)
  ) STRICT, WITHOUT ROWID;

  -- For people with a database browser.
  CREATE VIEW employees AS SELECT
    tenant,
    key AS id,
    content ->> '$."root.displayName"' AS name,
    content ->> '$."root.email"' AS email,
    content ->> '$."work.title"' AS title,
    content ->> '$."work.department"' AS department,
    content ->> '$."work.site"' AS site,
    content ->> '$."work.reportsTo".displayName' AS reports_to,
    content ->> '$."work.startDate"' AS start_date,
    content ->> '$."internal.status"' AS status,
    content
  FROM records WHERE stream = 'employees' AND removed_at IS NULL;

  CREATE VIEW work_history AS SELECT
    tenant,
    content ->> '$.employeeId' AS employee_id,
    content ->> '$.id' AS row_id,
    content ->> '$.effectiveDate' AS effective_date,
    content ->> '$.endEffectiveDate' AS end_date,
    content ->> '$.isCurrent' AS is_current,
    content ->> '$.title' AS title,
    content ->> '$.department' AS department,
    content ->> '$.site' AS site,
    content ->> '$.reportsTo.displayName' AS reports_to
  FROM records WHERE stream = 'workHistory' AND removed_at IS NULL;
  `,
];
