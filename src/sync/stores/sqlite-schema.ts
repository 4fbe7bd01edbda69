/** Marks the file as ours (the letters "HiBo"), in a place of the header that SQLite keeps for this. */
export const APPLICATION_ID = 0x4869426f;

/** The schema this code writes. A higher number in the file means that newer code made it. A change of the views is one too. */
export const SCHEMA_VERSION = 2;

/** Brings the tables from each version to the next; the index is the version it starts from. The views are made after that. */
export const migrations = (prefix: string): readonly string[] => [
  `
  CREATE TABLE ${prefix}tenants (
    tenant        TEXT PRIMARY KEY,
    fence         INTEGER NOT NULL DEFAULT 0,
    holder        TEXT,
    expires_at    INTEGER NOT NULL DEFAULT 0,
    last_sequence INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ${prefix}streams (
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
  CREATE TABLE ${prefix}records (
    tenant     TEXT NOT NULL,
    stream     TEXT NOT NULL,
    key        TEXT NOT NULL,
    content    TEXT,
    hash       TEXT,
    changed_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX ${prefix}records_by_key ON ${prefix}records (tenant, stream, key);
  CREATE INDEX ${prefix}records_live ON ${prefix}records (tenant, stream, key, hash) WHERE removed_at IS NULL;

  CREATE TABLE ${prefix}missing (
    tenant     TEXT NOT NULL,
    stream     TEXT NOT NULL,
    key        TEXT NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY (tenant, stream, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ${prefix}changes (
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

  CREATE TABLE ${prefix}consumers (
    tenant   TEXT NOT NULL,
    consumer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (tenant, consumer)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE ${prefix}tenants ADD COLUMN pruned_to INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE ${prefix}streams ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE ${prefix}streams ADD COLUMN notes TEXT;

  -- Rows as large as these are slow to write without a rowid.
  ALTER TABLE ${prefix}changes RENAME TO ${prefix}changes_1;
  CREATE TABLE ${prefix}changes (
    tenant   TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    stream   TEXT NOT NULL,
    key      TEXT NOT NULL,
    kind     TEXT NOT NULL,
    before   TEXT,
    after    TEXT,
    reason   TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (tenant, sequence)
  ) STRICT;
  INSERT INTO ${prefix}changes (tenant, sequence, stream, key, kind, before, after, at)
    SELECT tenant, sequence, stream, key, kind, before, after, at FROM ${prefix}changes_1 ORDER BY tenant, sequence;
  DROP TABLE ${prefix}changes_1;

  -- For the views, which know no tenant and are joined by the key.
  DROP INDEX ${prefix}records_by_key;
  CREATE UNIQUE INDEX ${prefix}records_by_key ON ${prefix}records (stream, key, tenant);
  -- Deciding what changed reads this index alone and never the contents; only with removed_at in it SQLite does.
  DROP INDEX ${prefix}records_live;
  CREATE INDEX ${prefix}records_live ON ${prefix}records (tenant, stream, key, hash, removed_at) WHERE removed_at IS NULL;
  `,
];
