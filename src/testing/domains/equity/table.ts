import type { TableDefinition } from "../../tables/table.ts";
import { seedEquities } from "./seeding.ts";

/** What people were granted. Rows have a date and no order in time: each one is a grant of its own. Bob has no events of them. */
export const EQUITIES_TABLE: TableDefinition = {
  name: "equities",
  category: "equity",
  kind: "plain",
  columns: {
    effectiveDate: { type: "date", mandatory: true },
    reason: { type: "text" },
    quantity: { type: "number", mandatory: true },
    equityType: { type: "list", list: "equityTypes", mandatory: true },
    vestingCommencementDate: { type: "date" },
    consentNumber: { type: "text" },
    grantDate: { type: "date" },
    optionExpiration: { type: "date" },
    exercisePrice: { type: "currency" },
    vestingTerm: { type: "text" },
    grantType: { type: "list", list: "grantTypes" },
    vestingSchedule: { type: "list", list: "vestingSchedule" },
    grantNumber: { type: "number" },
    grantStatus: { type: "list", list: "grantStatuses" },
    // Observed beyond what is documented. ASSUMED: an amount of money, and two texts.
    grantAmount: { type: "currency" },
    taxPlan: { type: "text" },
    specialTerms: { type: "text" },
  },
  without: ["customColumns"],
  silent: true,
  seed: seedEquities,
};
