import { describe, expect, it } from "vitest";
import { createHiBob } from "../../src/index.ts";
import { listResolver } from "../../src/metadata/index.ts";
import { createFakeHiBob } from "../../src/testing/index.ts";
import { bodiless, json, rig, type Seen } from "../client/stub.ts";

const item = (id: unknown, name: string, more: object = {}) => ({ id, value: name, name, archived: false, children: [], ...more });
const listOf = (name: string, values: object[]) => ({ [name]: { name, values, items: values } });
const LISTS = {
  ...listOf("site", [item(7, "Leeds"), item(8, "Old mill", { archived: true })]),
  ...listOf("title", [item("Baker", "Baker"), item("Typesetter", "Typesetter", { archived: true })]),
  ...listOf("hobbies", [item("11", "Chess"), item("12", "Rowing")]),
  ...listOf("jobProfile", [item(1, "Bakery", { children: [item(2, "Bread", { children: [item(3, "Head baker")] })] })]),
  ...listOf("terminationreason", [item("Retired", "Retired")]),
  ...listOf("payrollEmploymentType", [item("Full time", "Full time")]),
};
const field = (id: string, type: string, listId?: string) => ({
  id,
  categoryId: "work",
  name: id,
  type,
  typeData: listId ? { listId } : {},
});
const FIELDS = [
  field("root.email", "text"),
  field("root.state", "list", "title"),
  field("work.title", "list", "title"),
  field("work.site", "text"),
  field("work.siteId", "list_id", "site"),
  field("about.hobbies", "multi-list", "hobbies"),
  field("employee.jobProfileId", "hierarchy-list", "jobProfile"),
  field("work.custom.field_1", "list", "hobbies"),
  field("work.lost", "list", "no such list"),
  field("work.homeless", "list"),
];

/** Bob with these lists and fields, which a test may change under way. */
function tenant(state: { lists: object; fields: object } = { lists: LISTS, fields: FIELDS }) {
  const made = rig(({ url }: Seen) => json(url.pathname.endsWith("/fields") ? state.fields : state.lists));
  const asked = (what: string) => made.seen.filter(({ url }) => url.pathname.endsWith(what)).length;
  return { ...made, state, lists: listResolver(made.bob.client), asked };
}

describe("an item of a list", () => {
  it.each([
    ["its id as a number", 7],
    ["its id as text", "7"],
    ["its label", "Leeds"],
  ])("is found by %s, and has its id as the list has it", async (_, asked) => {
    const { lists, run } = tenant();
    expect(await run(lists.find("site", asked))).toEqual({ id: 7, label: "Leeds", archived: false, parents: [] });
  });

  it("is found among the archived ones, which the request asks for", async () => {
    const { lists, run, seen } = tenant();
    expect(await run(lists.find("site", 8))).toEqual({ id: 8, label: "Old mill", archived: true, parents: [] });
    expect(seen.map(({ url }) => url.pathname + url.search)).toEqual(["/v1/company/named-lists?includeArchived=true"]);
  });

  it("is found below others, with the labels of those above it", async () => {
    const { lists, run } = tenant();
    expect(await run(lists.find("jobProfile", "3"))).toEqual({ id: 3, label: "Head baker", archived: false, parents: ["Bakery", "Bread"] });
    expect(await run(lists.find("jobProfile", 2))).toMatchObject({ parents: ["Bakery"] });
  });

  it("is found by id before label", async () => {
    const { lists, run } = tenant({ lists: listOf("x", [item(1, "2"), item(2, "1")]), fields: [] });
    expect(await run(lists.find("x", "1"))).toMatchObject({ id: 1 });
  });

  it("is found by its exact label only", async () => {
    const { lists, run } = tenant();
    expect(await run(lists.find("site", "leeds"))).toBeUndefined();
    expect(await run(lists.find("site", "Leeds "))).toBeUndefined();
  });

  it("that is in use is preferred to an archived one of the same label, whichever comes first", async () => {
    const twice = [item(1, "A", { archived: true }), item(2, "A"), item(3, "B"), item(4, "B", { archived: true }), item(5, "B")];
    const { lists, run } = tenant({ lists: listOf("x", twice), fields: [] });
    expect(await run(lists.find("x", "A"))).toMatchObject({ id: 2 });
    expect(await run(lists.find("x", "B"))).toMatchObject({ id: 3 });
  });

  it("is not looked for without a value", async () => {
    const { lists, run, seen } = tenant();
    expect(await run(lists.find("site", null))).toBeUndefined();
    expect(await run(lists.find("site", undefined))).toBeUndefined();
    expect(seen).toEqual([]);
  });
});

