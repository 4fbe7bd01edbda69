import { leaseLost, staleCommit } from "../errors.ts";
import { canonical } from "../record.ts";
import type { Commit, Content, Lease, LoggedChange, NewChange, StoredRecord } from "../store.ts";
import type { Prepared } from "./sqlite-statements.ts";

/** What is known of a tenant. Numbers may be of either kind: a given database may be set to answer big ones. */
export interface TenantRow {
  readonly fence: number | bigint;
  readonly holder: string | null;
  readonly expiresAt: number | bigint;
  readonly lastSequence: number | bigint;
  readonly prunedTo: number | bigint;
}

export const tenantRow = ({ select }: Prepared, tenant: string): TenantRow | undefined =>
  select.tenant.get(tenant) as TenantRow | undefined;

/** The row of a tenant whose lease this is. */
export function heldTenant(sql: Prepared, { tenant, fence }: Lease): TenantRow {
  const row = tenantRow(sql, tenant);
  if (!row || Number(row.fence) !== fence || row.holder === null) throw leaseLost();
  return row;
}

/** Writes everything of a commit but its `apply`; gives the changes as they are in the log. Runs in a transaction. */
export function writeCommit(sql: Prepared, commit: Commit<never>, now: number): readonly LoggedChange[] {
  const { lease, stream, state, puts, removes, changes, missing } = commit;
  const { tenant } = lease;
  const { write } = sql;
  const { lastSequence } = heldTenant(sql, lease);
  const stored = sql.select.state.get(tenant, stream) as { version: number } | undefined;
  if (Number(stored?.version ?? 0) + 1 !== state.version) throw staleCommit();

  for (const { key, json, hash } of puts) write.put.run(tenant, stream, key, json, hash, now);
  for (const key of removes) {
    write.remove.run(now, now, tenant, stream, key);
    write.found.run(tenant, stream, key);
  }
  write.forget.run(tenant, stream, state.generation);
  for (const key of missing) write.miss.run(tenant, stream, key, state.generation);

  const logged = changes.map((change, index) => ({ ...change, sequence: Number(lastSequence) + index + 1, stream, at: now }));
  const texts = new ContentTexts(puts);
  for (const { sequence, key, kind, before, after, reason } of logged) {
    write.log.run(tenant, sequence, stream, key, kind, before && canonical(before), texts.after({ key, kind, after }), reason, now);
  }
  if (logged.length > 0) write.sequence.run(logged.at(-1)!.sequence, tenant);

  const { version, generation, status, cursor, startedAt, completedAt, notes } = state;
  write.state.run(tenant, stream, version, generation, status, cursor, startedAt, completedAt, notes);
  return logged;
}

/** The text of what changed, without writing an added record's content a second time. */
class ContentTexts {
  readonly #puts: ReadonlyMap<string, StoredRecord>;

  constructor(puts: readonly StoredRecord[]) {
    this.#puts = new Map(puts.map((put) => [put.key, put]));
  }

  after({ key, kind, after }: Pick<NewChange, "key" | "kind" | "after">): string | null {
    if (after === null) return null;
    const put = kind === "added" ? this.#puts.get(key) : undefined;
    return put && sameFields(after, put.content) ? put.json : canonical(after);
  }
}

/** Whether two contents hold the very same values: an added record's do, unless it has fields that never count as a change. */
function sameFields(one: Content, other: Content): boolean {
  if (one === other) return true;
  const fields = Object.keys(one);
  return fields.length === Object.keys(other).length && fields.every((field) => Object.hasOwn(other, field) && one[field] === other[field]);
}
