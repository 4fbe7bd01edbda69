import type { TableDefinition } from "../../tables/table.ts";
import { seedTraining, TRAINER } from "./seeding.ts";

/** What people have learnt. Bob has no events of it. */
export const TRAINING_TABLE: TableDefinition = {
  name: "training",
  category: "training",
  kind: "plain",
  columns: {
    name: { type: "list", list: "trainingName" },
    description: { type: "text-area" },
    cost: { type: "currency" },
    status: { type: "list", list: "trainingStatus" },
    frequency: { type: "list", list: "trainingFrequency" },
    startDate: { type: "date" },
    endDate: { type: "date" },
    documentId: { type: "document" },
  },
  customColumns: { [TRAINER]: { type: "text" } },
  silent: true,
  seed: seedTraining,
};
