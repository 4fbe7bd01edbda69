import { InvalidInputError } from "../../../client/errors.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { FieldBook } from "../../company/fields.ts";
import { problemIn } from "../../refusing.ts";
import type { EntryDraft } from "./draft.ts";
import { Attendance } from "./state.ts";
import { type LocalTime, timeReader } from "./times.ts";

/** Clock-ins and clock-outs as an import sends them. */
export interface Punch {
  readonly id: string;
  readonly clockIn?: string | null | undefined;
  readonly clockOut?: string | null | undefined;
  readonly entryType?: string | null | undefined;
}

/** Bob's answer to an import. The numbers count clock-ins and clock-outs, not rows. */
interface ImportResult {
  readonly status: "success" | "failed" | "partial_success";
  readonly total: number;
  readonly imported: number;
  readonly notImported: number;
  readonly errors: readonly string[];
}

interface Import {
  readonly method: "aggregate" | "immediate";
  readonly idType: string;
  readonly punches: readonly Punch[];
  readonly dateTimeFormat?: string | undefined;
}

/** ASSUMED: when the job has worked on what was put aside. Bob says that it comes later, and not when. */
const AGGREGATION_MS = 5 * 60_000;

const IDS: Readonly<Record<string, string>> = { bobId: "root.id", email: "root.email", idInCompany: "work.employeeIdInCompany" };

/** The company as the importing user may see it. */
interface Importing {
  readonly company: CompanyState;
  /** Whether the audience covers someone; others are not found. */
  readonly covers: (person: Employee) => boolean;
}

/** Finds people by the kind of id that an import uses; `undefined` when there is no such kind. */
function finder(idType: string, company: CompanyState): ((id: string) => Employee | undefined) | undefined {
  const path = Object.hasOwn(IDS, idType) ? IDS[idType] : idType.startsWith("/") ? idType.slice(1).replaceAll("/", ".") : "";
  if (path === "root.id") return (id) => company.byId(id);
  if (path === "root.email") return (id) => company.byEmail(id);
  const field = company.part(FieldBook).get(path ?? "");
  if (!field) return undefined;
  const people = new Map(company.employees.map((person) => [String(field.read(person, company)), person]));
  return (id) => (id === "null" ? undefined : people.get(id));
}

/** Imports punches one by one: what is wrong is told, and does not stop the others. `undefined`: nothing of it can be read. */
export function importPunches(
  { company, covers }: Importing,
  { method, idType, punches, dateTimeFormat }: Import,
): ImportResult | undefined {
  const findAnyone = finder(idType, company);
  const read = timeReader(dateTimeFormat);
  if (!findAnyone || !read) return undefined;
  const find = (id: string) => {
    const person = findAnyone(id);
    return person && covers(person) ? person : undefined;
  };
  const errors: string[] = [];
  let total = 0;
  let imported = 0;
  for (const punch of punches) {
    const events = [punch.clockIn, punch.clockOut].filter((time) => time != null).length;
    // A row without any time is one failure, so that it does not vanish.
    total += Math.max(1, events);
    const problem = importOne(company, method, punch, find, read);
    if (problem === undefined) imported += events;
    else errors.push(problem);
  }
  const status = errors.length === 0 ? "success" : imported > 0 ? "partial_success" : "failed";
  return { status, total, imported, notImported: total - imported, errors };
}

/** Imports one row; what is wrong with it, if anything. */
function importOne(
  company: CompanyState,
  method: Import["method"],
  { id, clockIn, clockOut, entryType }: Punch,
  find: (id: string) => Employee | undefined,
  read: (text: string) => LocalTime | undefined,
): string | undefined {
  const person = find(id);
  if (!person) return `No employee was found for id ${id}`;
  const type = entryType ?? "work";
  if (type === "break" && method === "aggregate") return `The break of employee ${id} needs the method immediate`;
  const [start, end] = [clockIn, clockOut].map((text) => (text == null ? null : read(text)));
  if (start === undefined) return `Clock-in ${clockIn} of employee ${id} is not valid`;
  if (end === undefined) return `Clock-out ${clockOut} of employee ${id} is not valid`;
  if (start === null && end === null) return `Employee ${id} has neither clock-in nor clock-out`;
  const attendance = company.part(Attendance);
  try {
    if (start !== null) {
      const draft: EntryDraft = { type, reportingMethod: "startEnd", clockInTime: start, clockOutTime: end };
      attendance.add([{ person, draft }], method === "aggregate" ? company.now() + AGGREGATION_MS : undefined);
      return undefined;
    }
    const open = attendance.latestOpen(person, type);
    if (!open) return `Clock-out ${clockOut} of employee ${id} has no clock-in before it`;
    attendance.change(person, [{ id: open.id, clockOutTime: end }]);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return `${problemIn(error)} (employee ${id})`;
  }
}
