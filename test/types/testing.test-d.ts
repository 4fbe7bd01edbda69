import { createHiBob } from "hibob-kit";
import {
  ALL_PERMISSIONS,
  type Audience,
  type AudienceCondition,
  createFakeHiBob,
  type FakeEmployee,
  type FakeHiBob,
  type FakeOptions,
  type FakeServer,
  type FakeSettings,
  type FakeVerbs,
  type Fault,
  type FaultOn,
  MovableClock,
  type PermissionModel,
  type RecordedRequest,
  SCENARIOS,
  type ScenarioName,
  VirtualClock,
} from "hibob-kit/testing";
import type { RequestHandler } from "msw";
import { setupServer } from "msw/node";
import { describe, expectTypeOf, it } from "vitest";

declare const fake: FakeHiBob;

describe("the options of a fake", () => {
  it("are all optional, and may be undefined", () => {
    expectTypeOf(createFakeHiBob).parameter(0).toEqualTypeOf<FakeOptions | undefined>();
    expectTypeOf<FakeOptions>().toExtend<FakeSettings>();
    createFakeHiBob();
    createFakeHiBob({ employees: undefined, scenarios: undefined, clock: undefined });
    createFakeHiBob({ clock: new VirtualClock("2026-06-15T09:00:00Z") });
    createFakeHiBob({ clock: new MovableClock() });
    createFakeHiBob({ limits: { "GET /bulk/people/work": 10 } });
    // @ts-expect-error misspelt
    createFakeHiBob({ employes: 20 });
    // @ts-expect-error a number
    createFakeHiBob({ employees: "20" });
    // @ts-expect-error on, off or numbers
    createFakeHiBob({ limits: "none" });
    // @ts-expect-error a date is no clock
    createFakeHiBob({ clock: new Date(0) });
    // @ts-expect-error json or html
    createFakeHiBob({ notFound: "xml" });
  });

  it("name scenarios that exist", () => {
    expectTypeOf(SCENARIOS).toEqualTypeOf<Readonly<Record<ScenarioName, string>>>();
    expectTypeOf<"no-payroll" | "lag" | "html-404">().toExtend<ScenarioName>();
    expectTypeOf<string>().not.toExtend<ScenarioName>();
    createFakeHiBob({ scenarios: ["no-payroll", "lag"] });
    // @ts-expect-error there is none of this name
    createFakeHiBob({ scenarios: ["no-salary"] });
    // @ts-expect-error a list
    createFakeHiBob({ scenarios: "no-payroll" });
    // @ts-expect-error a reset takes the same options
    fake.reset({ scenarios: ["no-salary"] });
  });

  it("say whose data may be read", () => {
    fake.audience = "active";
    fake.audience = { department: ["Sales"], lifecycleStatus: ["Employed"] };
    fake.audience = ({ department }) => department === "Sales";
    expectTypeOf<FakeHiBob["audience"]>().toEqualTypeOf<Audience>();
    expectTypeOf<AudienceCondition>().toExtend<Audience>();
    // @ts-expect-error everyone or active
    fake.audience = "nobody";
    // @ts-expect-error no such condition
    fake.audience = { departments: ["Sales"] };
    // @ts-expect-error a list
    fake.audience = { department: "Sales" };
    expectTypeOf<PermissionModel>().toEqualTypeOf<"category" | "field">();
    expectTypeOf(ALL_PERMISSIONS).toEqualTypeOf<readonly string[]>();
  });
});

