import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, type Rig, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const bodyOf = (seen: { text: string }) => JSON.parse(seen.text);

describe("an update", () => {
  it("nests the values by category, root fields at the top, custom fields below custom", async () => {
    const { bob, seen, run } = rig(bodiless(200));
    await run(
      bob.people.update(ID, {
        "root.firstName": "Ada",
        "personal.pronouns": null,
        "home.privateEmail": undefined as never,
        "work.field_17": 4,
        "work.custom.field_18": [1],
        "category_172.field_5": "x",
      }),
    );
    expect([seen[0]!.method, seen[0]!.url.pathname]).toEqual(["PUT", `/v1/people/${ID}`]);
    expect(bodyOf(seen[0]!)).toEqual({
      firstName: "Ada",
      personal: { pronouns: null },
      work: { custom: { field_17: 4, field_18: [1] } },
      category_172: { custom: { field_5: "x" } },
    });
  });

  it("says applied for 200 and unchanged for 304, with one request", async () => {
    for (const [status, outcome] of [
      [200, "applied"],
      [304, "unchanged"],
    ] as const) {
      const { bob, seen, run } = rig(bodiless(status));
      expect(await run(bob.people.update(ID, { "root.firstName": "Ada" }))).toMatchObject({ outcome });
      expect(seen).toHaveLength(1);
    }
  });

  it("of nothing is refused before sending", async () => {
    const { bob, seen, failure } = rig(bodiless(200));
    for (const nothing of [{}, { "root.firstName": undefined as never }]) {
      expect(await failure(bob.people.update(ID, nothing))).toMatchObject({ code: "invalid_input" });
    }
    expect(await failure(bob.people.update(ID, { "__proto__.field_1": 1 }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is sent again after a server error, because it ends in the same state", async () => {
    const { bob, seen, run } = rig([json({}, 503), bodiless(200)]);
    await run(bob.people.update(ID, { "root.firstName": "Ada" }));
    expect(seen).toHaveLength(2);
  });
});

describe("an update with verify", () => {
  const written = { "root.firstName": "Ada", "personal.honorific": "Dr", "work.field_1": 5 } as const;

  it("reads back once when all values are there, and names nothing as dropped", async () => {
    const { bob, seen, run } = rig([
      bodiless(200),
      json({ id: ID, firstName: "Ada", personal: { honorific: "Dr" }, work: { field_1: "5" } }),
    ]);
    expect(await run(bob.people.update(ID, written, { verify: true }))).toMatchObject({ outcome: "applied", dropped: [] });
    expect(bodyOf(seen[1]!).fields).toEqual(Object.keys(written));
    expect(seen).toHaveLength(2);
  });

  it("names what Bob dropped, after 20 seconds in which reads may lag", async () => {
    const { bob, clock, run } = rig([bodiless(200), json({ id: ID, firstName: "Ada", personal: { honorific: "Mx" } })]);
    const started = clock.now();
    expect(await run(bob.people.update(ID, written, { verify: true }))).toMatchObject({
      outcome: "applied",
      dropped: ["personal.honorific", "work.field_1"],
    });
    expect(clock.now() - started).toBe(20_000);
  });

  it("waits for values that come late", async () => {
    const { bob, seen, run } = rig([bodiless(200), json({ id: ID }), json({ id: ID }), json({ id: ID, firstName: "Ada" })]);
    expect(await run(bob.people.update(ID, { "root.firstName": "Ada" }, { verify: true }))).toMatchObject({ dropped: [] });
    expect(seen).toHaveLength(4);
  });

  it("finds a value again to which Bob has added something, and an emptied one", async () => {
    const values = { "work.field_2": { value: 3 }, "work.field_3": ["a"], "work.field_4": null } as const;
    const { bob, run } = rig([
      bodiless(200),
      json({ id: ID, work: { field_2: { value: 3, currency: "EUR" }, field_3: ["a"], field_4: null } }),
    ]);
    expect(await run(bob.people.update(ID, values, { verify: true }))).toMatchObject({ dropped: [] });
  });

  it("fails when the reading fails", async () => {
    const { bob, failure } = rig([bodiless(200), json({}, 404)]);
    expect(await failure(bob.people.update(ID, written, { verify: true }))).toMatchObject({ code: "not_found" });
  });
});

describe("what waits until reads show it", () => {
  const person = {
    "root.email": "ada@example.com",
    "root.firstName": "Ada",
    "root.surname": "Sample",
    "work.site": "London",
    "work.startDate": "2026-12-01",
  };

  it("is a new person: until a read finds the id", async () => {
    const { bob, seen, clock, run } = rig([json({ id: ID }), json({}, 404), json({}, 404), json({ id: ID })]);
    const created = await run(bob.people.create(person));
    expect(created.id).toBe(ID);
    const before = clock.now();
    await run(created.visible());
    expect([seen.length, clock.now() - before]).toEqual([4, 1500]);
  });

  it("is never a person whom no read shows: an error with the code not_visible after 20 seconds", async () => {
    const { bob, clock, run, failure } = rig([json({ id: ID }), json({}, 404)]);
    const { visible } = await run(bob.people.create(person));
    const before = clock.now();
    expect(await failure(visible())).toMatchObject({ code: "not_visible", endpoint: "POST /people" });
    expect(clock.now() - before).toBe(20_000);
  });

  it("ends at once with the caller's signal", async () => {
    const { bob, run } = rig([json({ id: ID }), json({}, 404)]);
    const { visible } = await run(bob.people.create(person));
    const abort = new AbortController();
    const waiting = visible({ signal: abort.signal }).catch((error: unknown) => error);
    abort.abort(new Error("enough"));
    expect(await waiting).toMatchObject({ code: "aborted" });
  });

  it("is an email and a start date", async () => {
    const { bob, seen, run } = rig((each) =>
      each.method === "POST" && each.url.pathname.startsWith("/v1/people/")
        ? json({ id: ID, email: "a@b.example", work: { startDate: "2026-12-01" } })
        : bodiless(200),
    );
    await run((await run(bob.people.setEmail(ID, "a@b.example"))).visible());
    await run((await run(bob.people.setStartDate(ID, { startDate: "2026-12-01" }))).visible());
    expect(seen.map(({ method, url }) => `${method} ${url.pathname.slice(3)}`)).toEqual([
      `PUT /people/${ID}/email`,
      `POST /people/${ID}`,
      `POST /employees/${ID}/start-date`,
      `POST /people/${ID}`,
    ]);
  });
});

describe("a person who is created", () => {
  it("is not sent twice, and an answer without an id is an error that says what may have happened", async () => {
    const values = {
      "root.email": "a@b.example",
      "root.firstName": "A",
      "root.surname": "B",
      "work.site": "x",
      "work.startDate": "2026-12-01",
    };
    const failing = rig(json({}, 503));
    const error = await failing.failure(failing.bob.people.create(values));
    expect(error).toMatchObject({ code: "server_error", retryable: false });
    expect(failing.seen).toHaveLength(1);
    const odd = rig(json({ ok: true }));
    expect(await odd.failure(odd.bob.people.create(values))).toMatchObject({
      code: "unexpected_answer",
      message: expect.stringContaining("may exist"),
    });
  });
});

describe("what is refused before it is sent", () => {
  it.each<[string, (bob: Rig["bob"]) => Promise<unknown>]>([
    ["a start on no day", (bob) => bob.people.setStartDate(ID, { startDate: "31/12/2026" })],
    ["a termination on no day", (bob) => bob.people.terminate(ID, { terminationDate: "tomorrow" })],
    ["a last day of work that is none", (bob) => bob.people.terminate(ID, { terminationDate: "2026-12-31", lastDayOfWork: "x" })],
    ["an empty email", (bob) => bob.people.setEmail(ID, "")],
  ])("is %s", async (_, call) => {
    const { bob, seen, failure } = rig(bodiless(200));
    expect(await failure(call(bob))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is not a new email a second time, because Bob may have mailed somebody already", async () => {
    const { bob, seen, failure } = rig(json({}, 503));
    expect(await failure(bob.people.setEmail(ID, "a@b.example"))).toMatchObject({ code: "server_error" });
    expect(seen).toHaveLength(1);
  });
});

describe("what a verified update compares", () => {
  const verify = async (values: object, found: object | undefined) => {
    const { bob, run } = rig([bodiless(200), json({ id: ID, ...found })]);
    return (await run(bob.people.update(ID, values as never, { verify: true }))).dropped;
  };

  it.each<[string, object, object]>([
    ["several items in another order", { "about.hobbies": ["a", "b"] }, { about: { hobbies: ["b", "a"] } }],
    ["a number as text", { "work.field_1": 7.5 }, { work: { field_1: "7.50" } }],
    ["an emptied text as null", { "home.privatePhone": "" }, { home: { privatePhone: null } }],
    ["an email in other letters", { "home.privateEmail": "Ada@Example.com" }, { home: { privateEmail: "ada@example.com" } }],
  ])("is the same for %s", async (_, values, found) => {
    expect(await verify(values, found)).toEqual([]);
  });

  it.each<[string, object, object]>([
    ["is not to be seen, though it was to be emptied", { "home.privatePhone": null }, {}],
    ["has one item of two", { "about.hobbies": ["a", "b"] }, { about: { hobbies: ["a"] } }],
    ["is another long id", { "work.field_1": "3332883884017713938" }, { work: { field_1: "3332883884017713939" } }],
  ])("is not the same when the field %s", async (_, values, found) => {
    expect(await verify(values, found)).toEqual(Object.keys(values));
  });

  it("is unknown without it when an answer was lost and the repetition changed nothing", async () => {
    const { bob, run } = rig([json({}, 502), bodiless(304)]);
    expect(await run(bob.people.update(ID, { "root.firstName": "Ada" }))).toMatchObject({ outcome: "unknown" });
    const limited = rig([json({}, 429, { "retry-after": "1" }), bodiless(304)]);
    expect(await limited.run(limited.bob.people.update(ID, { "root.firstName": "Ada" }))).toMatchObject({ outcome: "unchanged" });
  });
});
