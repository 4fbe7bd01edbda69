import type { CompanyState } from "../../company/company.ts";

const FIELD = "root.avatarUrl";

/** Profile pictures. Bob keeps a copy of what it is given, under an address of its own. */
export class Avatars {
  readonly #company: CompanyState;
  readonly #sources = new Map<string, string>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** The address that a person's picture was fetched from; `undefined` for the invented one. */
  source(employeeId: string): string | undefined {
    return this.#sources.get(employeeId);
  }

  /** The address of a person's picture: signed, and another one whenever the clock has moved. */
  url(employeeId: string): string | null {
    const person = this.#company.byId(employeeId);
    return person ? String(this.#company.value(person, FIELD)) : null;
  }

  /** Replaces a person's picture by one from another address. */
  set(employeeId: string, source: string): void {
    if (this.#sources.get(employeeId) === source) return;
    this.#sources.set(employeeId, source);
    this.#company.events.emit("employee.updated", { employeeId, fieldUpdates: [FIELD] });
  }
}
