import { factsOf } from "../../model/fields.ts";
import { isObject } from "../../model/json.ts";
import type { CompanyState } from "./company.ts";
import { isDate } from "./days.ts";
import type { FakeField } from "./values/index.ts";

/** Fields that follow from facts held elsewhere. */
const CALCULATED =
  /^(root\.(id|companyId|fullName|creationDate(Time)?)|work\.(startDate|is.*|site|reportsTo.*|secondLevelManager)|internal\.(lifecycleStatus|status|termination(Date|Reason)|currentActive.*)|identification\.ssnSerialNumber|address\.(site.*|fullAddress)|employee\.(first|last)DayOfWork|payroll\.salary\.(yearly|monthly)Payment|actualPayment\..*)$/;

/** Types that are only ever computed. */
const COMPUTED_TYPES: ReadonlySet<string> = new Set(["short-date", "period", "time"]);

/** Whether nobody sets a field, because it follows from others. Bob's metadata does not tell. Source: observed. */
export const isCalculated = ({ id, type }: FakeField): boolean =>
  CALCULATED.test(id) || COMPUTED_TYPES.has(type) || factsOf(id).volatile === true;

// Source of address, job and table columns: observed. ASSUMED: the rest, which have endpoints of their own or are Bob's.
const NOT_BY_UPDATE =
  /^(root\.(email|state)|internal\..*|address\..*|employee\.job.*|employee\.recentLeave.*|payroll\.salary\..*|peopleAnalytics\..*)$/;

/** Whether an update of a person through the API takes a field; all others it drops without a word. */
export const isUpdatable = (field: FakeField): boolean =>
  !field.historical && !isCalculated(field) && !NOT_BY_UPDATE.test(field.id) && field.type !== "working_pattern";

/** A value as it is kept, or what is wrong with it. */
export type Accepted = { readonly value: unknown } | { readonly problem: string };

const money = ({ value, currency }: Record<string, unknown>): boolean =>
  typeof value === "number" && Number.isFinite(value) && CURRENCIES.has(String(currency));

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Whether a value says that a field is to be empty. */
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** What Bob makes of a value that is written to a field. HR, unlike the API, picks items by label, and sees a wrong amount. */
export function accepted(field: FakeField, value: unknown, { lists }: CompanyState, by: "api" | "hr"): Accepted {
  const { id, type, list } = field;
  if (isEmpty(value)) return { value: type === "multi-list" ? [] : null };
  const no = (expected: string): Accepted => ({ problem: `${id} takes ${expected}` });
  if (list !== undefined) {
    const given = type === "multi-list" ? value : [value];
    if (!Array.isArray(given)) return no("a list of item ids");
    // An archived item is no longer to be chosen.
    const items = given.map((one) => {
      if (typeof one !== "string" && typeof one !== "number") return undefined;
      return lists.find(list, one) ?? (by === "hr" ? lists.labelled(list, String(one)) : undefined);
    });
    const wrong = items.findIndex((item) => item === undefined || item.archived);
    if (wrong >= 0) return no(`ids of items of the list ${list}, which has no item to choose with the id ${JSON.stringify(given[wrong])}`);
    const ids = items.map((item) => item?.id);
    return { value: type === "multi-list" ? ids : ids[0] };
  }
  switch (type) {
    case "date":
      return isDate(value) ? { value } : no("a date that exists, as YYYY-MM-DD");
    case "boolean":
      return typeof value === "boolean" ? { value } : no("true or false");
    case "number":
    case "document": {
      const number = typeof value === "string" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? { value: number } : no("a number");
    }
    case "currency":
      if (isObject(value) && money(value)) return { value: { value: value.value, currency: value.currency } };
      // The API takes what it cannot read for empty, without a word. Source: observed on custom tables; ASSUMED: here too.
      return by === "api" ? { value: null } : no("{ value, currency } with a currency code");
    case "duration_with_unit":
      return isObject(value) && Number.isInteger(value.length) && typeof value.unit === "string" ? { value } : no("{ unit, length }");
    case "employee-reference":
      // Bob does not look whether there is such a person.
      return typeof value === "string" ? { value } : no("the id of an employee, as text");
    case "working_pattern":
    case "employee":
      return isObject(value) ? { value } : no("an object");
    default:
      return typeof value === "string" || typeof value === "number" ? { value: String(value) } : no("a text");
  }
}
