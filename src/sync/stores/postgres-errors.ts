import { SyncError } from "../errors.ts";

/** What is wrong, what to do about it, and whether a later try may work without anybody doing anything. */
type Explained = readonly [problem: string, hint: string, retryable?: boolean];

const UNREACHABLE: Explained = ["cannot be reached", "Check host and port, and that the server runs and lets this machine in", true];
const CUT: Explained = ["ended the connection", "Run again: what was committed is safe", true];
const REFUSED: Explained = ["does not accept the user or the password", "Check both, and that pg_hba.conf lets this user in"];

/** Codes of Node, for what happens before a server answers. */
const BY_NODE_CODE: Readonly<Record<string, Explained>> = {
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENOENT: UNREACHABLE, // a socket's file
  ECONNRESET: CUT,
  EPIPE: CUT,
};

/** PostgreSQL's error codes, or their first two characters. Source: PostgreSQL's manual, appendix A. */
const BY_SQLSTATE: Readonly<Record<string, Explained>> = {
  "08": CUT,
  "22021": ["was given text with a character that it cannot store", "Tenants, keys and consumers must not contain the character U+0000"],
  "22P05": ["cannot store every character", "Use a database with the encoding UTF8"],
  "25006": ["lets nothing be written here", "Connect to the primary server, not to a copy for reading"],
  "25P02": ["gave up the transaction", "apply went on after one of its statements had failed: let it throw instead"],
  "25P03": ["ended a transaction in which nothing happened for too long", "Keep apply short; what was committed is safe", true],
  "28": REFUSED,
  "3D000": ["has no database of this name", "Create it, or name another one"],
  "3F000": ["has lost the schema", "Somebody dropped it: a new process makes it again"],
  "40": ["stopped a transaction that collided with another one; nothing of it was written", "Run again", true],
  "42501": ["does not let this role do that", "Grant it USAGE on the schema, and SELECT, INSERT, UPDATE and DELETE on the tables in it"],
  "42P01": ["has lost a table", "Somebody dropped or renamed it: put it back, or use another schema"],
  "42703": ["has lost a column", "Somebody changed a table: put it back, or use another schema"],
  "53100": ["has no room left on its disk", "Make room and run again; what was committed is safe"],
  "53300": ["has too many connections", "Let other programs use fewer, or raise max_connections", true],
  "53": ["has run out of memory or another resource", "Run again when it has less to do; what was committed is safe", true],
  "55P03": ["waited too long for a lock", "Look for long transactions on these tables, then run again", true],
  "57014": ["stopped a statement that took too long", "Raise statement_timeout for this role", true],
  "57P03": ["is starting up or shutting down", "Run again in a moment", true],
  "57": CUT,
  "58": ["could not read or write its files", "Look into the server's log; what was committed is safe"],
  XX: ["has a damaged table or a fault of its own", "Look into the server's log; what was committed is safe"],
};

// Of pg, which gives these no code. PGlite: of one that was closed.
const SAID: readonly (readonly [RegExp, Explained])[] = [
  [/^SASL|password must be|no password supplied/i, REFUSED],
  [/timeout.*connect|connect.*timeout|timeout expired/i, UNREACHABLE],
  [/terminated|not queryable|connection error|ended|is closed/i, CUT],
  [/after calling end/i, ["has been closed by the application", "End the pool after the store's last use"]],
  [/SSL|certificate/i, ["and this program do not agree on encryption", "Check the ssl setting of the connection"]],
];

/** An error of the store. The cause is left out on purpose: it may quote values, and where the connection goes. */
export const unusable = (problem: string, hint: string, retryable = false): SyncError =>
  new SyncError("store_unusable", `Postgres ${problem}`, { hint, ...(retryable ? { retryable } : {}) });

/** The code of what a driver threw; `""` for none. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === "string") return code;
  return errors?.length ? codeOf(errors[0]) : ""; // one for each address that was tried
}

/** PostgreSQL's own code of what a driver threw: the server has answered. `""` when it has not; codes of Node begin with E. */
export const sqlStateOf = (error: unknown): string => /^(?!E)[0-9A-Z]{5}$/.exec(codeOf(error))?.[0] ?? "";

/** What a driver threw, in words that say what to do. */
export function failed(error: unknown): SyncError {
  if (error instanceof SyncError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : "";
  const explained =
    BY_NODE_CODE[code] ??
    BY_SQLSTATE[code] ??
    (sqlStateOf(error) ? BY_SQLSTATE[code.slice(0, 2)] : SAID.find(([pattern]) => pattern.test(message))?.[1]);
  if (explained) return unusable(...explained);
  return unusable(`failed${code ? ` (code ${code})` : ""}`, "Look into the server's log; what was committed before is safe");
}

/** What a COMMIT without an answer means. */
export const outcomeUnknown = (): SyncError =>
  unusable("did not say whether it wrote the last step", "Run again: the next run sees what is stored and goes on from there", true);
