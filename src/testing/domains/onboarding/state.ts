import type { CompanyState } from "../../company/company.ts";
import { between, hash } from "../../company/draws.ts";

/** A welcome wizard. */
export interface FakeWizard {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
}

/** The welcome wizards of a company. */
export class Onboarding {
  readonly #company: CompanyState;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get wizards(): readonly FakeWizard[] {
    const first = between(hash(this.#company.seed, 0x317a4d), 20_000, 90_000);
    return WIZARDS.map(([name, description], nth) => ({ id: first + nth * 13, name, description }));
  }
}

const WIZARDS = [
  ["Welcome to Lanternfield", "For everyone"],
  ["Welcome, managers", "With the handbook for those who lead"],
  ["Welcome back", null],
] as const;
