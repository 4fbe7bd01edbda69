import type { EmployeeId } from "../../model/ids.ts";
import type { Employee } from "./employee.ts";

/** Active people below one manager. */
interface Below {
  direct: number;
  all: number;
}

/** Who has how many reports, on one day. Those who left or have not started do not count. */
export class Org {
  readonly #below = new Map<EmployeeId, Below>();

  constructor(people: readonly Employee[], find: (id: EmployeeId) => Employee | undefined) {
    const managers = new Map(people.map((person) => [person.id, person.reportsTo]));
    for (const person of people) {
      if (person.status !== "Active") continue;
      let boss = person.reportsTo;
      for (let height = 0; boss !== null && height <= people.length && find(boss); height++) {
        let below = this.#below.get(boss);
        if (!below) this.#below.set(boss, (below = { direct: 0, all: 0 }));
        if (height === 0) below.direct++;
        below.all++;
        boss = managers.get(boss) ?? null;
      }
    }
  }

  direct(id: EmployeeId): number {
    return this.#below.get(id)?.direct ?? 0;
  }

  /** Direct and indirect reports together, as Bob's field counts them. */
  all(id: EmployeeId): number {
    return this.#below.get(id)?.all ?? 0;
  }
}

/**
 * Whether `manager` is, or reports to, `employee` at any moment from `from` until `to`. Looks at the rows of the time
 * in question, so that neither a planned nor a backdated change can close a circle.
 */
export function reportsInto(
  manager: EmployeeId,
  employee: EmployeeId,
  from: string,
  to: string,
  find: (id: EmployeeId) => Employee | undefined,
): boolean {
  if (manager === employee) return true;
  const rows = find(manager)?.core.rows ?? [];
  return rows.some((row, at) => {
    // Before the first row, a person shows the first row's manager.
    const start = at === 0 ? "" : row.effectiveDate;
    const end = rows[at + 1]?.effectiveDate ?? "9999-12-31";
    const [low, high] = [start > from ? start : from, end < to ? end : to];
    return row.reportsTo !== null && low < high && reportsInto(row.reportsTo, employee, low, high, find);
  });
}
