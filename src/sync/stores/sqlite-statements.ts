import type { SQLiteDatabase, SQLiteStatement } from "./sqlite-database.ts";

/**
 * All that the store ever asks of a database, once it is made. Plain parameters only: numbered ones are not bound by the
 * `node:sqlite` of Node 22.13.
 */
export const statements = (prefix: string) => ({
  select: {
    tenant: `SELECT fence, holder, expires_at AS expiresAt, last_sequence AS lastSequence, pruned_to AS prunedTo
      FROM ${prefix}tenants WHERE tenant = ?`,
    state: `SELECT version, generation, status, cursor, started_at AS startedAt, completed_at AS completedAt, notes
      FROM ${prefix}streams WHERE tenant = ? AND stream = ?`,
    hashes: `SELECT key, hash FROM ${prefix}records
      WHERE tenant = ? AND stream = ? AND removed_at IS NULL AND key > ? AND key <= coalesce(?, x'')`, // a blob is above all text
    contents: `SELECT key, content FROM ${prefix}records
      WHERE tenant = ? AND stream = ? AND removed_at IS NULL AND key IN (SELECT value FROM json_each(?))`,
    records: `SELECT key, content FROM ${prefix}records
      WHERE tenant = ? AND stream = ? AND removed_at IS NULL AND key > ? ORDER BY key LIMIT ?`,
    count: `SELECT count(*) AS n FROM ${prefix}records WHERE tenant = ? AND stream = ? AND removed_at IS NULL`,
    missing: `SELECT key FROM ${prefix}missing WHERE tenant = ? AND stream = ? AND generation = ? AND key > ? ORDER BY key LIMIT ?`,
    countMissing: `SELECT count(*) AS n FROM ${prefix}missing WHERE tenant = ? AND stream = ? AND generation = ?`,
    changes: `SELECT sequence, stream, key, kind, before, after, reason, at FROM ${prefix}changes
      WHERE tenant = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    position: `SELECT sequence FROM ${prefix}consumers WHERE tenant = ? AND consumer = ?`,
    positions: `SELECT consumer, sequence FROM ${prefix}consumers WHERE tenant = ? ORDER BY consumer`,
  },
  write: {
    take: `INSERT INTO ${prefix}tenants (tenant, fence, holder, expires_at) VALUES (?, 1, ?, ?)
      ON CONFLICT (tenant) DO UPDATE SET fence = fence + 1, holder = excluded.holder, expires_at = excluded.expires_at`,
    renew: `UPDATE ${prefix}tenants SET expires_at = ? WHERE tenant = ? AND fence = ? AND holder IS NOT NULL`,
    release: `UPDATE ${prefix}tenants SET holder = NULL, expires_at = 0 WHERE tenant = ? AND fence = ?`,
    state: `INSERT INTO ${prefix}streams (tenant, stream, version, generation, status, cursor, started_at, completed_at, notes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant, stream) DO UPDATE SET version = excluded.version, generation = excluded.generation,
        status = excluded.status, cursor = excluded.cursor, started_at = excluded.started_at, completed_at = excluded.completed_at,
        notes = excluded.notes`,
    put: `INSERT INTO ${prefix}records (tenant, stream, key, content, hash, changed_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant, stream, key) DO UPDATE SET content = excluded.content, hash = excluded.hash,
        changed_at = excluded.changed_at, removed_at = NULL`,
    remove: `UPDATE ${prefix}records SET content = NULL, hash = NULL, changed_at = ?, removed_at = ?
      WHERE tenant = ? AND stream = ? AND key = ?`,
    found: `DELETE FROM ${prefix}missing WHERE tenant = ? AND stream = ? AND key = ?`,
    forget: `DELETE FROM ${prefix}missing WHERE tenant = ? AND stream = ? AND generation < ?`,
    miss: `INSERT INTO ${prefix}missing (tenant, stream, key, generation) VALUES (?, ?, ?, ?)
      ON CONFLICT (tenant, stream, key) DO UPDATE SET generation = excluded.generation`,
    log: `INSERT INTO ${prefix}changes (tenant, sequence, stream, key, kind, before, after, reason, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sequence: `UPDATE ${prefix}tenants SET last_sequence = ? WHERE tenant = ?`,
    position: `INSERT INTO ${prefix}consumers (tenant, consumer, sequence) VALUES (?, ?, ?)
      ON CONFLICT (tenant, consumer) DO UPDATE SET sequence = excluded.sequence`,
    leave: `DELETE FROM ${prefix}consumers WHERE tenant = ? AND consumer = ?`,
    prune: `DELETE FROM ${prefix}changes WHERE tenant = ? AND sequence <= ?`,
    pruned: `UPDATE ${prefix}tenants SET pruned_to = max(pruned_to, ?) WHERE tenant = ?`,
  },
});

type Texts = ReturnType<typeof statements>;

/** The statements of a store, prepared once. */
export type Prepared = { readonly [Kind in keyof Texts]: { readonly [Name in keyof Texts[Kind]]: SQLiteStatement } };

export function prepare(db: SQLiteDatabase, prefix: string): Prepared {
  const each = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, db.prepare(text)]));
  const { select, write } = statements(prefix);
  return { select: each(select), write: each(write) } as Prepared;
}
