import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { type Change, createSync, type SyncOptions } from "hibob-kit/sync";
import { createFakeHiBob, type FakeHiBob, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/testing/domains/index.ts";

const BULK = "GET /bulk/people/work";

function setUp({ employees = 40, ...more }: Partial<SyncOptions> & { employees?: number } = {}) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees, seed: 5, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const store = memoryStore({ clock });
  const sync = createSync({ bob, store, clock, streams: ["employees", "workHistory"], ...more });
  const run = async () => Object.fromEntries((await sync.run()).streams.map((report) => [report.stream, report]));
  const newChanges = async (): Promise<Change[]> => Array.fromAsync(sync.changes({ consumer: "test" }));
  const person = async (id: string) => (await store.contents("default", "employees", [id])).get(id);
  const workKeys = async (id: string) => {
    const range = { after: `${id}/`, upTo: `${id}/~` };
    return [...(await store.hashes("default", "workHistory", range)).keys()];
  };
  return { clock, fake, bob, store, sync, run, newChanges, person, workKeys };
}

const someone = (fake: FakeHiBob) => {
  const managers = new Set(fake.company.employees.map(({ reportsTo }) => reportsTo));
  return fake.company.employees.find(({ id, status, workRows }) => status === "Active" && !managers.has(id) && workRows.length > 1)!;
};

describe("what is mirrored", () => {
  it("is everyone, leavers and future hires included, and every row of their work history", async () => {
    const { fake, store, run } = setUp({ employees: 250 });
    await run();
    const stored = [...(await store.hashes("default", "employees", { after: "", upTo: null })).keys()];
    expect(stored.sort()).toEqual(fake.company.employees.map(({ id }) => id).sort());
    expect(fake.company.employees.some(({ lifecycleStatus }) => lifecycleStatus === "Terminated")).toBe(true);
    const rows = fake.company.employees.flatMap(({ id, workRows }) => workRows.map((row) => `${id}/${row.id}`));
    expect([...(await store.hashes("default", "workHistory", { after: "", upTo: null })).keys()].sort()).toEqual(rows.sort());
  });

  it("leaves pay, identity and what is stale at once out, unless they are named", async () => {
    const { fake, run, person } = setUp({ employees: 3, streams: ["employees"] });
    await run();
    const fields = Object.keys((await person(fake.company.employees[0]!.id))!);
    expect(fields).toContain("work.title");
    expect(fields.filter((field) => /salary\.payment|ssn|birthDate|home\.|tenure|avatar|directReports/i.test(field))).toEqual([]);
  });

  it("is all that the tenant's metadata names, when all is asked for, but for payments that reads never answer", async () => {
    const { fake, bob, run, person } = setUp({ employees: 3, streams: ["employees"], fields: "all" });
    expect((await run()).employees?.omitted).toEqual([]);
    const readable = (await bob.metadata.fields()).map(({ id }) => id).filter((id) => !id.startsWith("actualPayment."));
    expect(Object.keys((await person(fake.company.employees[0]!.id))!).sort()).toEqual(readable.sort());
    // Bob's own, and those that the fake company made itself.
    expect(readable).toHaveLength(239 - 5 + 10);
  });

  it("takes few requests: ids once, a sample for the permissions, then 200 people at a time", async () => {
    const { fake, run } = setUp({ employees: 450, streams: ["employees"] });
    await run();
    expect(fake.requests({ endpoint: "POST /people/search" })).toHaveLength(1 + 1 + 3);
    expect(fake.requests({ endpoint: "GET /company/people/fields" })).toHaveLength(1);
    expect(fake.requests()).toHaveLength(6);
  });

  it("hands on all fields of a large tenant, and keeps them all", async () => {
    const ids = Array.from({ length: 900 }, (_, n) => `work.field_${n}`);
    const asked: number[] = [];
    const bob = createHiBob({
      serviceUser: { id: "SERVICE-1", token: "t" },
      clock: new VirtualClock(),
      fetch: async (request) => {
        if (request.method === "GET") return Response.json(ids.map((id) => ({ id, name: id, categoryId: "work", jsonPath: id })));
        const { fields } = (await request.json()) as { fields: string[] };
        asked.push(fields.length);
        const work = Object.fromEntries(fields.map((field) => [field.slice("work.".length), field]));
        return Response.json({ employees: [{ id: "1", work }] });
      },
    });
    const store = memoryStore();
    await createSync({ bob, store, streams: ["employees"] }).run();
    // Once for the sample that tells the permissions, once for the stream; the client splits and joins.
    expect(asked.filter((fields) => fields > 3)).toEqual([400, 400, 100, 400, 400, 100]);
    const content = (await store.contents("default", "employees", ["1"])).get("1")!;
    expect(Object.keys(content)).toHaveLength(900);
    expect(content["work.field_899"]).toBe("work.field_899");
  });
});

