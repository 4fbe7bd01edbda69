import { FieldBook } from "../../company/fields.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { seedDependents } from "./seeding.ts";

const COUNT = "home.numberOfKids";

/** People's children. */
export const DEPENDENTS_TABLE: TableDefinition = {
  name: "dependents",
  category: "home",
  kind: "plain",
  columns: {
    firstName: { type: "text" },
    surname: { type: "text" },
    birthDate: { type: "date" },
    gender: { type: "list", list: "legalGender" },
  },
  without: ["customColumns"],
  seed: seedDependents,
  fields: [COUNT],
  kept(rows, person, company) {
    const field = company.part(FieldBook).get(COUNT);
    if (field) company.setValues(person, [[field, rows.length]], { quietly: true });
  },
};