describe("a list that does not exist", () => {
  it.each([
    ["terminationReason", 'Did you mean "terminationreason"?'],
    ["termination_reason", 'Did you mean "terminationreason"?'],
    ["Sites", 'Did you mean "site"?'],
    ["employmentType", 'Did you mean "payrollEmploymentType"?'],
    ["zzz", "metadata.namedLists()"],
    ["", "metadata.namedLists()"],
  ])("is an error: %j leads to %s", async (name, hint) => {
    const { lists, failure } = tenant();
    const error = await failure(lists.find(name, 1));
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining(hint) });
    expect(await failure(lists.labelRows([{ a: 1 }], { a: name || " x" }))).toMatchObject({ code: "invalid_input" });
  });

  it("names an exact spelling before a longer one", async () => {
    const { lists, failure } = tenant({ lists: { legalGenderEnhanced: { values: [] }, legalGender: { values: [] } }, fields: [] });
    expect((await failure(lists.find("legalgender", 1))).message).toContain('"legalGender" or "legalGenderEnhanced"');
  });

  it("is found once Bob has it, when a minute has passed", async () => {
    const { lists, run, failure, clock, state } = tenant();
    expect(await failure(lists.find("new", 1))).toMatchObject({ code: "invalid_input" });
    state.lists = { ...LISTS, ...listOf("new", [item(1, "One")]) };
    expect(await failure(lists.find("new", 1))).toMatchObject({ code: "invalid_input" });
    await clock.advance(60_000);
    expect(await run(lists.find("new", 1))).toMatchObject({ label: "One" });
    state.lists = { ...LISTS, ...listOf("newer", []) };
    await clock.advance(60_000);
    expect(await run(lists.labelRows([{ a: null }], { a: "newer" }))).toEqual([{ a: null }]);
  });
});

