import * as fc from "fast-check";
import { ALL_PERMISSIONS } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/domains/index.ts";
import { DAY, fakeOf, type Raw } from "./ask.ts";

const LAG = 5_000;

type World = ReturnType<typeof fakeOf>;
type Id = string;

/** What somebody does to the company: a verb or a write through the API, right or wrong. `n` is a draw. */
type Act = (world: World, id: Id, n: number) => unknown;

const dateIn = ({ clock }: World, days: number): string => new Date(clock.now() + days * DAY).toISOString().slice(0, 10);
const write =
  (method: string, path: (id: Id, n: number) => string, body?: (world: World, id: Id, n: number) => unknown): Act =>
  (world, id, n) =>
    world.send(method, path(id, n), body ? { body: body(world, id, n) } : {});
const nthOf = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)];

const VERBS: Record<string, Act> = {
  hire: ({ fake }, id, n) => fake.hire({ firstName: "Noor", surname: `Okonkwo${n % 3}`, reportsTo: n % 2 ? id : null }),
  hireLater: (world, _, n) => world.fake.hire({ firstName: "Ada", surname: "Byron", startDate: dateIn(world, 1 + (n % 3)) }),
  terminate: (world, id, n) => world.fake.terminate(id, { date: dateIn(world, (n % 5) - 2) }),
  rehire: (world, id, n) => world.fake.rehire(id, { date: dateIn(world, n % 4) }),
  startLeave: (world, id, n) => world.fake.startLeave(id, { from: dateIn(world, n % 3), to: dateIn(world, 3 + (n % 4)) }),
  endLeave: ({ fake }, id) => fake.endLeave(id),
  setStartDate: (world, id, n) => world.fake.setStartDate(id, { date: dateIn(world, n - 9) }),
  remove: ({ fake }, id) => fake.company.employees.length > 4 && fake.remove(id),
  changeWork: (world, id, n) => world.fake.changeWork(id, { title: `Title ${n}`, site: n % 3 ? "Berlin" : `Site ${n}` }),
  update: ({ fake }, id, n) => fake.update(id, { "home.mobilePhone": String(n), "home.numberOfKids": n % 4 }),
  changeEmail: ({ fake }, id, n) => fake.changeEmail(id, `mail${n}@lanternfield.example`),
  uninvite: ({ fake }, id) => fake.uninvite(id),
  promote: ({ fake }, id, n) => fake.promote(id, { salaryIncreasePercent: n }),
  raise: (world, id, n) => world.fake.raise(id, { byPercent: n, effectiveDate: dateIn(world, n % 3) }),
  changeEmployment: ({ fake }, id, n) => fake.changeEmployment(id, { percent: 50 + n }),
  pay: ({ fake }, id, n) => fake.pay(id, { amount: n }),
  addField: ({ fake }, _, n) => fake.addField({ name: `Field ${n}`, category: "work", type: n % 2 ? "list" : "text" }),
  addListItem: ({ fake }, _, n) => fake.addListItem("title", `Title ${n}`),
  archiveListItem: ({ fake }, _, n) => fake.archiveListItem("department", n % 2 ? "Sales" : `Team ${n % 4}`),
  addCustomTable: ({ fake }, _, n) => fake.addCustomTable({ name: `Table ${n}`, columns: [{ name: "One" }] }),
  requestTimeOff: (world, id, n) => world.fake.requestTimeOff(id, { startDate: dateIn(world, 2 + n), skipManagerApproval: n % 2 === 0 }),
  cancelTimeOff: ({ fake }, id, n) => fake.cancelTimeOff(nthOf(fake.timeOffRequests(id), n)?.id ?? 0),
  upload: ({ fake }, id, n) => fake.upload(id, { folder: "Shared", name: `Paper ${n}` }),
};

const WRITES: Record<string, Act> = {
  update: write(
    "PUT",
    (id) => `/people/${id}`,
    (_, __, n) => ({ firstName: `Ada${n}`, home: { mobilePhone: `+${n}` } }),
  ),
  create: write(
    "POST",
    () => "/people",
    (world, id, n) => ({
      email: `new${n}@lanternfield.example`,
      firstName: "Grace",
      surname: "Murray",
      work: { site: "London", startDate: dateIn(world, n % 3), reportsTo: { id } },
    }),
  ),
  terminate: write(
    "POST",
    (id) => `/employees/${id}/terminate`,
    (world, _, n) => ({ terminationDate: dateIn(world, n % 4) }),
  ),
  addWork: write(
    "POST",
    (id) => `/people/${id}/work`,
    (world, _, n) => ({ effectiveDate: dateIn(world, n % 4), title: "Accountant" }),
  ),
  addTraining: write(
    "POST",
    (id) => `/people/${id}/training`,
    (world) => ({ name: "First aid", startDate: dateIn(world, 1) }),
  ),
  // Refused when there is one of this type and day.
  addEntitlement: write(
    "POST",
    (id) => `/people/${id}/entitlement`,
    (world, _, n) => ({
      effectiveDate: dateIn(world, n % 2),
      entitlement: "Cycle to work",
      amount: { value: n, currency: "GBP" },
    }),
  ),
  addDependent: write(
    "POST",
    (id) => `/people/${id}/dependents`,
    (_, __, n) => ({ firstName: `Kim${n}`, birthDate: n % 4 ? "2020-01-01" : "x" }),
  ),
  addBankAccount: write(
    "POST",
    (id) => `/people/${id}/bank-accounts`,
    (_, __, n) => ({ values: [{ iban: `GB${n}`, amount: n % 4 ? n : "x" }] }),
  ),
  addTrip: write(
    "POST",
    (id) => `/people/custom-tables/${id}/work__table_1748390400115`,
    (world, _, n) => ({
      values: [{ column_1748390403001: n % 4 ? "756201" : null, column_1748390403002: dateIn(world, n), column_1748390403003: n }],
    }),
  ),
  addItem: write(
    "POST",
    () => "/company/named-lists/department",
    (_, __, n) => ({ name: `Team ${n % 4}` }),
  ),
  addField: write(
    "POST",
    () => "/company/people/fields",
    (_, __, n) => ({ name: `Own ${n}`, category: "home", type: n % 4 ? "list" : "none" }),
  ),
  setAvatar: write(
    "PUT",
    (id) => `/avatars/${id}`,
    (_, __, n) => ({ url: `https://files.example/${n}.png` }),
  ),
  invite: write(
    "POST",
    (id) => `/employees/${id}/invitations`,
    (_, __, n) => ({ welcomeWizardId: n }),
  ),
  link: write(
    "POST",
    (id) => `/docs/people/${id}/shared`,
    (_, __, n) => ({ documentName: `Link ${n}`, documentUrl: "https://files.example/a.pdf" }),
  ),
  requestTimeOff: write(
    "POST",
    (id) => `/timeoff/employees/${id}/requests`,
    (world, _, n) => ({
      policyType: "Holiday",
      requestRangeType: "days",
      startDate: dateIn(world, 3 + n),
      endDate: dateIn(world, 3 + n),
      startDatePortion: "all_day",
      endDatePortion: "all_day",
    }),
  ),
};

