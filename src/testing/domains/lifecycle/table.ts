import type { Row, TableDefinition } from "../../tables/table.ts";

/** Lifecycle: where a person stands over time. Its rows are with the person and move by what happens to them only. */
export const LIFECYCLE_TABLE: TableDefinition = {
  name: "lifecycle",
  category: "lifecycle",
  kind: "dated",
  columns: {
    status: { type: "list", list: "lifecycleStatus", field: "internal.lifecycleStatus" },
    employeeStatus: { type: "list", list: "status", field: "internal.status" },
    workChangeType: { type: "text" },
    reasonType: { type: "list", list: "lifecycleReasonType", field: "internal.terminationType" },
    leaveReason: { type: "text" },
  },
  without: ["activeEffectiveDate"],
  seed: () => [],
  store: { rows: ({ core }) => core.lifecycle as unknown as readonly Row[] },
  shown: (row) => ({ ...row, canBeDeleted: false }),
};