describe("the lists", () => {
  it("are read once when many ask at the same time", async () => {
    const { lists, run, asked } = tenant();
    const found = await run(Promise.all(Array.from({ length: 20 }, (_, i) => lists.find("site", i % 2 ? 7 : "Leeds"))));
    expect(found.every((one) => one?.id === 7)).toBe(true);
    expect(asked("named-lists")).toBe(1);
  });

  it("are kept for an hour, and then read again", async () => {
    const { lists, run, asked, clock, state } = tenant();
    await run(lists.find("site", 7));
    state.lists = listOf("site", [item(7, "Leeds North")]);
    await clock.advance(3_599_999);
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds" });
    await clock.advance(1);
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds North" });
    expect(asked("named-lists")).toBe(2);
  });

  it("are kept as long as was asked for, and not at all for 0", async () => {
    const { bob, run, asked, clock } = tenant();
    const short = listResolver(bob.client, { maxAgeMs: 1_000 });
    await run(short.find("site", 7));
    await clock.advance(999);
    await run(short.find("site", 7));
    expect(asked("named-lists")).toBe(1);
    await clock.advance(1);
    await run(short.find("site", 7));
    expect(asked("named-lists")).toBe(2);
    const never = listResolver(bob.client, { maxAgeMs: 0 });
    await run(never.find("site", 7));
    await run(never.find("site", "unknown"));
    expect(asked("named-lists")).toBe(4);
  });

  it("are read again for an id that is not found, at most once a minute", async () => {
    const { lists, run, asked, clock, state } = tenant();
    expect(await run(lists.find("site", 9))).toBeUndefined();
    state.lists = listOf("site", [item(9, "York")]);
    await clock.advance(59_999);
    expect(await run(lists.find("site", 9))).toBeUndefined();
    expect(asked("named-lists")).toBe(1);
    await clock.advance(1);
    const [york] = await run(Promise.all([lists.find("site", 9), lists.find("site", 9), lists.find("site", "York")]));
    expect(york).toMatchObject({ label: "York" });
    expect(asked("named-lists")).toBe(2);
    expect(await run(lists.find("site", 10))).toBeUndefined();
    expect(asked("named-lists")).toBe(2);
    await clock.advance(60_000);
    await run(lists.find("site", 10));
    expect(asked("named-lists")).toBe(3);
  });

  it("are not kept when reading them fails, and serve on when reading them anew does", async () => {
    const { lists, run, failure, clock, state } = tenant({ lists: [], fields: FIELDS });
    state.lists = null as never;
    expect(await failure(lists.find("site", 7))).toMatchObject({ code: "unexpected_answer" });
    state.lists = LISTS;
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds" });
    state.lists = null as never;
    await clock.advance(60_000);
    expect(await failure(lists.find("site", 9))).toMatchObject({ code: "unexpected_answer" });
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds" });
  });

  it("are read anew after they were forgotten", async () => {
    const { lists, run, asked, state } = tenant();
    await run(lists.find("site", 7));
    state.lists = listOf("site", [item(7, "Leeds North")]);
    lists.forget();
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds North" });
    expect(asked("named-lists")).toBe(2);
  });

  it("that were asked for before they were forgotten do not come back, however late they arrive", async () => {
    let release = (_: Response): void => {};
    const slow = new Promise<Response>((resolve) => {
      release = resolve;
    });
    const { bob, seen, run } = rig([() => slow, json(listOf("site", [item(7, "Leeds North")]))]);
    const lists = listResolver(bob.client);
    const before = lists.find("site", 7);
    lists.forget();
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds North" });
    release(json(LISTS));
    expect(await run(before)).toMatchObject({ label: "Leeds" });
    expect(await run(lists.find("site", 7))).toMatchObject({ label: "Leeds North" });
    expect(seen).toHaveLength(2);
  });

  it("are still read for the others when one of the callers gives up", async () => {
    const { lists, run, failure, asked } = tenant();
    const stop = new AbortController();
    const given = lists.find("site", 7, { signal: stop.signal });
    const other = lists.find("site", 7);
    stop.abort(new Error("enough"));
    expect(await failure(given)).toMatchObject({ code: "aborted", cause: { message: "enough" } });
    expect(await run(other)).toMatchObject({ label: "Leeds" });
    expect(await failure(lists.find("site", 7, { signal: stop.signal }))).toMatchObject({ code: "aborted" });
    expect(asked("named-lists")).toBe(1);
  });

  it("leave no rejection unhandled when everyone gave up and the reading fails", async () => {
    const { lists, failure, clock, state } = tenant();
    state.lists = null as never;
    const stop = new AbortController();
    const given = lists.find("site", 7, { signal: stop.signal });
    stop.abort();
    expect(await failure(given)).toMatchObject({ code: "aborted" });
    await clock.advance(1_000);
  });

  it("are not shared between two resolvers", async () => {
    const { bob, lists, run, asked } = tenant();
    await run(Promise.all([lists.find("site", 7), listResolver(bob.client).find("site", 7)]));
    expect(asked("named-lists")).toBe(2);
  });

  it("have an age that is a number", () => {
    const { bob } = tenant();
    for (const maxAgeMs of [-1, Number.NaN, "x" as never]) {
      expect(() => listResolver(bob.client, { maxAgeMs })).toThrow(expect.objectContaining({ code: "invalid_input" }));
    }
  });
});

