import { InvalidInputError } from "../../../client/errors.ts";
import type { CompanyState } from "../../company/company.ts";
import { Onboarding } from "../onboarding/state.ts";

/** Who may log in to Bob. ASSUMED: the items of the list `state` that tell of it; Bob does not document them. */
export class Invitations {
  readonly #company: CompanyState;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** Invites someone with a welcome wizard. An invitation may be sent again. */
  invite(employeeId: string, wizardId: unknown): void {
    const { wizards } = this.#company.part(Onboarding);
    if (!wizards.some(({ id }) => id === wizardId)) {
      throw new InvalidInputError("Fake HiBob: welcomeWizardId must be the id of a welcome wizard", {
        hint: `There are ${wizards.map(({ id }) => id).join(", ")}`,
      });
    }
    this.#company.update(employeeId, { "root.state": "invited" });
  }

  /** Takes the access to Bob away. */
  uninvite(employeeId: string): void {
    this.#company.update(employeeId, { "root.state": "uninvited" });
  }
}
