import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import { type FakeField, FieldBook } from "../../company/fields.ts";
import { accepted } from "../../company/fields-values.ts";
import { badRequest } from "../../reply.ts";

type Sent = ReadonlyMap<FakeField, unknown>;

/** The fields that a body names, root fields at its top and all others below their categories. Unknown ones are left out. */
export function sentValues(body: object, company: CompanyState): Sent {
  const book = company.part(FieldBook);
  const found = new Map<FakeField, unknown>();
  const collect = (part: object, path: string): void => {
    for (const [key, value] of Object.entries(part)) {
      const id = path + key;
      const field = book.get(path === "" ? `root.${key}` : id);
      if (field) found.set(field, value);
      else if (isObject(value) && id !== "root") collect(value, `${id}.`);
    }
  };
  collect(body, "");
  return found;
}

/** The values as they are kept; one that Bob cannot take is answered with 400. */
export function keptValues(sent: Iterable<readonly [FakeField, unknown]>, company: CompanyState): [FakeField, unknown][] {
  return [...sent].map(([field, value]) => {
    const taken = accepted(field, value, company, "api");
    if ("problem" in taken) throw badRequest(`Invalid value for ${field.id}`, taken.problem);
    return [field, taken.value];
  });
}
