import {
  createEntries,
  endEntry,
  importPunches as importing,
  removeEntry,
  startEntry,
  updateEntries,
} from "../../../attendance/endpoints.ts";
import type { Json } from "../../../model/json.ts";
import { valuesIn } from "../../objects/written.ts";
import { badRequest, bare, json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { personById } from "../people/person.ts";
import { importPunches, type Punch } from "./import.ts";
import { entryChangeKind, entryKind } from "./kinds.ts";
import { searchRoutes } from "./searches.ts";
import { Attendance } from "./state.ts";

const numberIn = (id: unknown): number => (/^\d+$/.test(String(id)) ? Number(id) : Number.NaN);

const clocking = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).map(([id, value]) => [id.replace(entryKind.prefix, ""), value ?? undefined]));

const options = { module: "attendance" };

export const attendanceRoutes: readonly Route[] = [
  route(
    importing,
    ({ path: { importMethod }, body: { idType, requests, dateTimeFormat }, company, access }) => {
      if (importMethod !== "aggregate" && importMethod !== "immediate") throw badRequest("The import method is aggregate or immediate");
      const punches = requests as readonly Punch[];
      const result = importPunches(
        { company, covers: (person) => access.covers(person) },
        { method: importMethod, idType, punches, dateTimeFormat },
      );
      if (!result)
        throw badRequest(
          "Invalid idType or dateTimeFormat",
          "idType is bobId, email, idInCompany or a field as /work/title; see dateTimeFormat",
        );
      return json(result);
    },
    options,
  ),

  ...searchRoutes,

  // ASSUMED: all or none are written, and the answer's form, which was observed once.
  route(
    createEntries,
    ({ body: { items }, company, access }) => {
      const drafts = items.map((item) => {
        const { employeeId, ...draft } = valuesIn(entryKind, item, company, { required: ["employeeId"] });
        return { person: personById(String(employeeId), company, access), draft };
      });
      return json({
        ids: company
          .part(Attendance)
          .add(drafts)
          .map(({ id }) => id),
      });
    },
    options,
  ),

  route(
    updateEntries,
    ({ path, body: { items }, company, access }) => {
      const person = personById(path.employeeId, company, access);
      const changes = items.map((item) => {
        const { id, ...draft } = valuesIn(entryChangeKind, item, company, { required: ["id"] });
        return { ...draft, id: numberIn(id) };
      });
      company.part(Attendance).change(person, changes);
      return json({ ids: changes.map(({ id }) => id) });
    },
    options,
  ),

  // ASSUMED: 204, as elsewhere in Bob's newer modules.
  route(
    removeEntry,
    ({ path, company, access }) => {
      const id = numberIn(path.entryId);
      const attendance = company.part(Attendance);
      const person = attendance.ownerOf(id);
      if (!person || !access.covers(person)) throw notFound(`The entry ${path.entryId}`);
      attendance.remove(person, id);
      return bare(204);
    },
    options,
  ),

  route(
    startEntry,
    ({ path, body, company, access }) => {
      const person = personById(path.employeeId, company, access);
      return json({ id: company.part(Attendance).clockIn(person, clocking(body)).id });
    },
    options,
  ),

  route(
    endEntry,
    ({ path, body, company, access }) => {
      const person = personById(path.employeeId, company, access);
      const { clockOutTime } = clocking(body);
      // Bob requires the time. ASSUMED: its name, see the client's ClockOut.
      if (clockOutTime === undefined) throw badRequest("clockOutTime is required", "Send { clockOutTime } with a time of today");
      return json({ id: company.part(Attendance).clockOut(person, clockOutTime).id });
    },
    options,
  ),
];
