import type { TableRow } from "../../model/rows.ts";

/** A page is left to be only partly filled rather than asked for in vain: so much more than a page must still be expected. */
const SURELY_A_PAGE = 1.1;

/** Where one read of a table stands in the list of employees it asked for. */
export class Walk {
  readonly #places: ReadonlyMap<string, number>;
  #last = 0;
  #rows = 0;
  #inOrder = true;

  constructor(employeeIds: readonly string[]) {
    this.#places = new Map(employeeIds.map((id, nth) => [id, nth]));
  }

  add(rows: readonly TableRow[]): void {
    for (const { employeeId } of rows) {
      const place = this.#places.get(employeeId);
      if (place === undefined) continue; // nobody asked for this one
      if (place < this.#last) this.#inOrder = false;
      this.#last = Math.max(this.#last, place);
      this.#rows++;
    }
  }

  /** Whether all rows so far came employee by employee, in the order that was asked for. */
  get inOrder(): boolean {
    return this.#inOrder;
  }

  /** How many employees stand before the one whose row came last: in an ordered table, none of theirs is to come. */
  get passed(): number {
    return this.#last;
  }

  /** Whether those who are left seem to fill another page. */
  leavesAPage(pageSize: number): boolean {
    const left = this.#places.size - this.#last;
    return (this.#rows / this.#last) * left >= pageSize * SURELY_A_PAGE;
  }
}

/**
 * Whether a table comes employee by employee, in the order of ids. Bob documents no order, so none is believed: only a read that
 * was followed to its end through several pages proves one, and the first that contradicts it ends it for the rest of the reading.
 *
 * In such a table a read may end at any page. Those whose rows were not all on it are asked for again, together with the next ones:
 * so every page but the last is full, and no page is asked for in vain.
 */
export class RowOrder {
  #is: "unknown" | "byEmployee" | "another" = "unknown";

  /** Takes note of a page; `atEnd` when it was the last of several. */
  note(walk: Walk, atEnd: boolean): void {
    if (!walk.inOrder) this.#is = "another";
    else if (atEnd && this.#is === "unknown") this.#is = "byEmployee";
  }

  get isByEmployee(): boolean {
    return this.#is === "byEmployee";
  }
}
