import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { FAKE_FIELDS } from "../../company/values/index.ts";
import { currentRows } from "../../tables/read.ts";
import { EMPLOYMENT_TABLE } from "../employment/table.ts";
import { employeeText } from "../people/employee-writer.ts";

const CATEGORIES = ["root", "about", "work"];
const FIELDS = [...FAKE_FIELDS.values()].filter(({ category }) => CATEGORIES.includes(category)).map(({ id }) => id);

interface History {
  readonly department?: string | undefined;
  readonly showInactive?: boolean | undefined;
}

/**
 * People in display form, each with the row of employment in force: of the tables of pay, the form that Bob documents has only
 * that one, which is empty when it may not be seen. ASSUMED: the department goes by id or label, and inactive people come only when
 * asked for.
 */
export function payrollHistory({ department, showInactive = false }: History, company: CompanyState, access: Access): object[] {
  const employment = currentRows({ table: EMPLOYMENT_TABLE, company, access, readable: false });
  const write = employeeText({ fields: FIELDS, company, access, display: "APPEND" });
  const isAsked = (person: Employee): boolean =>
    (showInactive || person.status === "Active") &&
    (department === undefined ||
      (person.department !== null && [person.department, company.lists.label("department", person.department)].includes(department)));
  return access
    .people()
    .filter(isAsked)
    .map((person) => ({
      ...(JSON.parse(write(person)).humanReadable as object),
      payroll: { employmentType: employment(person) },
    }));
}
