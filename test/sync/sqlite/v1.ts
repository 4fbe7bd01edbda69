/** The schema of the first version, word for word, with its marks in the header. */
export const VERSION_1 = `
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

PRAGMA application_id = ${0x4869426f};
PRAGMA user_version = 1;
`;

/** What a sync of that version left: two people of whom one is gone, one candidate for removal, the log, a consumer. */
export const DATA_1 = `
INSERT INTO tenants VALUES ('default', 7, NULL, 0, 3), ('other', 1, NULL, 0, 0);
INSERT INTO streams VALUES ('default', 'employees', 4, 'complete', '9', 1000, 2000);
INSERT INTO records VALUES
  ('default', 'employees', '1', '{"root.displayName":"Ada Example","work.title":null}', '1:abc', 1500, NULL),
  ('default', 'employees', '2', NULL, NULL, 1600, 1600);
INSERT INTO missing VALUES ('default', 'employees', '1', 4);
INSERT INTO changes VALUES
  ('default', 1, 'employees', '1', 'added', NULL, '{"root.displayName":"Ada Example","work.title":null}', 1500),
  ('default', 2, 'employees', '2', 'added', NULL, '{"root.displayName":"Bo Example"}', 1500),
  ('default', 3, 'employees', '2', 'removed', '{"root.displayName":"Bo Example"}', NULL, 1600);
INSERT INTO consumers VALUES ('default', 'mailer', 2);
`;
