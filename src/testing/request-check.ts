import type { Schema } from "../client/endpoint.ts";
import { badRequest } from "./reply.ts";
import type { FakeRequest } from "./request.ts";

/** A query is text; this makes of it what the declaration takes, and leaves alone what cannot be made so. */
function coerce(schema: Schema, texts: readonly string[]): unknown {
  const text = texts.at(-1) as string;
  const readings = [
    text,
    ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
    ...(/^(true|false)$/.test(text) ? [text === "true"] : []),
    texts,
  ];
  return readings.find((reading) => schema.safeParse(reading).success) ?? text;
}

/** The keys that a declared object has. */
const shapeOf = (schema: Schema | undefined): Readonly<Record<string, Schema>> | undefined =>
  (schema as unknown as { _zod: { def: { shape?: Record<string, Schema> } } } | undefined)?._zod.def.shape;

// Bob looks for the very word `true` here. ASSUMED: anything else is no error, and asks for nothing.
const isUnread = (key: string, query: URLSearchParams): boolean => key === "includeHumanReadable" && query.get(key) !== "true";

/** The query as its declaration types it. Keys that are not declared are left out: Bob ignores them. */
export function readQuery(schema: Schema | undefined, query: URLSearchParams): unknown {
  const shape = shapeOf(schema);
  if (!schema || !shape) return {};
  const known = Object.entries(shape).filter(([key]) => query.has(key) && !isUnread(key, query));
  return checked(schema, Object.fromEntries(known.map(([key, part]) => [key, coerce(part, query.getAll(key))])), "query");
}

/** The body as its declaration types it: JSON, or a form with a file. */
export function readBody(
  schema: Schema | undefined,
  { body = "", file, contentType }: Pick<FakeRequest, "body" | "file" | "contentType">,
  prepare: (body: unknown) => unknown = (same) => same,
): unknown {
  if (!schema) return undefined;
  // A form is an object too, so what takes any object takes JSON.
  const takesForm = schema.safeParse(new FormData()).success && !schema.safeParse({}).success;
  if (takesForm && !file) throw badRequest("The part named file is missing", "This takes multipart/form-data with one part named file");
  if (takesForm) return undefined; // the exchange has the file
  if (contentType?.startsWith("multipart/")) throw badRequest("The request body is not valid JSON", "This takes JSON, and no form");
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw badRequest("The request body is not valid JSON");
  }
  return checked(schema, prepare(value), "body");
}

function checked(schema: Schema, value: unknown, part: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path = [], expected, message, code = "invalid" } = result.error.issues[0] ?? {};
  const where = [part, ...path].join(".");
  throw badRequest(
    `Invalid ${where}: ${code}`,
    `${where} is not as Bob takes it: ${expected ? `${expected} is expected` : (message ?? code)}`,
  );
}
