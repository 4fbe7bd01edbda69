import type { Schema } from "../client/endpoint.ts";
import { badRequest } from "./reply.ts";

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

/** The query as its declaration types it. Keys that are not declared are left out: Bob ignores them. */
export function readQuery(schema: Schema | undefined, query: URLSearchParams): unknown {
  const shape = shapeOf(schema);
  if (!schema || !shape) return {};
  const known = Object.entries(shape).filter(([key]) => query.has(key));
  return checked(schema, Object.fromEntries(known.map(([key, part]) => [key, coerce(part, query.getAll(key))])), "query");
}

/** The JSON body as its declaration types it. */
export function readBody(schema: Schema | undefined, body: string, prepare: (body: unknown) => unknown = (same) => same): unknown {
  if (!schema) return undefined;
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
  const issue = result.error.issues[0];
  throw badRequest(`Invalid ${[part, ...(issue?.path ?? [])].join(".")}: ${issue?.code ?? "invalid"}`);
}
