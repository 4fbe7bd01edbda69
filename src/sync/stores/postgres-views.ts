import { VIEWS, type ViewColumn, type ViewColumnType } from "./views.ts";

/** How a value of jsonb becomes one of a column. NULL where it is of another type, so that a view never fails. */
const VALUE: Readonly<Record<ViewColumnType, (schema: string, value: string) => string>> = {
  text: (_schema, value) => `CASE WHEN jsonb_typeof(${value}) IN ('string', 'number', 'boolean') THEN ${value} #>> '{}' END`,
  number: (_schema, value) => `CASE jsonb_typeof(${value}) WHEN 'number' THEN (${value})::numeric END`,
  integer: (schema, value) => `${schema}.integer_of(${value})`,
  boolean: (_schema, value) => `CASE jsonb_typeof(${value}) WHEN 'boolean' THEN (${value})::boolean END`,
  date: (schema, value) => `${schema}.date_of(${value})`,
  json: (_schema, value) => `CASE WHEN jsonb_typeof(${value}) IN ('object', 'array') THEN ${value} END`,
};

/**
 * What the views are made with. `jsonb_of`: jsonb cannot hold U+0000 or half a surrogate pair, which canonical JSON writes as
 * escapes; they are shown as U+FFFD. `date_of` looks at the length of the month before it casts.
 */
const functionsIn = (schema: string): readonly string[] => [
  `CREATE FUNCTION ${schema}.jsonb_of(content json) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
      WHEN content::text !~ '[\\\\]u(0000|d[89a-f])' THEN content::jsonb
      ELSE regexp_replace(content::text, '(?<![\\\\])(([\\\\]{2})*)[\\\\]u(0000|d[89a-f][0-9a-f]{2})', U&'\\\\1\\FFFD', 'g')::jsonb
    END
  $$`,
  `CREATE FUNCTION ${schema}.integer_of(value jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(value) = 'number' THEN
      CASE WHEN trunc(value::numeric) = value::numeric AND abs(value::numeric) < 9223372036854775808 THEN value::bigint END
    END
  $$`,
  `CREATE FUNCTION ${schema}.date_of(value jsonb) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN value #>> '{}' ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]|$)' AND jsonb_typeof(value) = 'string' THEN
      CASE
        WHEN substr(value #>> '{}', 9, 2)::integer <= extract(day FROM
          make_date(substr(value #>> '{}', 1, 4)::integer, substr(value #>> '{}', 6, 2)::integer, 1) + interval '1 month' - interval '1 day')
        THEN substr(value #>> '{}', 1, 10)::date
      END
    END
  $$`,
];

/** The statements that make the views of a schema: for people with a database browser. */
export const viewsIn = (schema: string): readonly string[] => [
  ...functionsIn(schema),
  ...VIEWS.flatMap(({ name, stream, says, columns }) => [
    // OFFSET 0 keeps the conversion in one place, instead of once for each column.
    `CREATE VIEW ${schema}.${identifier(name)} AS
      SELECT record.tenant, record.key, ${columns.map((column) => `${expression(schema, column)} AS ${identifier(column.name)}`).join(", ")},
        shown.content, to_timestamp(record.changed_at / 1000.0) AS changed_at
      FROM ${schema}.records AS record CROSS JOIN LATERAL (SELECT ${schema}.jsonb_of(record.content) AS content OFFSET 0) AS shown
      WHERE record.stream = ${literal(stream)} AND record.removed_at IS NULL`,
    `COMMENT ON VIEW ${schema}.${identifier(name)} IS ${literal(says)}`,
    ...columns.map((column) => `COMMENT ON COLUMN ${schema}.${identifier(name)}.${identifier(column.name)} IS ${literal(column.says)}`),
  ]),
];

const expression = (schema: string, { path, type }: ViewColumn): string =>
  path.length === 0 ? "record.key" : VALUE[type](schema, `(shown.content #> ARRAY[${path.map(literal).join(", ")}])`);

// Names and texts of ours only; what Bob sends is never part of a statement.
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
