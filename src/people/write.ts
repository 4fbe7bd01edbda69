import { type CallOptions, type Client, InvalidInputError, isHiBobError, UnexpectedAnswerError, type Written } from "../client/index.ts";
import { untilVisible } from "../client/visible.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject, type Json } from "../model/json.ts";
import { fieldReader, stepsOf } from "./decode.ts";
import { createPerson, updatePerson } from "./endpoints.ts";
import { get } from "./read.ts";

/** What became of an update. */
export interface Updated extends Written {
  /**
   * `applied`: Bob took at least one value. `unchanged`: Bob changed nothing, because all values were there already or
   * because none of them may be written this way; `verify` tells which.
   * `unknown`: the answer to a first attempt was lost, and the second one changed nothing, perhaps because the first had.
   */
  readonly outcome: "applied" | "unchanged" | "unknown";
  /** With `verify`: fields that do not hold what was written. Bob drops what it does not allow without an error. */
  readonly dropped?: string[];
}

/** Options of an update. */
export interface UpdateOptions extends CallOptions {
  /** Reads the fields back, up to 20 seconds, and names in `dropped` those that do not hold what was written. Default false. */
  readonly verify?: boolean | undefined;
}

// ASSUMED from observed writes: custom fields are written below `custom` of their category, wherever they are read.
const placeOf = (field: string): string[] => {
  const path = stepsOf(field.startsWith("root.") ? field.slice(5) : field);
  return path.length === 2 && path[1]!.startsWith("field_") ? [path[0]!, "custom", path[1]!] : path;
};

/** Values by field id, as Bob takes them: nested by category. */
function nested(values: Readonly<Record<string, unknown>>): Json {
  const body: Json = {};
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const path = placeOf(field);
    if (path.some((key) => key === "" || key === "__proto__")) throw new InvalidInputError(`"${field}" is no field id`);
    let place = body;
    for (const key of path.slice(0, -1)) place = (isObject(place[key]) ? place[key] : (place[key] = {})) as Json;
    place[path.at(-1)!] = value;
  }
  if (Object.keys(body).length === 0) throw new InvalidInputError("No values given to write");
  return body;
}

/** One way to write values that Bob takes for the same: numbers as texts, mail addresses in any case, and empty ones. */
const plain = (value: unknown): string => {
  const text = String(value ?? "").toLowerCase();
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? String(Number(text)) : text; // longer ones are ids
};

/**
 * Whether a field holds what was written. Bob adds to what was given, such as the name to a manager's id, and has its own
 * order for several items.
 */
const holds = (found: unknown, given: unknown): boolean =>
  isObject(given)
    ? isObject(found) && Object.entries(given).every(([key, value]) => holds(found[key], value))
    : Array.isArray(given)
      ? Array.isArray(found) && found.length === given.length && given.every((value) => found.some((other) => holds(other, value)))
      : !isObject(found) && !Array.isArray(found) && plain(found) === plain(given);

/** A handle on values that were written to a person. */
export function writtenTo(client: Client, id: string, values: Readonly<Record<string, unknown>>, endpoint: string) {
  const fields = Object.keys(values).filter((field) => values[field] !== undefined);
  const missing = async (options?: CallOptions): Promise<string[]> => {
    const { employee } = await get(client, id, { fields }, options);
    return fields.filter((field) => {
      const found = fieldReader(field)(employee);
      return found === undefined || !holds(found, values[field]); // what is not to be seen has not been verified
    });
  };
  const visible = (options?: CallOptions) =>
    untilVisible(client, endpoint, async () => (await missing(options)).length === 0, options?.signal);
  return { missing, visible };
}

/** Changes fields of a person. */
export async function update(
  client: Client,
  identifier: EmployeeId,
  values: Readonly<Record<string, unknown>>,
  { verify, ...options }: UpdateOptions = {},
): Promise<Updated> {
  const { status, repeated } = await client.call(updatePerson, { path: { identifier }, body: nested(values) }, options);
  const { visible, missing } = writtenTo(client, identifier, values, updatePerson.id);
  const updated: Updated = { outcome: status !== 304 ? "applied" : repeated ? "unknown" : "unchanged", visible };
  if (!verify) return updated;
  try {
    await visible(options);
  } catch (error) {
    if (!isHiBobError(error, "not_visible")) throw error;
    return { ...updated, dropped: await missing(options) };
  }
  return { ...updated, dropped: [] };
}

/** Adds a person. */
export async function create(client: Client, values: Readonly<Record<string, unknown>>, options?: CallOptions) {
  const { data } = await client.call(createPerson, { body: nested(values) }, options);
  if (!isObject(data) || typeof data.id !== "string") {
    throw new UnexpectedAnswerError(`${createPerson.id} answered without an id. The person may exist all the same`, {
      endpoint: createPerson.id,
    });
  }
  const id = data.id as EmployeeId;
  const exists = async (asked?: CallOptions): Promise<boolean> => {
    try {
      await get(client, id, { fields: ["root.id"] }, asked);
      return true;
    } catch (error) {
      if (isHiBobError(error, "not_found")) return false;
      throw error;
    }
  };
  return { id, visible: (asked?: CallOptions) => untilVisible(client, createPerson.id, () => exists(asked), asked?.signal) };
}
