import { FIELDS, type FieldType, type KnownFieldId } from "../../../model/fields.ts";
import type { CompanyState } from "../company.ts";
import { between, hash } from "../draws.ts";
import type { Employee } from "../employee.ts";
import { type Derivation, type Derivations, fieldSalt, homeSite, itemOf, itemsOf, mostly, weekly } from "./derivation.ts";
import { PAY } from "./pay.ts";
import { PERSON } from "./person.ts";
import { WORK } from "./work.ts";

export { summaryOf } from "./derivation.ts";

const score = (field: string): Derivations => ({
  [`peopleAnalytics.${field}`]: ((_, h, company) => weekly(h, company) % 5) satisfies Derivation,
});

const SPECIAL: Derivations = {
  ...PERSON,
  ...PAY,
  ...WORK,
  ...score("lowRiskCounter"),
  ...score("someRiskCounter"),
  ...score("atRiskCounter"),
};

/** What a field without a derivation of its own gets, by its type. */
function byType(type: FieldType, list: string | undefined, volatile: boolean): Derivation {
  switch (type) {
    case "list":
    case "list_id":
    case "hierarchy-list": {
      const item = itemOf(list ?? "");
      return volatile ? (person, h, company) => item(person, weekly(h, company), company) : mostly(92, item);
    }
    case "multi-list":
      return itemsOf(list ?? "");
    case "boolean":
      return mostly(92, (_, h) => h % 4 === 0);
    case "number":
      return mostly(92, (_, h) => between(h, 0, 100));
    case "currency":
      return mostly(70, (person, h, company) => ({ value: between(h, 2, 60) * 50, currency: homeSite(person, company).currency }));
    default:
      return () => null;
  }
}

/** What Bob's metadata tells of a field. */
export interface FieldFacts {
  readonly id: string;
  /** Decides the permission; the id says nothing of it. */
  readonly category: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: FieldType | "document";
  /** The named list with its values. */
  readonly list: string | undefined;
  /** A column of an effective-dated table. */
  readonly historical: boolean;
}

/** One field, ready to be read from people. */
export interface FakeField extends FieldFacts {
  read(person: Employee, company: CompanyState): unknown;
}

/** Makes a field of its facts, and of how its values come to be where nobody set one. */
export function fieldOf(facts: FieldFacts, derive: Derivation): FakeField {
  const { id } = facts;
  const salt = fieldSalt(id);
  return {
    ...facts,
    read(person, company) {
      const { overrides } = person;
      return overrides?.has(id) ? overrides.get(id) : derive(person, hash(person.core.salt, salt), company);
    },
  };
}

function builtIn(id: KnownFieldId): FakeField {
  const known = FIELDS[id] as (typeof FIELDS)[KnownFieldId] & { list?: string; historical?: true; volatile?: true };
  const { category, name, type, list, historical = false, volatile = false } = known;
  return fieldOf({ id, category, name, description: null, type, list, historical }, SPECIAL[id] ?? byType(type, list, volatile));
}

/** Every built-in field by its id, as Bob made it. What a company did to its fields is in its `FieldBook`. */
export const FAKE_FIELDS: ReadonlyMap<string, FakeField> = new Map((Object.keys(FIELDS) as KnownFieldId[]).map((id) => [id, builtIn(id)]));
