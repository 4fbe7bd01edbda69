/**
 * Milliseconds since the epoch: those of the injected clock, or else of the server. Read when the row is locked, not when the
 * statement began to wait for it.
 */
const now = (param: string): string => `coalesce(${param}::bigint, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)`;

/** All statements. Lists go over as arrays, so that a step takes the same few statements whatever its size. */
export const statementsIn = (schema: string) => {
  const live = `FROM ${schema}.records WHERE tenant = $1 AND stream = $2 AND removed_at IS NULL`;
  const notFound = `FROM ${schema}.missing WHERE tenant = $1 AND stream = $2 AND generation = $3`;
  return {
    lease: `SELECT holder, expires_at, expires_at > ${now("$2")} AS running FROM ${schema}.tenants WHERE tenant = $1 AND holder IS NOT NULL`,
    // Waits for a step that is being committed, and decides by what it left.
    take: `INSERT INTO ${schema}.tenants AS held (tenant, fence, holder, expires_at) VALUES ($1, 1, $2, ${now("$3")} + $4::bigint)
      ON CONFLICT (tenant) DO UPDATE SET fence = held.fence + 1, holder = excluded.holder, expires_at = ${now("$3")} + $4::bigint
      WHERE held.holder IS NULL OR held.expires_at <= ${now("$3")}
      RETURNING fence`,
    renew: `UPDATE ${schema}.tenants SET expires_at = ${now("$3")} + $4::bigint WHERE tenant = $1 AND fence = $2::bigint AND holder IS NOT NULL
      RETURNING fence`,
    release: `UPDATE ${schema}.tenants SET holder = NULL, expires_at = 0 WHERE tenant = $1 AND fence = $2::bigint`,

    state: `SELECT version, generation, status, cursor, started_at, completed_at, notes FROM ${schema}.streams WHERE tenant = $1 AND stream = $2`,
    hashes: `SELECT key, hash ${live} AND key > $3 AND ($4::text IS NULL OR key <= $4)`,
    contents: `SELECT key, content::text AS content ${live} AND key = ANY ($3::text[])`,
    records: `SELECT key, content::text AS content ${live} AND key > $3 ORDER BY key LIMIT $4::bigint`,
    count: `SELECT count(*) AS n ${live}`,
    missing: `SELECT key ${notFound} AND key > $4 ORDER BY key LIMIT $5::bigint`,
    countMissing: `SELECT count(*) AS n ${notFound}`,

    // Taking over has to wait until this transaction has ended. A machine that is gone in the middle of it must not hold it for ever.
    lock: `SELECT fence, holder, last_sequence, txid_current()::text AS transaction, ${now("$2")} AS now, CASE current_setting('idle_in_transaction_session_timeout')
        WHEN '0' THEN set_config('idle_in_transaction_session_timeout', '5min', true) END AS bounded
      FROM ${schema}.tenants WHERE tenant = $1 FOR UPDATE`,
    // Gives no row when the stored version is not the one before.
    advance: `WITH forgotten AS (
        DELETE FROM ${schema}.missing WHERE tenant = $1 AND stream = $2 AND generation < $4::bigint
      )
      INSERT INTO ${schema}.streams AS stored (tenant, stream, version, generation, status, cursor, started_at, completed_at, notes)
      SELECT $1, $2, $3::bigint, $4::bigint, $5, $6, $7::bigint, $8::bigint, $9
      WHERE $3::bigint = 1 OR EXISTS (SELECT FROM ${schema}.streams WHERE tenant = $1 AND stream = $2)
      ON CONFLICT (tenant, stream) DO UPDATE SET version = excluded.version, generation = excluded.generation, status = excluded.status,
        cursor = excluded.cursor, started_at = excluded.started_at, completed_at = excluded.completed_at, notes = excluded.notes
      WHERE stored.version = excluded.version - 1
      RETURNING version`,
    put: `INSERT INTO ${schema}.records (tenant, stream, key, content, hash, changed_at)
      SELECT $1, $2, key, content::json, hash, $3::bigint FROM unnest($4::text[], $5::text[], $6::text[]) AS put (key, content, hash)
      ON CONFLICT (tenant, stream, key) DO UPDATE SET content = excluded.content, hash = excluded.hash, changed_at = excluded.changed_at,
        removed_at = NULL`,
    remove: `WITH gone AS (
        DELETE FROM ${schema}.missing WHERE tenant = $1 AND stream = $2 AND key = ANY ($4::text[])
      )
      UPDATE ${schema}.records SET content = NULL, hash = NULL, changed_at = $3::bigint, removed_at = $3::bigint
      WHERE tenant = $1 AND stream = $2 AND key = ANY ($4::text[])`,
    miss: `INSERT INTO ${schema}.missing (tenant, stream, key, generation)
      SELECT $1, $2, key, $3::bigint FROM unnest($4::text[]) AS lost (key)
      ON CONFLICT (tenant, stream, key) DO UPDATE SET generation = excluded.generation`,
    log: `WITH numbered AS (
        UPDATE ${schema}.tenants SET last_sequence = $3::bigint + cardinality($5::text[]) WHERE tenant = $1
      )
      INSERT INTO ${schema}.changes (tenant, stream, sequence, at, key, kind, before, after, reason)
      SELECT $1, $2, $3::bigint + nth, $4::bigint, key, kind, before::json, after::json, reason
      FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) WITH ORDINALITY AS change (key, kind, before, after, reason, nth)`,
    transaction: "SELECT txid_current()::text AS transaction",

    changes: `SELECT sequence, stream, key, kind, before::text AS before, after::text AS after, reason, at
      FROM ${schema}.changes WHERE tenant = $1 AND sequence > $2::bigint ORDER BY sequence LIMIT $3::bigint`,
    lastSequence: `SELECT last_sequence AS n FROM ${schema}.tenants WHERE tenant = $1`,
    prunedTo: `SELECT pruned_to AS n FROM ${schema}.tenants WHERE tenant = $1`,
    prune: `WITH dropped AS (
        DELETE FROM ${schema}.changes WHERE tenant = $1 AND sequence <= $2::bigint RETURNING sequence
      ), remembered AS (
        UPDATE ${schema}.tenants SET pruned_to = greatest(pruned_to, (SELECT max(sequence) FROM dropped)) WHERE tenant = $1
      )
      SELECT count(*) AS n FROM dropped`,
    position: `SELECT sequence AS n FROM ${schema}.consumers WHERE tenant = $1 AND consumer = $2`,
    positions: `SELECT consumer, sequence FROM ${schema}.consumers WHERE tenant = $1`,
    setPosition: `INSERT INTO ${schema}.consumers (tenant, consumer, sequence) VALUES ($1, $2, $3::bigint)
      ON CONFLICT (tenant, consumer) DO UPDATE SET sequence = excluded.sequence`,
    forgetPosition: `DELETE FROM ${schema}.consumers WHERE tenant = $1 AND consumer = $2`,
  } as const;
};

/** The texts for one schema. */
export type Statements = ReturnType<typeof statementsIn>;