describe("employees with labels", () => {
  const ADA = { id: "1", email: "ada@lanternfield.example", work: { title: "Baker", siteId: 7, site: "Leeds", startDate: "2025-01-01" } };
  const LEEDS = { id: 7, label: "Leeds" };

  it("hold id and label in every list field that was asked for, and stay as they were in themselves", async () => {
    const { lists, run, asked } = tenant();
    const grace = {
      id: "2",
      email: null,
      work: { title: "Typesetter", siteId: "8", site: "Old mill" },
      about: { hobbies: ["11", "Rowing"] },
    };
    const before = structuredClone([ADA, grace]);
    const fields: string[] = ["root.email", "work.title", "work.siteId", "work.site", "about.hobbies"];
    expect(await run(lists.labelEmployees([ADA, grace], fields))).toEqual([
      { ...ADA, work: { ...ADA.work, title: { id: "Baker", label: "Baker" }, siteId: LEEDS } },
      {
        ...grace,
        work: { title: { id: "Typesetter", label: "Typesetter" }, siteId: { id: 8, label: "Old mill" }, site: "Old mill" },
        about: {
          hobbies: [
            { id: "11", label: "Chess" },
            { id: "12", label: "Rowing" },
          ],
        },
      },
    ]);
    expect([ADA, grace]).toEqual(before);
    expect([asked("fields"), asked("named-lists")]).toEqual([1, 1]);
  });

  it("have the same values from an id and from a label", async () => {
    const { lists, run } = tenant();
    const values = [7, "7", "Leeds"].map((siteId) => ({ id: "1", work: { siteId } }));
    const labelled = await run(lists.labelEmployees(values, ["work.siteId"]));
    expect(labelled.map(({ work }) => work.siteId)).toEqual([LEEDS, LEEDS, LEEDS]);
  });

  it("hold the item of a tree", async () => {
    const { lists, run } = tenant();
    expect(await run(lists.labelEmployees([{ employee: { jobProfileId: 3 } }], ["employee.jobProfileId"]))).toEqual([
      { employee: { jobProfileId: { id: 3, label: "Head baker" } } },
    ]);
  });

  it("hold root fields at the top and custom ones in their place, also for ids in slash notation", async () => {
    const { lists, run } = tenant();
    const person = { state: "Baker", work: { custom: { field_1: "11" }, siteId: 7 } };
    const fields: string[] = ["root.state", "work.custom.field_1", "/work/siteId"];
    expect(await run(lists.labelEmployees([person], fields))).toEqual([
      { state: { id: "Baker", label: "Baker" }, work: { custom: { field_1: { id: "11", label: "Chess" } }, siteId: LEEDS } },
    ]);
  });

  it("have null for a label that is not known: of an item, of a list that does not exist, of a field without a list", async () => {
    const { lists, run } = tenant();
    const person = { work: { title: "Smith", lost: "x", homeless: "Baker" }, about: { hobbies: ["11", "99"] } };
    const fields: string[] = ["work.title", "work.lost", "work.homeless", "about.hobbies"];
    expect(await run(lists.labelEmployees([person], fields))).toEqual([
      {
        work: { title: { id: "Smith", label: null }, lost: { id: "x", label: null }, homeless: { id: "Baker", label: null } },
        about: {
          hobbies: [
            { id: "11", label: "Chess" },
            { id: "99", label: null },
          ],
        },
      },
    ]);
  });

  it("keep fields that are empty, absent, in the way, or already labelled", async () => {
    const { lists, run } = tenant();
    const people = [
      { id: "1", work: { title: null } },
      { id: "2" },
      { id: "3", work: null },
      { id: "4", work: "text" },
      { id: "5", work: { title: { id: 1 } } },
    ];
    const labelled = await run(lists.labelEmployees(people, ["work.title", "about.hobbies"]));
    expect(labelled).toStrictEqual(people);
    for (const [i, person] of people.entries()) expect(labelled[i]).not.toBe(person);
  });

  it("have an array for a field of several items even where Bob sends one", async () => {
    const { lists, run } = tenant();
    expect(await run(lists.labelEmployees([{ about: { hobbies: "11" } }], ["about.hobbies"]))).toEqual([
      { about: { hobbies: [{ id: "11", label: "Chess" }] } },
    ]);
  });

  it("leave fields that were not asked for, or that the tenant does not have, as they are", async () => {
    const { lists, run, asked } = tenant();
    const fields: string[] = ["root.email", "work.unheard"];
    const person = { ...ADA, work: { ...ADA.work, unheard: 7 } };
    expect(await run(lists.labelEmployees([person], fields))).toEqual([person]);
    expect(asked("named-lists")).toBe(0);
  });

  it("know a field that was added since, when a minute has passed", async () => {
    const { lists, run, asked, clock, state } = tenant();
    const fields: string[] = ["work.added"];
    await run(lists.labelEmployees([{ work: { added: 7 } }], fields));
    state.fields = [...FIELDS, field("work.added", "list_id", "site")];
    await clock.advance(59_999);
    await run(lists.labelEmployees([{ work: { added: 7 } }], fields));
    expect(asked("fields")).toBe(1);
    await clock.advance(1);
    expect(await run(lists.labelEmployees([{ work: { added: 7 } }], fields))).toEqual([{ work: { added: LEEDS } }]);
    expect(asked("fields")).toBe(2);
  });

  it("have labels of items that were added since, when a minute has passed", async () => {
    const { lists, run, clock, state, asked } = tenant();
    await run(lists.find("site", 7));
    state.lists = { ...LISTS, ...listOf("site", [item(7, "Leeds"), item(9, "York")]) };
    await clock.advance(60_000);
    const people = [{ work: { siteId: 7 } }, { work: { siteId: 9 } }, { work: { siteId: 10 } }];
    const labelled = await run(lists.labelEmployees(people, ["work.siteId"]));
    expect(labelled.map(({ work }) => work.siteId)).toEqual([LEEDS, { id: 9, label: "York" }, { id: 10, label: null }]);
    expect(asked("named-lists")).toBe(2);
  });

  it("cost no request when there are none", async () => {
    const { lists, run, seen } = tenant();
    expect(await run(lists.labelEmployees([], ["work.title"]))).toEqual([]);
    expect(await run(lists.labelRows([], { title: "title" }))).toEqual([]);
    expect(seen).toEqual([]);
  });

  it("are refused with field ids that are no strings", async () => {
    const { lists, failure } = tenant();
    expect(await failure(lists.labelEmployees([{}], [5] as never))).toMatchObject({ code: "invalid_input" });
    expect(await failure(lists.labelEmployees([{}], "work.title" as never))).toMatchObject({ code: "invalid_input" });
  });

  it("read the metadata once an hour while all they hold is known", async () => {
    const { lists, run, asked, clock } = tenant();
    for (let minute = 0; minute < 60; minute++) {
      await run(lists.labelEmployees([ADA], ["work.title", "root.email"]));
      await clock.advance(60_000);
    }
    expect([asked("fields"), asked("named-lists")]).toEqual([1, 1]);
  });

  it("read the metadata once when many batches are labelled at the same time", async () => {
    const { lists, run, asked } = tenant();
    await run(Promise.all([1, 2, 3].map(() => lists.labelEmployees([ADA], ["work.title"]))));
    expect([asked("fields"), asked("named-lists")]).toEqual([1, 1]);
  });

  it("come out of a whole company: every list field of everyone, with no label missing", async () => {
    const fake = createFakeHiBob({ employees: 60, seed: 7 });
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
    const fields = ["work.title", "work.siteId", "work.department", "about.hobbies", "employee.jobProfileId"] as const;
    const { employees } = await bob.people.search({ fields, showInactive: true });
    const labelled = await listResolver(bob.client).labelEmployees(employees, fields);
    for (const [i, { work, about, employee }] of labelled.entries()) {
      const raw = employees[i]!;
      expect(work.siteId).toEqual(raw.work.siteId === null ? null : { id: raw.work.siteId, label: expect.any(String) });
      expect(work.title).toEqual(raw.work.title === null ? null : { id: raw.work.title, label: raw.work.title });
      for (const value of [work.department, ...(about.hobbies ?? []), employee.jobProfileId])
        if (value) expect(value.label).toEqual(expect.any(String));
    }
    expect(labelled.length).toBeGreaterThan(50);
  });
});

