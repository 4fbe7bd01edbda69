import type { KnownFieldId } from "../../../model/fields.ts";
import type { CompanyState } from "../../company/company.ts";
import { Employee } from "../../company/employee.ts";
import { FAKE_FIELDS } from "../../company/values/index.ts";

/**
 * What a field held before anybody changed it: rows that a field sums up are told from this, so that it does not matter whether
 * they are read before or after a change of the field.
 */
export const seededValue = ({ core }: Employee, field: KnownFieldId, company: CompanyState): unknown =>
  FAKE_FIELDS.get(field)?.read(new Employee(core, () => company.today), company) ?? null;
