import { InvalidInputError } from "../../client/index.ts";
import { type Access, ask, type PostgresConnection } from "./postgres-connection.ts";
import { sqlStateOf, unusable } from "./postgres-errors.ts";
import { viewsIn } from "./postgres-views.ts";

/** The schema's name, ready for SQL text. */
export function quotedSchema(name: string): string {
  if (!/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/i.test(name)) {
    throw new InvalidInputError("schema must be a name of up to 63 letters, digits and underscores", {
      hint: 'It must not begin with a digit or with pg_. The default is "hibob"',
    });
  }
  return `"${name}"`;
}

const unquoted = (schema: string): string => schema.slice(1, -1);

/**
 * Brings a schema from each version to the next; the index is the version it starts from. Names are compared byte by byte
 * (`COLLATE "C"`), whatever the database's own order is. Contents are `json`, not `jsonb`: it keeps the text as it was, and takes
 * strings with U+0000.
 */
const MIGRATIONS: readonly ((schema: string) => readonly string[])[] = [
  (schema) => [
    `CREATE TABLE ${schema}.tenants (
      tenant        text COLLATE "C" PRIMARY KEY,
      fence         bigint NOT NULL,
      holder        text,
      expires_at    bigint NOT NULL,
      last_sequence bigint NOT NULL DEFAULT 0,
      pruned_to     bigint NOT NULL DEFAULT 0
    )`,
    `CREATE TABLE ${schema}.streams (
      tenant       text COLLATE "C" NOT NULL,
      stream       text COLLATE "C" NOT NULL,
      version      bigint NOT NULL,
      generation   bigint NOT NULL,
      status       text NOT NULL,
      cursor       text NOT NULL,
      started_at   bigint,
      completed_at bigint,
      notes        text,
      PRIMARY KEY (tenant, stream)
    )`,
    // A tombstone is a row with removed_at and without content.
    `CREATE TABLE ${schema}.records (
      tenant     text COLLATE "C" NOT NULL,
      stream     text COLLATE "C" NOT NULL,
      key        text COLLATE "C" NOT NULL,
      content    json,
      hash       text,
      changed_at bigint NOT NULL,
      removed_at bigint,
      PRIMARY KEY (tenant, stream, key)
    )`,
    `CREATE TABLE ${schema}.missing (
      tenant     text COLLATE "C" NOT NULL,
      stream     text COLLATE "C" NOT NULL,
      key        text COLLATE "C" NOT NULL,
      generation bigint NOT NULL,
      PRIMARY KEY (tenant, stream, key)
    )`,
    `CREATE TABLE ${schema}.changes (
      tenant   text COLLATE "C" NOT NULL,
      sequence bigint NOT NULL,
      stream   text COLLATE "C" NOT NULL,
      key      text COLLATE "C" NOT NULL,
      kind     text NOT NULL CHECK (kind IN ('added', 'changed', 'removed')),
      before   json,
      after    json,
      reason   text,
      at       bigint NOT NULL,
      PRIMARY KEY (tenant, sequence)
    )`,
    `CREATE TABLE ${schema}.consumers (
      tenant   text COLLATE "C" NOT NULL,
      consumer text COLLATE "C" NOT NULL,
      sequence bigint NOT NULL,
      PRIMARY KEY (tenant, consumer)
    )`,
    ...viewsIn(schema),
  ],
];

/** The version this code writes. A higher number in the database means that newer code made it. */
const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Makes the tables, or brings them up to date. A schema that is so already is only looked at, so that a role without rights
 * to create can use it.
 */
export async function prepareSchema(access: Access, schema: string): Promise<void> {
  const version = await versionOf((text, params) => access.query(text, params), schema);
  if (version < SCHEMA_VERSION) await access.transaction((connection) => migrate(connection, schema));
}

type Asking = (text: string, params: unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * 0 for a schema without our tables. Looked up in the catalogue's tables, because functions like `to_regclass` may answer from before
 * a wait for the lock.
 */
async function versionOf(asking: Asking, schema: string): Promise<number> {
  const [found] = await asking(
    `SELECT current_setting('server_encoding') AS encoding, EXISTS (
      SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = $1 AND relname = 'hibob_kit'
    ) AS made`,
    [unquoted(schema)],
  );
  if (found?.encoding !== "UTF8") {
    throw unusable("keeps this database in an encoding that lacks characters", "Use a database with the encoding UTF8");
  }
  if (!found.made) return 0;
  const [row] = await asking(`SELECT version FROM ${schema}.hibob_kit`, []);
  const version = Number(row?.version ?? 0);
  if (version > SCHEMA_VERSION) {
    const versions = `version ${version}, this one knows ${SCHEMA_VERSION}`;
    throw unusable(
      `holds a schema ${schema} that a newer version of hibob-kit wrote (${versions})`,
      "Update hibob-kit: the schema was left untouched",
    );
  }
  return version;
}

async function migrate(connection: PostgresConnection, schema: string): Promise<void> {
  // Two processes may start at once: the second waits here, and then finds everything made. Ends with the transaction.
  await ask(connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`hibob-kit ${schema}`]);
  const version = await versionOf((text, params) => ask(connection, text, params), schema);
  if (version === SCHEMA_VERSION) return;
  const [there] = await ask(connection, "SELECT 1 AS there FROM pg_namespace WHERE nspname = $1", [unquoted(schema)]);
  try {
    if (!there) await connection.query(`CREATE SCHEMA ${schema}`);
    if (version === 0) await connection.query(`CREATE TABLE ${schema}.hibob_kit (version integer NOT NULL)`);
    for (const statement of MIGRATIONS.slice(version).flatMap((migration) => migration(schema))) await connection.query(statement);
    await connection.query(`DELETE FROM ${schema}.hibob_kit`);
    await connection.query(`INSERT INTO ${schema}.hibob_kit (version) VALUES ($1)`, [SCHEMA_VERSION]);
  } catch (error) {
    throw notMade(error, schema);
  }
}

function notMade(error: unknown, schema: string): unknown {
  switch (sqlStateOf(error)) {
    case "42501":
      return unusable(
        `does not let this role make the schema ${schema} and its tables`,
        "Run once as a role that may, and then grant this one USAGE on the schema and all rights on its tables; or grant it CREATE on the database",
      );
    case "42P07":
    case "42710":
    case "42723":
      return unusable(`has other things of the same names in the schema ${schema}`, "Name another schema: this one was left untouched");
    default:
      return error;
  }
}