const AROUND: Record<string, Act> = {
  wait: ({ clock }, _, n) => clock.advance(n * 400),
  midnight: ({ clock }) => clock.advance(DAY),
  // What it answers does not count: it may be old.
  read: async ({ get, people }, id, n) => {
    await (n % 2 ? people(["root.id", "work.title"]) : get(`/people/${id}/work`));
  },
  revoke: ({ fake }, _, n) => fake.permissions.revoke(n % 2 ? "work.edit" : "home.edit"),
  grant: ({ fake }) => fake.permissions.grant("work.edit", "home.edit"),
  narrow: ({ fake }, id) => {
    fake.audience = { ids: [id] };
  },
  widen: ({ fake }) => {
    fake.audience = "everyone";
  },
};

// Some names are in two of them.
const ACTS = new Map(
  Object.entries({ verb: VERBS, write: WRITES, around: AROUND }).flatMap(([kind, acts]) =>
    Object.entries(acts).map(([name, act]): [string, Act] => [`${kind} ${name}`, act]),
  ),
);
const step = fc.record({ name: fc.constantFrom(...ACTS.keys()), who: fc.nat({ max: 20 }), n: fc.nat({ max: 20 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing, and tells how it went. What is refused is a part of the story. */
async function done(world: World, { name, who, n }: Step): Promise<unknown> {
  const { id } = nthOf(world.fake.company.employees, who)!;
  try {
    const gave = (await ACTS.get(name)?.(world, id, n)) as Raw;
    return gave?.headers ? [gave.status, gave.text] : gave;
  } catch (error) {
    return String(error);
  }
}

const QUERIES: Record<string, string> = {
  "/timeoff/requests/changes": "since=2026-01-01T00:00:00Z",
  "/timeoff/whosout": "from=2026-06-01&to=2026-12-31&includePrivate=true&includePending=true",
};
const SEARCHES: Record<string, unknown> = {
  "/people/search": { showInactive: true, humanReadable: "APPEND" },
  "/objects/position/search": { fields: ["/position/id", "/position/status"], filters: [] },
  "/positions/position-openings/search": { fields: ["/positionOpening/id", "/positionOpening/filledBy"], filters: [] },
};
/** Holes that name an employee, in paths that name nothing else. */
const OF_SOMEBODY = /^[^{]*\{(id|employeeId|employee_id)\}[^{]*$/;
const SHORT = ["/bulk/", "/people/", "/company/", "/timeoff/", "/docs/", "/tasks", "/profiles", "/payroll/", "/avatars", "/onboarding/"];

/** All that can be read of the company by GET, and a few searches. */
async function everything({ fake, send, get, search }: World): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { endpoint } of routes) {
    const { method, path } = endpoint;
    if (method !== "GET" || !SHORT.some((start) => path.startsWith(start))) continue;
    if (!path.includes("{")) {
      const query = QUERIES[path] ?? (path.startsWith("/bulk/") ? "limit=200" : "");
      texts[path] = (await get(`${path}?${query}`)).text;
    } else if (OF_SOMEBODY.test(path)) {
      for (const { id } of fake.company.employees) texts[`${path} ${id}`] = (await get(path.replace(/\{\w+\}/, id))).text;
    }
  }
  for (const [path, body] of Object.entries(SEARCHES)) texts[path] = (await send("POST", path, { body })).text;
  texts.fields = (
    await search({ showInactive: true, fields: JSON.parse(texts["/company/people/fields"] ?? "[]").map((one: Raw) => one.id) })
  ).text;
  return texts;
}

describe("a fake with read-after-write lag", () => {
  it("answers like one without it when the lag is over, whatever happened in between", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 9 }), fc.array(step, { minLength: 10, maxLength: 40 }), async (seed, steps) => {
        const [late, prompt] = [LAG, 0].map((lag) => fakeOf({ employees: 12, seed, lag })) as [World, World];
        for (const one of steps) expect(await done(late, one), one.name).toEqual(await done(prompt, one));
        for (const world of [late, prompt]) {
          world.fake.audience = "everyone";
          world.fake.permissions.grant(...ALL_PERMISSIONS);
          await world.clock.advance(LAG);
        }
        expect(await everything(late)).toEqual(await everything(prompt));
      }),
      { numRuns: 40 },
    );
  });
});
