import type * as z from "zod/mini";
import { badRequest } from "./reply.ts";

interface SchemaInside {
  readonly type: string;
  readonly innerType?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
}

const inside = (schema: z.ZodMiniType): SchemaInside => (schema as unknown as { _zod: { def: SchemaInside } })._zod.def;

const unwrapped = (schema: z.ZodMiniType): SchemaInside => {
  const def = inside(schema);
  return def.innerType ? unwrapped(def.innerType) : def;
};

/** A query is text; this makes of it what the declaration says, and leaves alone what cannot be made so. */
function coerce(schema: z.ZodMiniType, texts: readonly string[]): unknown {
  const def = unwrapped(schema);
  const text = texts.at(-1) as string;
  switch (def.type) {
    case "array":
      return texts.map((one) => (def.element ? coerce(def.element, [one]) : one));
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    default:
      return text;
  }
}

/** The query as its declaration types it. Keys that are not declared are left out: Bob ignores them. */
export function readQuery(schema: z.ZodMiniType | undefined, query: URLSearchParams): unknown {
  const shape = schema ? unwrapped(schema).shape : undefined;
  if (!schema || !shape) return {};
  const known = Object.entries(shape).filter(([key]) => query.has(key));
  return checked(schema, Object.fromEntries(known.map(([key, part]) => [key, coerce(part, query.getAll(key))])), "query");
}

/** The JSON body as its declaration types it. */
export function readBody(schema: z.ZodMiniType | undefined, body: string, prepare: (body: unknown) => unknown = (same) => same): unknown {
  if (!schema) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw badRequest("The request body is not valid JSON");
  }
  return checked(schema, prepare(value), "body");
}

function checked(schema: z.ZodMiniType, value: unknown, part: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badRequest(`Invalid ${[part, ...(issue?.path ?? [])].join(".")}: ${issue?.code ?? "invalid"}`);
}
