import { FieldBook } from "../../company/fields.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { seedRightToWork } from "./seeding.ts";

const CLOSEST = "financial.rightToWorkExpiryDate";

/** What proves that people may work where they do. */
export const RIGHT_TO_WORK_TABLE: TableDefinition = {
  name: "right-to-work",
  category: "rightToWork",
  kind: "plain",
  columns: {
    // ASSUMED: any text. Bob's own screen may have a list for it, but no list of it was seen.
    type: { type: "text" },
    documentId: { type: "document" },
    number: { type: "text" },
    issuedBy: { type: "text" },
    validFrom: { type: "date" },
    expirationDate: { type: "date" },
    applicationDate: { type: "date" },
  },
  without: ["customColumns"],
  seed: seedRightToWork,
  fields: [CLOSEST],
  // ASSUMED: the first date that has not passed on the day of the change, or else the last one that has.
  kept(rows, person, company) {
    const field = company.part(FieldBook).get(CLOSEST);
    const dates = rows.flatMap(({ expirationDate }) => (typeof expirationDate === "string" ? [expirationDate] : [])).sort();
    const closest = dates.find((date) => date >= company.today) ?? dates.at(-1) ?? null;
    if (field) company.setValues(person, [[field, closest]], { quietly: true });
  },
};
