import type { CalendarDate } from "../../../model/dates.ts";
import { isObject } from "../../../model/json.ts";
import {
  changeEmail,
  createPerson as createPersonEndpoint,
  invitePerson,
  setStartDate,
  terminatePerson,
  uninvitePerson,
  updatePerson,
} from "../../../people/endpoints.ts";
import type { Termination } from "../../company/contract.ts";
import type { FakeField } from "../../company/fields.ts";
import { isUpdatable } from "../../company/fields-values.ts";
import type { NamedLists } from "../../company/lists.ts";
import { badRequest, bare, jsonText } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { TABLE_FIELDS } from "../../tables/all.ts";
import { createPerson } from "./creation.ts";
import { employeeText } from "./employee-writer.ts";
import { Invitations } from "./invitations.ts";
import { personById } from "./person.ts";
import { defaultFields } from "./reading.ts";
import { keptValues, sentValues } from "./values.ts";

type Notice = NonNullable<Termination["notice"]>;

/** The id of a list's item, which is how terminations name their reasons. */
function itemIn(lists: NamedLists, list: string, body: object, key: string): string | undefined {
  const id: unknown = (body as Record<string, unknown>)[key];
  if (id === undefined || id === null) return undefined;
  const item = typeof id === "string" || typeof id === "number" ? lists.find(list, id) : undefined;
  if (!item || item.archived) throw badRequest(`Invalid value for ${key}`, `${key} takes the id of an item of the list ${list}`);
  return String(item.id);
}

/** What a termination may carry, of which the declaration checks the dates alone. */
interface TerminationBody {
  readonly terminationDate: CalendarDate;
  readonly lastDayOfWork?: CalendarDate;
  readonly noticePeriod?: unknown;
}

const UNITS: readonly unknown[] = ["days", "weeks", "month", "years"] satisfies Notice["unit"][];

function noticeIn(period: unknown): Notice | undefined {
  if (period === undefined || period === null) return undefined;
  const { unit, length } = isObject(period) ? period : {};
  if (UNITS.includes(unit) && Number.isInteger(length)) return { unit, length } as Notice;
  throw badRequest("Invalid value for noticePeriod", `noticePeriod takes { unit, length } with a unit of ${UNITS.join(", ")}`);
}

// ASSUMED: where Bob documents no box, Edit on the category of the field that changes. A service user without any writes nothing.
export const peopleWriteRoutes: readonly Route[] = [
  // 304 says that nothing was new, or that nothing of it may be written; Bob does not tell which.
  route(updatePerson, ({ path, body, company, access }) => {
    const employee = personById(path.identifier, company, access);
    const takes = (field: FakeField): boolean => isUpdatable(field) && !TABLE_FIELDS.has(field.id) && access.edits(field);
    const sent = [...sentValues(body, company)].filter(([field]) => takes(field));
    const values = keptValues(sent, company);
    const updated = company.setValues(employee, values);
    return bare(updated.length > 0 ? 200 : 304);
  }),

  // ASSUMED: the answer has the default fields, as far as they may be seen.
  route(createPersonEndpoint, ({ body, company, access }) => {
    const employee = createPerson(body, company, access);
    return jsonText(employeeText({ fields: defaultFields(company), company, access, display: undefined })(employee));
  }),

  route(
    changeEmail,
    ({ path, body: { email }, company, access }) => {
      const { id } = personById(path.id, company, access);
      company.update(id, { "root.email": email });
      return bare(200);
    },
    { requires: ["root.edit"] },
  ),

  route(setStartDate, ({ path, body: { startDate, reason }, company, access }) => {
    const { id } = personById(path.employeeId, company, access);
    company.setStartDate(id, { date: startDate, reason });
    return bare(200);
  }),

  route(terminatePerson, ({ path, body, company, access }) => {
    const { id } = personById(path.identifier, company, access);
    const reason = itemIn(company.lists, "terminationreason", body, "terminationReason");
    const reasonType = itemIn(company.lists, "lifecycleReasonType", body, "reasonType");
    const { terminationDate: date, lastDayOfWork, noticePeriod } = body as TerminationBody;
    const notice = noticeIn(noticePeriod);
    company.terminate(id, { date, reason, reasonType, notice, lastDayOfWork });
    return bare(200);
  }),

  route(
    invitePerson,
    ({ path, body, company, access }) => {
      const { id } = personById(path.employeeId, company, access);
      company.part(Invitations).invite(id, body.welcomeWizardId);
      return bare(200);
    },
    { requires: ["userData.edit"] },
  ),

  route(
    uninvitePerson,
    ({ path, company, access }) => {
      const { id } = personById(path.identifier, company, access);
      company.part(Invitations).uninvite(id);
      return bare(200);
    },
    { requires: ["userData.edit"] },
  ),
];
