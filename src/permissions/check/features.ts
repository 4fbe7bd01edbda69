import { searchEntries } from "../../attendance/endpoints.ts";
import type { Endpoint } from "../../client/index.ts";
import { isoOf } from "../../client/spans.ts";
import { employersMetadata } from "../../employers/endpoints.ts";
import { searchGoals, searchGoalTypes } from "../../goals/endpoints.ts";
import { searchJobOpenings } from "../../hiring/endpoints.ts";
import { listFamilies, searchProfiles } from "../../job-catalog/endpoints.ts";
import { recordsIn, within } from "../../objects/index.ts";
import { positionFields } from "../../positions/endpoints.ts";
import { projectFields } from "../../projects/endpoints.ts";
import { listReports } from "../../reports/endpoints.ts";
import { proficiencyLevels } from "../../skills/endpoints.ts";
import { listTasksOf } from "../../tasks/endpoints.ts";
import { searchCalendarEvents } from "../../time-off/endpoints.ts";
import type { Finding } from "../report.ts";
import { isSeen } from "./categories.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import { type Look, NOBODY, type Step, unasked } from "./look.ts";

interface Probe {
  readonly endpoint: Endpoint;
  /** What to ask, as little as the endpoint gives; `undefined` when there is nobody to ask about. */
  readonly input: (about: { readonly today: string; readonly person: string | undefined }) => object | undefined;
  /** About how many people, one after the other, until something is found. Default 1. */
  readonly people?: number;
  /** What a good answer tells. Default: that the box is ticked. */
  readonly judge?: (data: unknown, look: Look) => Finding;
  /** The box that is refused where this one is not seen yet. */
  readonly behind?: string;
}

const ONE = { limit: 1 };

/** One harmless read for each feature that shows by being refused. */
const PROBES: Readonly<Record<string, Probe>> = {
  "calendar.manage": {
    endpoint: searchCalendarEvents,
    input: ({ today }) => ({ body: { filters: within("/calendarEvent/startDate", { from: today, to: today }), ...ONE } }),
  },
  "timeAttendance.manageSheets": {
    endpoint: searchEntries,
    input: ({ today, person }) =>
      person === undefined
        ? undefined
        : {
            body: {
              fields: ["/attendanceEntry/id"],
              filters: [
                ...within("/attendanceEntry/clockInDate", { from: today, to: today }),
                { fieldId: "/attendanceEntry/employeeId", operator: "equals", values: [person] },
              ],
              ...ONE,
            },
          },
  },
  "reports.view": {
    endpoint: listReports,
    input: () => ({}),
    // Bob leaves out what may not be seen, and so answers an empty list.
    judge(data, { sights }) {
      const reports = recordsIn(data, "views", listReports.id).length;
      if (reports > 0) return granted(`The list of reports has ${count(reports, "entry", "entries")}`);
      const names = sights.get("root");
      // ASSUMED: a report of whose columns none may be seen is left out too, and most have people's names.
      if (names && !isSeen(names))
        return unverifiable("The list of reports is empty, as it may be without names", { waitsFor: "root.view" });
      return missing("The list of reports is empty: the box is not ticked, or no report is shared with the service user", "medium");
    },
  },
  "positions.manage": { endpoint: positionFields, input: () => ({}) },
  "jobCatalog.library": { endpoint: listFamilies, input: () => ({ query: ONE }) },
  "jobCatalog.profiles": {
    endpoint: searchProfiles,
    input: () => ({
      body: {
        fields: ["/jobProfile/id"],
        filters: [{ fieldId: "/jobProfile/status", operator: "equals", values: ["active"] }],
        pagination: ONE,
      },
    }),
  },
  "hiring.jobOpenings": { endpoint: searchJobOpenings, input: () => ({ body: { fields: ["/jobOpening/id"], filters: [], ...ONE } }) },
  "employers.view": { endpoint: employersMetadata, input: () => ({ body: { objectProperties: ["id"] } }) },
  "skills.view": { endpoint: proficiencyLevels, input: () => ({}) },
  "goals.features": { endpoint: searchGoalTypes, input: () => ({ body: { fields: ["id"], filters: [], ...ONE } }) },
  "goals.peoplesData": {
    endpoint: searchGoals,
    behind: "goals.features",
    input: () => ({ body: { fields: ["id"], filters: [], ...ONE } }),
    judge(data) {
      const goals = recordsIn(data, "items", searchGoals.id).length;
      return goals > 0 ? granted(`${count(goals, "goal")} can be seen`) : unverifiable("No goal can be seen: there may be none");
    },
  },
  "projects.manage": { endpoint: projectFields, input: () => ({}) },
  tasks: {
    endpoint: listTasksOf,
    people: 2,
    input: ({ person }) => (person === undefined ? undefined : { path: { id: person }, query: {} }),
    judge(data) {
      const tasks = recordsIn(data, "tasks", listTasksOf.id).length;
      return tasks > 0 ? granted(`${count(tasks, "task")} can be seen`) : unverifiable("No task can be seen: there may be none");
    },
  },
};

/** One read for each feature in `wanted`. */
export const featureSteps = (look: Look, wanted: ReadonlySet<string>): Step[] =>
  Object.entries(PROBES)
    .filter(([key]) => wanted.has(key))
    .map(([key, probe]) => ({ note: key, run: () => lookAt(look, key, probe) }));

async function lookAt(look: Look, key: string, probe: Probe): Promise<void> {
  const { calls, found, sample } = look;
  const { endpoint, input, judge, behind, people = 1 } = probe;
  if (found.knows(key)) return;
  if (behind !== undefined && found.is(behind, "missing"))
    return found.add(key, unverifiable("Bob would refuse the question", { waitsFor: behind }));
  const today = isoOf(calls.client.clock.now()).slice(0, 10);
  for (let nth = 0; nth < people && !found.knows(key); nth++) {
    const asked = input({ today, person: sample[nth]?.id });
    if (!asked) return found.add(key, found.get(key) ?? NOBODY);
    const tried = await calls.attempt(async (client) => {
      const { data } = await client.call(endpoint, asked);
      return judge ? judge(data, look) : granted("Bob answered a question that takes this box");
    });
    if (tried.is === "answered") found.add(key, tried.data);
    else if (tried.is === "refused") found.add(key, missing("Bob refused a question that takes this box"));
    else if (tried.is === "failed") return found.add(key, unasked(tried));
    else return found.add(key, unverifiable("The account does not seem to have the module (404)"));
  }
}
