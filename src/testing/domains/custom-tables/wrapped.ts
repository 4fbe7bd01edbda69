import { isObject } from "../../../model/json.ts";
import { badRequest } from "../../reply.ts";

/** Lets through the bodies that hold rows in `values`. Source of the text: observed. */
export function wrapped(body: unknown): unknown {
  if (isObject(body) && Array.isArray(body.values)) return body;
  throw badRequest("Missing required field: values", 'Bob takes new rows of this table inside of a list: { "values": [row] }');
}

/** The row of a wrapped body. ASSUMED: one row at a time; Bob documents the list and no more than one row in it. */
export function onlyRow(body: unknown): unknown {
  const { values } = body as { readonly values: readonly unknown[] };
  if (values.length === 1) return values[0];
  throw badRequest("One row at a time", `values holds ${values.length} rows; the fake takes one in a request`);
}