describe("what changed in the company", () => {
  it("is a promotion: the person's fields and the two rows it touches, and nobody else", async () => {
    const { fake, run, newChanges, workKeys } = setUp();
    await run();
    await newChanges();
    const { id, title } = someone(fake);
    const before = await workKeys(id);
    fake.changeWork(id, { title: "Head of Everything" });
    await run();
    const changes = await newChanges();
    const [employee] = changes.filter(({ stream }) => stream === "employees");
    expect(employee).toMatchObject({ key: id, kind: "changed" });
    expect(employee?.fields["work.title"]).toEqual({ from: title, to: "Head of Everything" });
    expect(changes.filter(({ stream }) => stream === "employees")).toHaveLength(1);
    const rows = changes.filter(({ stream }) => stream === "workHistory");
    expect(rows.map(({ kind, key }) => [kind, before.includes(key)]).sort()).toEqual([
      ["added", false],
      ["changed", true],
    ]);
    expect(rows.find(({ kind }) => kind === "changed")?.fields).toMatchObject({ isCurrent: { from: true, to: false } });
  });

  it("is a hire: a person and a row added, and nothing changed", async () => {
    const { fake, run, newChanges } = setUp();
    await run();
    await newChanges();
    const boss = fake.company.employees.find(({ id }) => fake.company.employees.some(({ reportsTo }) => reportsTo === id))!;
    const { id } = fake.hire({ firstName: "Ines", surname: "Okonkwo", reportsTo: boss.id });
    await run();
    expect((await newChanges()).map(({ stream, kind, key }) => [stream, kind, key.split("/")[0]]).sort()).toEqual([
      ["employees", "added", id],
      ["workHistory", "added", id],
    ]);
  });

  it("is a resignation: a change of status, never a removal", async () => {
    const { fake, run, newChanges } = setUp();
    await run();
    await newChanges();
    const { id } = someone(fake);
    fake.terminate(id);
    const report = await run();
    const changes = await newChanges();
    expect(changes.map(({ stream, kind, key }) => [stream, kind, key])).toEqual([["employees", "changed", id]]);
    expect(changes[0]?.fields["internal.status"]).toEqual({ from: "Active", to: "Inactive" });
    expect(report.employees).toMatchObject({ removed: 0, held: 0 });
  });

  it("is nothing when only time passes, although signed links are new at every read", async () => {
    const { clock, bob, run, newChanges, fake } = setUp({ fields: "all" });
    const { id } = someone(fake);
    const link = async () => (await bob.people.get(id, { fields: ["root.avatarUrl"] })).employee.avatarUrl;
    const before = await link();
    await run();
    await newChanges();
    await clock.advance(3 * 3_600_000);
    expect(await link()).not.toBe(before);
    await run();
    expect(await newChanges()).toEqual([]);
  });
});