describe("verbs", () => {
  it("stand on the fake, with their own inputs and results", () => {
    expectTypeOf<FakeHiBob>().toExtend<FakeVerbs>();
    expectTypeOf(fake.hire).returns.toEqualTypeOf<FakeEmployee>();
    const ada = fake.hire({ firstName: "Ada", surname: "Byron", startDate: "2026-07-01" });
    fake.changeWork(ada.id, { title: "Lead" });
    fake.requestTimeOff(ada.id, { startDate: "2026-07-06" });
    // @ts-expect-error the surname is missing
    fake.hire({ firstName: "Ada" });
    // @ts-expect-error dates are text
    fake.hire({ firstName: "Ada", surname: "Byron", startDate: new Date(0) });
    // @ts-expect-error ids are text: a number could not hold them
    fake.terminate(333288388401771);
    // @ts-expect-error no such verb
    fake.promoteAll();
    expectTypeOf(fake.verbs).toEqualTypeOf<readonly string[]>();
  });

  it("give data that is read, not written", () => {
    const [first] = fake.company.employees;
    expectTypeOf(fake.company.employees).toEqualTypeOf<readonly FakeEmployee[]>();
    // @ts-expect-error changed by verbs only
    first!.title = "Lead";
    // @ts-expect-error the company is made by the fake
    fake.company = { today: "2026-06-15" };
  });
});

describe("faults", () => {
  it("come with what belongs to their kind, and nothing else", () => {
    const on: FaultOn = { endpoint: "POST /people/search", after: 2, times: Number.POSITIVE_INFINITY, every: 3 };
    fake.faults.on(on, { kind: "status", status: 503 });
    fake.faults.on({ path: /^\/bulk/ }, { kind: "reset" });
    fake.faults.on({}, { kind: "rate-limit" });
    fake.faults.on({}, { kind: "slow", ms: 20 });
    // @ts-expect-error which status?
    fake.faults.on({}, { kind: "status" });
    // @ts-expect-error how long?
    fake.faults.on({}, { kind: "slow" });
    // @ts-expect-error a page has no number
    fake.faults.on({}, { kind: "html", status: 500 });
    // @ts-expect-error no such kind
    fake.faults.on({}, { kind: "explode" });
    // @ts-expect-error misspelt, it would strike everywhere
    fake.faults.on({ endpiont: "POST /people/search" }, { kind: "html" });
  });

  it("are a union that can be told apart", () => {
    expectTypeOf<Extract<Fault, { kind: "status" }>["status"]>().toEqualTypeOf<number>();
    expectTypeOf<Extract<Fault, { kind: "reset" }>["afterBytes"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Fault["kind"]>().toEqualTypeOf<
      "rate-limit" | "status" | "reset" | "truncate" | "slow" | "html" | "empty" | "repeat-cursor" | "wrap-rows" | "drift"
    >();
  });
});

describe("the faces", () => {
  it("fit where they are used", () => {
    createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
    expectTypeOf(fake.handlers).returns.toEqualTypeOf<RequestHandler[]>();
    setupServer(...fake.handlers({ baseUrl: "https://api.sandbox.hibob.com/v1" }));
    expectTypeOf(fake.listen).returns.resolves.toEqualTypeOf<FakeServer>();
    expectTypeOf<FakeServer>().toExtend<AsyncDisposable>();
    expectTypeOf<FakeServer["control"]>().toEqualTypeOf<string | undefined>();
    // @ts-expect-error a number
    void fake.listen({ port: "4010" });
  });

  it("tell what was asked, narrowed down by what a request has", () => {
    expectTypeOf(fake.requests).returns.toEqualTypeOf<readonly RecordedRequest[]>();
    fake.requests({ path: /search/, status: 403 });
    // @ts-expect-error misspelt, it would find everything
    fake.requests({ stauts: 403 });
  });
});

describe("webhooks", () => {
  it("go to a function that answers, or to an address", () => {
    void fake.webhooks.subscribe({ deliver: async (request: Request) => new Response(await request.text()), events: ["employee.created"] });
    void fake.webhooks.subscribe({ url: "http://127.0.0.1:3000/bob", secret: "s3cret" });
    void fake.webhooks.subscribe({ deliver: async () => {}, events: ["an event of tomorrow"] });
    // @ts-expect-error an answer has a status
    void fake.webhooks.subscribe({ deliver: () => "ok" });
    // @ts-expect-error misspelt
    void fake.webhooks.subscribe({ url: "http://127.0.0.1:3000/bob", secrets: ["s3cret"] });
  });
});
