export type { CalendarDate, Timestamp } from "./dates.ts";
export type {
  CheckedFieldId,
  CustomFieldId,
  CustomFields,
  Employee,
  EmployeeValues,
  FieldId,
  NewEmployee,
  PayFieldId,
} from "./employee.ts";
export type { FieldCategory, FieldType, KnownFieldId } from "./fields.ts";
export type { EmployeeId } from "./ids.ts";
export type { Permission } from "./permissions.ts";
export type { Duration, EmployeeSummary, FieldTypeValues, KnownFields, Money, WorkingPattern } from "./values.ts";