describe("lost access is not lost data", () => {
  it("keeps every value of a category whose permission was taken away, and names the fields", async () => {
    const { fake, run, newChanges, person } = setUp({
      streams: ["employees"],
      fields: ["root.email", "payroll.salary.payment", "work.title"],
    });
    await run();
    await newChanges();
    const { id } = someone(fake);
    const before = await person(id);
    fake.permissions.revoke("payroll.view");
    const { employees } = await run();
    expect(employees).toMatchObject({ outcome: "complete", changed: 0, removed: 0, omitted: ["payroll.salary.payment"] });
    expect(await person(id)).toEqual(before);
    fake.changeWork(id, { title: "Someone Else" });
    await run();
    expect(await person(id)).toEqual({ ...before, "work.title": "Someone Else" });
    expect((await newChanges()).map(({ fields }) => Object.keys(fields))).toEqual([["work.title"]]);
  });

  it("holds the removals when the audience shrinks", async () => {
    const { fake, run, newChanges } = setUp({ employees: 100 });
    await run();
    await newChanges();
    fake.audience = "active";
    const report = await run();
    const hidden = fake.company.employees.filter(({ status }) => status === "Inactive").length;
    expect(hidden).toBeGreaterThan(5);
    expect(report.employees).toMatchObject({ outcome: "held", held: hidden, removed: 0 });
    expect(report.workHistory).toMatchObject({ outcome: "held", removed: 0 });
    expect((await newChanges()).filter(({ kind }) => kind === "removed")).toEqual([]);
  });

  it.each([2, 4, 30, 200])("holds the removals of a company of %i too, when two or more of it are hidden", async (employees) => {
    const { fake, run, newChanges } = setUp({ employees });
    await run();
    await newChanges();
    const shown = new Set(fake.company.employees.slice(0, Math.max(employees - 5, 0)).map(({ id }) => id));
    fake.audience = ({ id }) => shown.has(id);
    const report = await run();
    expect(report.employees).toMatchObject({ outcome: "held", removed: 0 });
    expect(report.workHistory).toMatchObject({ outcome: "held", removed: 0 });
    expect((await newChanges()).filter(({ kind }) => kind === "removed")).toEqual([]);
  });

  it("holds even a single past row when nobody has past rows any more", async () => {
    const { fake, run, newChanges } = setUp({ employees: 1 });
    const { id, workRows } = fake.company.employees[0]!;
    if (workRows.length === 1) fake.changeWork(id, { title: "Founder" });
    await run();
    await newChanges();
    fake.permissions.revoke("work.viewHistory");
    expect((await run()).workHistory).toMatchObject({ outcome: "held", removed: 0 });
    expect((await newChanges()).filter(({ kind }) => kind === "removed")).toEqual([]);
  });

  it("holds the removals when View history is taken away and only current rows arrive", async () => {
    const { fake, run, newChanges } = setUp();
    await run();
    await newChanges();
    fake.permissions.revoke("work.viewHistory");
    expect((await run()).workHistory).toMatchObject({ outcome: "held", removed: 0 });
    expect((await newChanges()).filter(({ kind }) => kind === "removed")).toEqual([]);
  });

  it("says which box it was when a table is refused altogether, removes nothing, and reads the rest", async () => {
    const { fake, sync, run, store, newChanges } = setUp();
    await run();
    await newChanges();
    const rows = await store.count("default", "workHistory");
    fake.permissions.revoke("work.viewHistory", "work.view");
    const { id } = fake.hire({ firstName: "Ines", surname: "Okonkwo" });
    const report = await sync.run();
    expect(report.streams).toMatchObject([
      { stream: "employees", outcome: "complete", added: 1 },
      { stream: "workHistory", outcome: "denied", removed: 0, read: 0 },
    ]);
    const lost = report.accessLost.filter(({ stream }) => stream === "workHistory");
    expect(lost).toMatchObject([{ kind: "stream", permissions: [{ key: "work.view" }] }]);
    expect(lost[0]?.permissions[0]?.place.category).toContain("View selected employees' Work sections");
    expect(await store.count("default", "workHistory")).toBe(rows);
    expect((await newChanges()).map(({ kind, key }) => [kind, key])).toEqual([["added", id]]);
  });

  it("keeps the rows of an employee whom Bob refuses in the middle of a run", async () => {
    const { clock, fake, store, run, workKeys } = setUp({ streams: ["workHistory"] });
    await run();
    const { id } = someone(fake);
    const before = await workKeys(id);
    // The person leaves the audience after the ids were read and before the rows are.
    const bob = createHiBob({
      serviceUser: fake.serviceUser,
      fetch: fake.fetch,
      clock,
      hooks: {
        onRequest: ({ endpoint }) => {
          if (endpoint === BULK) fake.audience = (other) => other.id !== id;
        },
      },
    });
    const report = await createSync({ bob, store, clock, streams: ["workHistory"] }).run();
    expect(report.streams[0]).toMatchObject({ outcome: "complete", removed: 0, held: 0, unread: 1 });
    expect(await workKeys(id)).toEqual(before);
  });

  it("keeps columns that came empty only because they are restricted", async () => {
    const { clock, fake, store, run } = setUp({ streams: ["workHistory"] });
    await run();
    const { id } = someone(fake);
    const rowsOf = async () => {
      const keys = [...(await store.hashes("default", "workHistory", { after: `${id}/`, upTo: `${id}/~` })).keys()];
      return store.contents("default", "workHistory", keys);
    };
    const before = await rowsOf();
    const restricting = async (request: Request): Promise<Response> => {
      const response = await fake.fetch(request);
      if (!request.url.includes("/bulk/")) return response;
      const body = (await response.json()) as { results: { values: Record<string, unknown>[] }[] };
      for (const { values } of body.results) {
        for (const row of values) Object.assign(row, { title: null }, row.isCurrent ? {} : { department: null });
      }
      return Response.json({ ...body, restricted_columns: { no_view_permission: ["title"], no_view_history_permission: ["department"] } });
    };
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: restricting, clock });
    const report = await createSync({ bob, store, clock, streams: ["workHistory"] }).run();
    expect(report.streams[0]).toMatchObject({ changed: 0, restricted: ["title", "department"] });
    expect(await rowsOf()).toEqual(before);
  });

  it("stops at a refused credential, and the store stays as it was", async () => {
    const { clock, fake, store, run } = setUp();
    await run();
    const count = await store.count("default", "employees");
    const bob = createHiBob({ serviceUser: { ...fake.serviceUser, token: "revoked" }, fetch: fake.fetch, clock });
    const failure = createSync({ bob, store, clock, streams: ["employees", "workHistory"] }).run();
    await expect(failure).rejects.toMatchObject({ code: "unauthorized", status: 401 });
    expect(fake.requests().filter(({ status }) => status === 401).length).toBeLessThanOrEqual(2);
    expect(await store.count("default", "employees")).toBe(count);
  });
});

