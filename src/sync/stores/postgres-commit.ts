import { leaseLost, staleCommit } from "../errors.ts";
import { canonical } from "../record.ts";
import type { ChangeKind, Commit, Content, Lease, LoggedChange, RemovalReason } from "../store.ts";
import { ask, type PostgresConnection, type PostgresRow } from "./postgres-connection.ts";
import { unusable } from "./postgres-errors.ts";
import type { Statements } from "./postgres-sql.ts";

/**
 * Locks the tenant's row until the transaction ends: other steps of the tenant, and whoever wants to take over, wait. So the fence
 * that is checked here still holds when the transaction commits.
 */
export async function lockTenant(
  connection: PostgresConnection,
  sql: Statements,
  { tenant, fence }: Lease,
  now: number | null,
): Promise<{ readonly now: number; readonly lastSequence: number; readonly transaction: unknown }> {
  const [row] = await ask(connection, sql.lock, [tenant, now]);
  if (!row || Number(row.fence) !== fence || row.holder === null) throw leaseLost();
  return { now: Number(row.now), lastSequence: Number(row.last_sequence), transaction: row.transaction };
}

/**
 * Everything of a step, inside its transaction. Whatever its size, it takes these statements: the lock, the state, one for each of
 * puts, removes, missing and changes that is not empty, and one after `apply`.
 */
export async function writeStep(
  connection: PostgresConnection,
  sql: Statements,
  commit: Commit<PostgresConnection>,
  clockNow: number | null,
): Promise<void> {
  const { lease, stream, state, changes, apply } = commit;
  const { tenant } = lease;
  const texts = changes.map(({ before, after }) => ({ before: before && canonical(before), after: after && canonical(after) }));
  const write = (text: string, ...params: unknown[]) => ask(connection, text, [tenant, stream, ...params]);

  const { now, lastSequence, transaction } = await lockTenant(connection, sql, lease, clockNow);
  const { version, generation, status, cursor, startedAt, completedAt, notes } = state;
  const advanced = await write(sql.advance, version, generation, status, cursor, startedAt, completedAt, notes);
  if (advanced.length === 0) throw staleCommit();

  // By key, because one statement cannot write a row twice.
  const puts = [...new Map(commit.puts.map((put) => [put.key, put])).values()];
  if (puts.length > 0) {
    const lists = [puts.map(({ key }) => key), puts.map(({ json }) => json), puts.map(({ hash }) => hash)];
    await write(sql.put, now, ...lists);
  }
  if (commit.removes.length > 0) await write(sql.remove, now, commit.removes);
  if (commit.missing.length > 0) await write(sql.miss, generation, [...new Set(commit.missing)]);
  if (changes.length === 0) return;

  const lists = [
    changes.map(({ key }) => key),
    changes.map(({ kind }) => kind),
    texts.map(({ before }) => before),
    texts.map(({ after }) => after),
    changes.map(({ reason }) => reason),
  ];
  await write(sql.log, lastSequence, now, ...lists);
  if (!apply) return;

  await apply(
    connection,
    changes.map(({ key, kind, reason }, index) => ({
      sequence: lastSequence + index + 1,
      stream,
      at: now,
      key,
      kind,
      before: parsed(texts[index]?.before),
      after: parsed(texts[index]?.after),
      reason,
    })),
  );
  // COMMIT says nothing of a transaction that a swallowed error has ended, or that apply has ended itself.
  const [still] = await ask(connection, sql.transaction);
  if (still?.transaction !== transaction) {
    throw unusable("was told by apply to end the transaction", "Leave out COMMIT and ROLLBACK: the step ends it. To undo all, throw");
  }
}

const parsed = (text: unknown): Content | null => JSON.parse((text as string | null | undefined) ?? "null") as Content | null;

/** A change, of a row of the log. */
export const changeOf = (row: PostgresRow): LoggedChange => ({
  sequence: Number(row.sequence),
  stream: row.stream as string,
  at: Number(row.at),
  key: row.key as string,
  kind: row.kind as ChangeKind,
  before: parsed(row.before),
  after: parsed(row.after),
  reason: row.reason as RemovalReason | null,
});

/** The content of a record's row. */
export const contentOf = (row: PostgresRow): Content => JSON.parse(row.content as string) as Content;
