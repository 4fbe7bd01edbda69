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

/** One field of the catalogue, ready to be read from people. */
export interface FakeField {
  readonly id: KnownFieldId;
  readonly category: string;
  readonly type: FieldType;
  readonly list: string | undefined;
  read(person: Employee, company: CompanyState): unknown;
}

const fakeField = (id: KnownFieldId): FakeField => {
  const { category, type, ...facts } = FIELDS[id] as (typeof FIELDS)[KnownFieldId] & { list?: string; volatile?: true };
  const derive = SPECIAL[id] ?? byType(type, facts.list, facts.volatile === true);
  const salt = fieldSalt(id);
  return {
    id,
    category,
    type,
    list: facts.list,
    read(person, company) {
      const { overrides } = person;
      return overrides?.has(id) ? overrides.get(id) : derive(person, hash(person.core.salt, salt), company);
    },
  };
};

/** Every built-in field by its id. */
export const FAKE_FIELDS: ReadonlyMap<string, FakeField> = new Map(
  (Object.keys(FIELDS) as KnownFieldId[]).map((id) => [id, fakeField(id)]),
);
