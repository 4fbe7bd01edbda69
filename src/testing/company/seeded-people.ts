import type { CompanyState } from "./company.ts";
import type { Core, FakeWorkRow } from "./employee.ts";
import { seedPeople } from "./seeding.ts";

/**
 * The people as they were when the company was made. What is invented around them starts from these, so that it does not
 * depend on what HR did before somebody first looked.
 */
export class SeededPeople {
  readonly #company: CompanyState;
  #people: readonly Core[] | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get all(): readonly Core[] {
    this.#people ??= seedPeople(this.#company.seeded, this.#company.seed);
    return this.#people;
  }

  /** The row in force on the day when the company was made; the first one for those who had not started. */
  row({ rows }: Core): FakeWorkRow {
    return (rows.findLast(({ effectiveDate }) => effectiveDate <= this.#company.born) ?? rows[0]) as FakeWorkRow;
  }

  /** The same of anybody: of who came later, the first one. */
  originalRow({ seq, rows }: Core): FakeWorkRow {
    const core = this.all[seq];
    return core ? this.row(core) : (rows[0] as FakeWorkRow);
  }

  /** Whether someone had left by then. */
  hadLeft({ terminationDate }: Core): boolean {
    return terminationDate != null && terminationDate <= this.#company.born;
  }
}
