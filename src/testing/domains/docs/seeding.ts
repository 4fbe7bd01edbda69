import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays, addMonths } from "../../company/days.ts";
import { again, chance } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { stampOn } from "../../company/stamps.ts";
import { CONFIDENTIAL, CONTRACTS, PAYSLIPS, RIGHT_TO_WORK, SHARED } from "./folders.ts";
import { pdfOf } from "./pdf.ts";
import type { StoredDoc } from "./state.ts";

interface Paper {
  readonly folder: string;
  readonly name: string;
  readonly on: CalendarDate;
  readonly text?: string;
}

const FIRST_ID = 1_400_001;
/** More than anyone has. */
const IDS_EACH = 16;

/** The papers that a person of the seed has at the start, by folder name. Who is hired later brings none. */
export function seedDocs(person: Employee, company: CompanyState): (Omit<StoredDoc, "folder"> & { readonly folder: string })[] {
  const { born, seeded } = company;
  const { salt, seq, id, startDate, createdOn, terminationDate } = person.core;
  if (seq >= seeded) return [];
  const papers: Paper[] = [
    { folder: CONTRACTS, name: "Employment contract.pdf", on: createdOn },
    { folder: SHARED, name: "Welcome to Lanternfield.pdf", on: createdOn },
    { folder: RIGHT_TO_WORK, name: "ID copy.pdf", on: addDays(createdOn, 2) },
    ...payslips(startDate, terminationDate && terminationDate < born ? terminationDate : born),
    ...(chance(again(salt, 90), 40)
      ? [{ folder: SHARED, name: "Übergabe Laptop.txt", on: startDate, text: "Laptop, charger, bag.\n" }]
      : []),
    ...(chance(again(salt, 91), 25) ? [{ folder: CONFIDENTIAL, name: "Note to file.pdf", on: addDays(startDate, 90) }] : []),
    // The same name once more: names alone do not tell documents apart.
    ...(chance(again(salt, 92), 10) ? [{ folder: CONFIDENTIAL, name: "ID copy.pdf", on: addDays(startDate, 30) }] : []),
  ];
  return papers
    .filter(({ on }) => on <= born)
    .map(({ folder, name, on, text }, slot) => ({
      docId: FIRST_ID + seq * IDS_EACH + slot,
      employeeId: id,
      folder,
      name,
      type: text === undefined ? "application/pdf" : "text/plain",
      creationDate: stampOn(on, again(salt, 93 + slot)),
      tags: [],
      bytes: () => text ?? pdfOf([name.replace(/\.pdf$/, ""), `Employee ${id}`, on.split("-").reverse().join("/")]),
    }));
}

/** Of the last three whole months that somebody was employed in. */
function payslips(startDate: CalendarDate, end: CalendarDate): Paper[] {
  return [-3, -2, -1]
    .map((months) => addMonths(`${end.slice(0, 8)}01`, months))
    .filter((month) => addMonths(month, 1) > startDate)
    .map((month) => ({ folder: PAYSLIPS, name: `Payslip ${month.slice(0, 7)}.pdf`, on: addDays(addMonths(month, 1), -3) }));
}