describe("an answer that leaves people out without a word", () => {
  /** A fetch whose answers to one endpoint are changed on their way. */
  const changed = (fake: FakeHiBob, path: string, change: (body: Record<string, unknown[]>, asked: string) => void) => {
    return async (request: Request): Promise<Response> => {
      const asked = await request.clone().text();
      const response = await fake.fetch(request);
      if (!new URL(request.url).pathname.endsWith(path)) return response;
      const body = (await response.json()) as Record<string, unknown[]>;
      change(body, asked);
      return Response.json(body);
    };
  };
  const setUpChanged = async (path: string, change: Parameters<typeof changed>[2], streams: SyncOptions["streams"]) => {
    const { clock, fake, store, run } = setUp();
    await run();
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: changed(fake, path, change), clock });
    const counts = async () => Promise.all(["employees", "workHistory"].map((stream) => store.count("default", stream)));
    const before = await counts();
    const again = createSync({ bob, store, clock, streams });
    return { again: () => again.run(), counts, before };
  };

  it("removes nobody whom the list of everyone names", async () => {
    const drop = (body: Record<string, unknown[]>, asked: string) => {
      if (asked.includes("filters")) body.employees!.splice(0, 1);
    };
    const { again, counts, before } = await setUpChanged("/people/search", drop, ["employees"]);
    expect((await again()).streams[0]).toMatchObject({ outcome: "complete", removed: 0, held: 0, unread: 1 });
    expect(await counts()).toEqual(before);
  });

  it("removes no rows of an employee without an entry in a bulk read", async () => {
    const { again, counts, before } = await setUpChanged("/bulk/people/work", (body) => body.results!.splice(0, 1), ["workHistory"]);
    expect((await again()).streams[0]).toMatchObject({ outcome: "complete", removed: 0, held: 0, unread: 1 });
    expect(await counts()).toEqual(before);
  });

  it("stores nobody whom the run did not ask for", async () => {
    const add = (body: Record<string, unknown[]>, asked: string) => {
      if (asked.includes("filters")) body.employees!.push({ id: "1", work: { title: "Ghost" } });
    };
    const { again, counts, before } = await setUpChanged("/people/search", add, ["employees"]);
    expect((await again()).streams[0]).toMatchObject({ added: 0, removed: 0 });
    expect(await counts()).toEqual(before);
  });

  it("stores no row of somebody whom the run did not ask for", async () => {
    const add = (body: Record<string, unknown[]>) => body.results!.push({ employeeId: "1", values: [{ id: 7, isCurrent: true }] });
    const { again, counts, before } = await setUpChanged("/bulk/people/work", add, ["workHistory"]);
    expect((await again()).streams[0]).toMatchObject({ outcome: "complete", added: 0, removed: 0 });
    expect(await counts()).toEqual(before);
  });

  it.each<[string, string, Parameters<typeof changed>[2]]>([
    ["a list of everyone with a gap in it", "/people/search", (body) => body.employees!.splice(3, 1, null)],
    ["a bulk entry with a number for an id", "/bulk/people/work", (body) => Object.assign(body.results![0] as object, { employeeId: 7 })],
    ["a bulk entry without rows", "/bulk/people/work", (body) => Object.assign(body.results![0] as object, { values: {} })],
  ])("fails rather than going on with %s", async (_, path, change) => {
    const { again, counts, before } = await setUpChanged(path, change, ["workHistory"]);
    await expect(again()).rejects.toMatchObject({ code: "stream_failed" });
    expect(await counts()).toEqual(before);
  });

  it("fails rather than asking for nothing when the metadata is empty", async () => {
    const { clock, fake } = setUp();
    const bob = createHiBob({
      serviceUser: fake.serviceUser,
      clock,
      fetch: async (request) => (request.url.endsWith("/fields") ? Response.json([]) : fake.fetch(request)),
    });
    const empty = createSync({ bob, store: memoryStore({ clock }), clock, streams: ["employees"] });
    await expect(empty.run()).rejects.toThrow("Bob's field metadata is empty");
  });
});

it("takes a row that Bob repeats once", async () => {
  const { clock, fake, store } = setUp();
  const doubling = async (request: Request): Promise<Response> => {
    const response = await fake.fetch(request);
    if (!request.url.includes("/bulk/")) return response;
    const body = (await response.json()) as { results: { values: unknown[] }[] };
    for (const entry of body.results) entry.values.push(...entry.values);
    return Response.json(body);
  };
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: doubling, clock });
  await createSync({ bob, store, clock, streams: ["workHistory"] }).run();
  const rows = fake.company.employees.reduce((sum, { workRows }) => sum + workRows.length, 0);
  expect(await store.count("default", "workHistory")).toBe(rows);
});

it("a run only reads: every request it makes is declared a read", async () => {
  const { fake, run } = setUp();
  await run();
  const effects = new Map(routes.map(({ endpoint }) => [endpoint.id, endpoint.effect]));
  expect(fake.requests().map(({ endpoint }) => effects.get(endpoint!))).toEqual(fake.requests().map(() => "read"));
  expect(new Set(fake.requests().map(({ endpoint }) => endpoint))).toEqual(
    new Set(["GET /company/people/fields", "POST /people/search", "GET /bulk/people/work"]),
  );
});
