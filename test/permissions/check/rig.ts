import { createHiBob } from "hibob-kit";
import { createFakeHiBob, type FakeOptions, type PermissionModel, VirtualClock } from "hibob-kit/testing";
import { type CheckOptions, checkPermissions } from "../../../src/permissions/check/check.ts";
import type { Plan } from "../../../src/permissions/plan.ts";
import type { PermissionReport } from "../../../src/permissions/report.ts";
import { STREAM_NEEDS } from "../../../src/permissions/streams.ts";

export const PRESETS = ["base", "salary", "bank", "timeOff", "files"] as const;
export const STREAMS = Object.keys(STREAM_NEEDS) as (keyof typeof STREAM_NEEDS)[];

/** Needs every permission that reading can tell. */
export const EVERYTHING: Plan = {
  presets: PRESETS,
  streams: STREAMS,
  fields: "all",
  endpoints: [
    "GET /timeoff/employees/{id}/requests/{requestId}",
    "POST /timeoff/calendars/events/search",
    "POST /attendance/entries/search",
    "GET /company/reports",
    "POST /job-catalog/job-profiles/search",
    "GET /job-catalog/job-families",
    "POST /hiring/candidates/search",
    "POST /employers/search",
    "POST /goals/goals/search",
    "POST /skills/search",
    "POST /attendance/projects/search",
  ],
};

/** A company of sixty in which everything that gives evidence has happened, with a clock that jumps over pauses. */
export function company(options: FakeOptions = {}) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 60, clock, ...options });
  const bob = (signal?: AbortSignal) => createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, signal });
  return {
    fake,
    clock,
    bob,
    /** Every request for time off comes with a file. */
    attachFiles(): void {
      for (const { id } of fake.company.employees) {
        for (const request of fake.timeOffRequests(id)) fake.attachToTimeOff(request.id, { filename: "note.txt", content: "A note" });
      }
    },
    /** One check with a client of its own, which has met no refusal yet. */
    check: (plan: Plan, how?: CheckOptions): Promise<PermissionReport> => clock.run(checkPermissions(bob(), plan, how)),
    /** One check of a Bob whose answers are altered on the way. */
    altered(alter: (answer: Response, request: Request) => Response | Promise<Response>, plan: Plan, how?: CheckOptions) {
      const fetch = async (request: Request) => {
        const asked = request.clone();
        return alter(await fake.fetch(request), asked);
      };
      const altering = createHiBob({ serviceUser: fake.serviceUser, fetch, clock });
      return clock.run(checkPermissions(altering, plan, how));
    },
    /** The same without one or more boxes, which are ticked again afterwards. */
    async without(keys: readonly string[], plan: Plan, how?: CheckOptions): Promise<PermissionReport> {
      const { audience } = fake;
      const boxes = keys.filter((key) => key !== "audience");
      if (boxes.length < keys.length) fake.audience = "active";
      fake.permissions.revoke(...boxes);
      try {
        return await clock.run(checkPermissions(bob(), plan, how));
      } finally {
        fake.audience = audience;
        fake.permissions.grant(...boxes);
      }
    },
  };
}

export const MODELS: readonly PermissionModel[] = ["category", "field"];

export const withStatus = ({ answers }: PermissionReport, status: string): string[] =>
  answers.filter((answer) => answer.status === status).map(({ key }) => key);

export const answerTo = ({ answers }: PermissionReport, key: string) => answers.find((answer) => answer.key === key)!;
