import { listWizards } from "../../src/onboarding/endpoints.ts";
import type { Contract } from "./contract.ts";

const wizards = [
  { id: 7, name: "Welcome", description: "For everyone" },
  { id: 8, name: "Welcome, managers", description: null },
];

export const contracts: readonly Contract[] = [
  {
    name: "onboarding.wizards",
    endpoint: listWizards,
    call: (bob) => bob.onboarding.wizards(),
    exchanges: [{ method: "GET", path: "/onboarding/wizards", answer: { wizards } }],
    gives: wizards,
  },
];
