import { createFakeHiBob, SCENARIOS, type ScenarioName, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/domains/index.ts";
import { asker, type Raw } from "./ask.ts";

type Asked = ReturnType<typeof asker> & { readonly fake: ReturnType<typeof createFakeHiBob>; readonly clock: VirtualClock };

function scenario(...scenarios: ScenarioName[]): Asked {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 60, clock, scenarios });
  return { fake, clock, ...asker(fake) };
}

const FIELDS = [
  "root.id",
  "internal.status",
  "payroll.salary.payment",
  "personal.pronouns",
  "home.mobilePhone",
  "work.title",
  "work.department",
];
const status = async ({ get }: Asked, path: string) => (await get(path)).status;
const categories = async (asked: Asked) =>
  Object.keys((await asked.people(FIELDS))[0]!)
    .filter((key) => !key.startsWith("/"))
    .sort();
const statuses = async (asked: Asked, times: number, path = "/company/people/fields") => {
  const found: (number | string)[] = [];
  for (let i = 0; i < times; i++) {
    found.push(
      await asked.get(path).then(
        (answer) => answer.status,
        (error: Error) => error.message,
      ),
    );
  }
  return found;
};

/** What each scenario promises, seen from outside. */
const PROMISES: Readonly<Record<ScenarioName, (asked: Asked) => Promise<void>>> = {
  "no-permissions": async (asked) => {
    expect(await categories(asked)).toEqual(["id"]);
    expect(await status(asked, "/bulk/people/work")).toBe(403);
    expect(await status(asked, "/timeoff/policy-types")).toBe(403);
    expect(await status(asked, "/company/people/fields")).toBe(200);
    expect(asked.fake.permissions.all()).toEqual([]);
  },
  "read-only": async ({ fake, send }) => {
    const { id } = fake.company.employees[0]!;
    const writes = [
      send("POST", `/people/${id}/work`, { body: { effectiveDate: "2026-06-20", title: "Lead" } }),
      send("POST", "/people", {
        body: { firstName: "A", surname: "B", email: "a@b.example", work: { site: "London", startDate: "2026-07-01" } },
      }),
      send("POST", "/company/named-lists/title", { body: { name: "New one" } }),
      send("DELETE", `/docs/people/${id}/shared/1`),
    ];
    expect((await Promise.all(writes)).map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
    expect((await send("GET", `/people/${id}/work`)).status).toBe(200);
    // Some boxes are for reading and writing at once, and some writes need none.
    const writable = routes.flatMap(({ endpoint: { effect, permissions = [] } }) =>
      effect !== "read" && permissions.length > 0 && permissions.every(({ key }) => fake.permissions.has(key)) ? permissions : [],
    );
    expect(new Set(writable.map(({ key }) => key))).toEqual(new Set(["goals.features", "goals.peoplesData", "timeOff.settings"]));
  },
  "no-payroll": async (asked) => {
    expect(await categories(asked)).toEqual(["home", "id", "internal", "personal", "work"]);
    expect(await status(asked, "/bulk/people/salaries")).toBe(403);
  },
  "no-histories": async ({ bulk }) => {
    const rows = (await bulk({ limit: "200" })).flatMap(({ results }) => results.flatMap((one: Raw) => one.values));
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => !row.isCurrent)).toEqual([]);
  },
  "no-lifecycle": async (asked) => {
    expect(await categories(asked)).not.toContain("internal");
    expect(await status(asked, "/bulk/people/lifecycle")).toBe(403);
  },
  "no-sensitive": async ({ people }) => {
    const [first] = await people(["personal.birthDate", "personal.pronouns", "root.id"]);
    expect(first.personal).not.toHaveProperty("birthDate");
    expect(first.personal).toHaveProperty("pronouns");
  },
  "no-financial": async (asked) => {
    expect(await status(asked, `/people/${asked.fake.company.employees[0]!.id}/bank-accounts`)).toBe(403);
  },
  "no-time-off": async (asked) => {
    expect(await status(asked, "/timeoff/whosout?from=2026-06-01&to=2026-06-30")).toBe(403);
    expect(await status(asked, "/timeoff/policy-types")).toBe(403);
  },
  "no-private-time-off": async (asked) => {
    const outs = async ({ get }: Asked) =>
      (await get("/timeoff/whosout?from=2026-01-01&to=2026-12-31&includePrivate=true")).data.outs.length;
    expect(await outs(asked)).toBeLessThan(await outs(scenario()));
  },
  "no-docs": async (asked) => {
    const ids = asked.fake.company.employees.map(({ id }) => id);
    const seen = await Promise.all(ids.map(async (id) => (await asked.get(`/docs/people/${id}`)).data.documents.length));
    expect(seen.filter((count) => count > 0)).toEqual([]);
  },
  "no-confidential-docs": async (asked) => {
    const everyone = (fake: Asked["fake"]) => fake.company.employees.map(({ id }) => id);
    const count = async ({ get, fake }: Asked) => {
      const answers = await Promise.all(everyone(fake).map((id) => get(`/docs/people/${id}`)));
      return answers.flatMap(({ data }) => data.documents).length;
    };
    const [some, all] = [await count(asked), await count(scenario())];
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
  },
  "field-level": async ({ get, people }) => {
    expect((await people(["work.title", "work.department"]))[0].work).toEqual({ title: expect.anything() });
    const { data, headers } = await get("/bulk/people/work?limit=1");
    expect(data.restricted_columns).toEqual({ no_view_permission: ["department"], no_view_history_permission: ["title"] });
    expect(headers.get("x-has-restricted-columns")).toBe("true");
  },
  "no-leavers": async ({ people, fake }) => {
    const seen = (await people(["root.id"])).map(({ id }) => id);
    expect(seen).toEqual(fake.company.employees.filter(({ status: access }) => access === "Active").map(({ id }) => id));
    expect(seen.length).toBeLessThan(60);
  },
  "one-department": async ({ people, fake }) => {
    const seen = await people(["root.id", "work.department"]);
    expect(new Set(seen.map(({ work }) => work.department))).toEqual(new Set(["Engineering"]));
    expect(seen).toHaveLength(fake.company.employees.filter(({ department }) => department === "Engineering").length);
  },
  "revoked-token": async (asked) => {
    expect(await statuses(asked, 2)).toEqual([401, 401]);
    expect(asked.fake.requests()[0]?.explanation).toContain("was revoked");
  },
  lockout: async (asked) => {
    expect(await statuses(asked, 1)).toEqual([403]);
    await asked.clock.advance(5 * 60_000);
    expect(await statuses(asked, 1)).toEqual([200]);
  },
  "untrusted-address": async (asked) => expect(await statuses(asked, 2)).toEqual([403, 403]),
  "rate-limited": async (asked) => {
    expect(await statuses(asked, 7)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await statuses(asked, 7, "/timeoff/policy-types")).toEqual([200, 200, 200, 200, 200, 200, 429]);
  },
  "many-429": async (asked) => expect(await statuses(asked, 6)).toEqual([200, 200, 429, 200, 200, 429]),
  flaky: async (asked) => expect(await statuses(asked, 7)).toEqual([200, 200, 200, 200, 503, 200, "terminated"]),
  down: async (asked) => expect(await statuses(asked, 3)).toEqual([503, 503, 503]),
  slow: async (asked) => {
    const start = asked.clock.now();
    await asked.clock.run(asked.get("/company/people/fields"));
    expect(asked.clock.now() - start).toBe(2_000);
  },
  truncated: async (asked) => expect((await statuses(asked, 4)).map((one) => typeof one)).toEqual(["number", "number", "number", "string"]),
  "html-200": async ({ get }) => {
    const types = [];
    for (let i = 0; i < 4; i++) types.push((await get("/company/people/fields")).headers.get("content-type"));
    expect(types).toEqual(["application/json", "application/json", "application/json", "text/html; charset=utf-8"]);
  },
  "html-404": async ({ get }) => {
    const { status: answered, text } = await get("/company/named-lists/none");
    expect([answered, text.slice(0, 9)]).toEqual([404, "<!doctype"]);
    expect(await get("/bulk/people/work?limit=0")).toMatchObject({ status: 400, data: { key: expect.any(String) } });
  },
  "repeated-cursor": async ({ get }) => {
    const first = (await get("/bulk/people/work?limit=5")).data.response_metadata.next_cursor;
    const second = (await get(`/bulk/people/work?limit=5&cursor=${encodeURIComponent(first)}`)).data.response_metadata.next_cursor;
    expect(second).toBe(first);
  },
  "wrapped-rows": async (asked) => {
    const rows = async ({ get }: Asked) => (await get("/bulk/people/salaries?limit=5")).data.results[0].values;
    expect(await rows(asked)).toEqual([{ values: await rows(scenario()) }]);
  },
  drift: async ({ get }) => expect((await get("/company/people/fields")).data[0]).toHaveProperty("addedByBob"),
  lag: async ({ fake, people, clock }) => {
    fake.hire({ firstName: "Ada", surname: "Byron" });
    expect(await people(["root.id"])).toHaveLength(60);
    await clock.advance(20_000);
    expect(await people(["root.id"])).toHaveLength(61);
  },
  "core-only": async (asked) => {
    const paths = ["/job-catalog/job-families", "/metadata/objects/position", "/skills/proficiency-levels"];
    for (const path of paths) expect(await status(asked, path), path).toBe(404);
    expect(await status(asked, "/company/people/fields")).toBe(200);
  },
};