describe("rows with labels", () => {
  it("hold id and label in the columns named, and stay as they were in themselves", async () => {
    const { lists, run } = tenant();
    const rows = [
      { id: 1, title: "Baker", siteId: "7", site: "Leeds", customColumns: { column_1: "11", column_2: 5 } },
      { id: 2, title: null, siteId: 99, customColumns: null },
    ];
    const before = structuredClone(rows);
    expect(await run(lists.labelRows(rows, { title: "title", siteId: "site", site: "site", "customColumns.column_1": "hobbies" }))).toEqual(
      [
        {
          id: 1,
          title: { id: "Baker", label: "Baker" },
          siteId: { id: 7, label: "Leeds" },
          site: { id: 7, label: "Leeds" },
          customColumns: { column_1: { id: "11", label: "Chess" }, column_2: 5 },
        },
        { id: 2, title: null, siteId: { id: 99, label: null }, customColumns: null },
      ],
    );
    expect(rows).toEqual(before);
  });

  it("need no field metadata", async () => {
    const { lists, run, seen } = tenant();
    await run(lists.labelRows([{ siteId: 7 }], { siteId: "site" }));
    expect(seen).toHaveLength(1);
  });

  it("are refused for a list that does not exist, even where no row has a value", async () => {
    const { lists, failure } = tenant();
    expect((await failure(lists.labelRows([{ siteId: null }], { siteId: "Site" }))).message).toContain('Did you mean "site"?');
  });

  it("are refused for a list's name that is no text", async () => {
    const { lists, failure } = tenant();
    expect(await failure(lists.labelRows([{ siteId: 7 }], { siteId: 7 } as never))).toMatchObject({ code: "invalid_input" });
  });
});

it("an error of Bob rejects the call that asked, with the error's code", async () => {
  const { bob, failure } = rig(bodiless(401));
  expect(await failure(listResolver(bob.client).find("site", 7))).toMatchObject({ code: "unauthorized" });
  expect(await failure(listResolver(bob.client).labelEmployees([{}], ["work.title"]))).toMatchObject({ code: "locked_out" });
});