describe("each scenario is what its summary says", () => {
  it.each(Object.entries(SCENARIOS))("%s: %s", async (name) => {
    await PROMISES[name as ScenarioName](scenario(name as ScenarioName));
  });
});

describe("scenarios together", () => {
  it("all hold, and what is set beside them wins", async () => {
    const asked = scenario("no-payroll", "no-leavers", "rate-limited");
    expect(await categories(asked)).not.toContain("payroll");
    expect((await asked.people(["root.id"])).length).toBeLessThan(60);
    expect(await statuses(asked, 7)).toContain(429);
    const fake = createFakeHiBob({ employees: 60, scenarios: ["no-leavers", "lag"], audience: "everyone", lag: 0 });
    fake.hire({ firstName: "Ada", surname: "Byron" });
    expect(await asker(fake).people(["root.id"])).toHaveLength(61);
  });

  it("add up in limits and in what is missing, with those that are set beside them", async () => {
    const limits = { "GET /company/people/fields": 2 };
    const fake = createFakeHiBob({
      employees: 5,
      scenarios: ["rate-limited"],
      limits,
      withoutModules: ["hiring"],
      clock: new VirtualClock(),
    });
    const asked = { fake, clock: new VirtualClock(), ...asker(fake) };
    expect(await statuses(asked, 3)).toEqual([200, 200, 429]);
    expect(await statuses(asked, 7, "/timeoff/policy-types")).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect((await asked.send("POST", "/hiring/job-openings/search", { body: { fields: [], filters: [] } })).status).toBe(404);
    const off = createFakeHiBob({ employees: 5, scenarios: ["rate-limited"], limits: "off" });
    expect(await statuses({ ...asked, ...asker(off) }, 7)).not.toContain(429);
  });

  it("are refused by a name that does not exist, with those that do", () => {
    expect(() => createFakeHiBob({ scenarios: ["no-salary" as ScenarioName] })).toThrow(/there is no scenario "no-salary".*no-payroll/);
  });
});
