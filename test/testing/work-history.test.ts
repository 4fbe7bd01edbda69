import { describe, expect, it } from "vitest";
import { DAY, fakeOf, type Raw } from "./ask.ts";

describe("the work table of one person", () => {
  it("gives all rows, oldest first, in Bob's columns", async () => {
    const { get, fake } = fakeOf();
    const person = fake.company.employees.find(({ workRows }) => workRows.length > 2)!;
    const boss = fake.company.find(person.reportsTo!)!;
    const { data } = await get(`/people/${person.id}/work`);
    expect(data.values.map((row: Raw) => row.effectiveDate)).toEqual(person.workRows.map((row) => row.effectiveDate));
    const last = data.values.at(-1);
    expect(last).toEqual({
      id: Number(`10000${last.effectiveDate.replaceAll("-", "")}`),
      effectiveDate: last.effectiveDate,
      activeEffectiveDate: last.effectiveDate,
      endEffectiveDate: null,
      isCurrent: true,
      canBeDeleted: true,
      workChangeType: expect.any(String),
      title: person.title,
      department: person.department,
      site: expect.any(String),
      siteId: person.siteId,
      reportsTo: { id: boss.id, firstName: boss.firstName, surname: boss.surname, email: boss.email, displayName: boss.displayName },
      customColumns: {},
      change: { reason: person.workRows.at(-1)!.reason, changedBy: expect.any(String), changedById: expect.stringMatching(/^\d{19}$/) },
      creationDate: null,
      modificationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(data.values[0]).toMatchObject({ isCurrent: false, canBeDeleted: false, endEffectiveDate: data.values[1].effectiveDate });
  });

  it("puts a future row into force at midnight, and the person's fields with it", async () => {
    const { get, people, fake, clock } = fakeOf();
    const [, person] = fake.company.employees;
    const title = async () => (await people(["work.title"])).find(({ id }) => id === person!.id).work.title;
    const before = await title();
    fake.changeWork(person!.id, { title: "Lighthouse Keeper", effectiveDate: "2026-06-16" });
    const current = async () =>
      (await get(`/people/${person!.id}/work`)).data.values.slice(-2).map((row: Raw) => [row.isCurrent, row.endEffectiveDate]);
    expect(await current()).toEqual([
      [true, "2026-06-16"],
      [false, null],
    ]);
    expect(await title()).toBe(before);
    await clock.advance(15 * 3_600_000 - 1); // 23:59:59.999
    expect(await title()).toBe(before);
    await clock.advance(1);
    expect(await current()).toEqual([
      [false, "2026-06-16"],
      [true, null],
    ]);
    expect(await title()).toBe("Lighthouse Keeper");
  });

  it("gives only the row in force without View history", async () => {
    const { get, fake } = fakeOf();
    fake.permissions.revoke("work.viewHistory");
    for (const person of fake.company.employees) {
      const { values } = (await get(`/people/${person.id}/work`)).data;
      expect(values.map((row: Raw) => row.isCurrent)).toEqual(person.lifecycleStatus === "Hired" ? [] : [true]);
    }
  });

  it.each([
    ["View", ({ permissions }: Raw) => permissions.revoke("work.view")],
    ["the person in the audience", (fake: Raw) => Object.assign(fake, { audience: () => false })],
  ])("answers 403 in JSON without %s", async (_, take) => {
    const { get, fake } = fakeOf();
    take(fake);
    const { status, data } = await get(`/people/${fake.company.employees[0]!.id}/work`);
    expect(status).toBe(403);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });
});

describe("the bulk work table", () => {
  it.each([1, 2, 7, 50, 200])("gives every row once in pages of %i rows, splitting a person's rows where a page ends", async (limit) => {
    const { bulk, get, fake } = fakeOf({ employees: 30 });
    const pages = await bulk({ limit: String(limit) });
    const sizes = pages.map(({ results }) => results.flatMap(({ values }: Raw) => values).length);
    expect(sizes.slice(0, -1)).toEqual(sizes.slice(0, -1).fill(limit));
    const rows = pages.flatMap(({ results }) =>
      results.flatMap(({ employeeId, values }: Raw) => values.map((row: Raw) => [employeeId, row])),
    );
    const expected: Raw[] = [];
    for (const { id } of fake.company.employees) {
      for (const row of (await get(`/people/${id}/work`)).data.values) expected.push([id, row]);
    }
    expect(rows).toEqual(expected);
    for (const page of pages) expect(page.errors).toEqual({});
  });

  it("gives 50 rows unless told otherwise", async () => {
    const { bulk } = fakeOf();
    expect((await bulk())[0].results.flatMap(({ values }: Raw) => values)).toHaveLength(50);
  });

  it("gives the people asked for, and names those outside the audience as errors", async () => {
    const { get, bulk, fake } = fakeOf();
    const [first, second, third] = fake.company.employees.map(({ id }) => id);
    fake.audience = ({ id }) => id !== second;
    const { data } = await get(`/bulk/people/work?employeeIds=${[third, second, "12", first].join(",")}`);
    expect(data.results.map(({ employeeId }: Raw) => employeeId)).toEqual([first, third]);
    expect(data.errors).toEqual([
      { [second!]: { error: "MISSING_PERMISSION", message: expect.any(String) } },
      { 12: { error: "MISSING_PERMISSION", message: expect.any(String) } },
    ]);
    const all = await bulk();
    expect(all.flatMap(({ results }) => results.map(({ employeeId }: Raw) => employeeId))).not.toContain(second);
    expect(all.map(({ errors }) => errors)).toEqual(all.map(() => ({})));
  });

  it("gives only rows in force without View history, and 403 without View", async () => {
    const { bulk, get, fake } = fakeOf();
    fake.permissions.revoke("work.viewHistory");
    const rows = (await bulk()).flatMap(({ results }) => results.flatMap(({ values }: Raw) => values));
    expect(rows).toHaveLength(fake.company.employees.filter(({ lifecycleStatus }) => lifecycleStatus !== "Hired").length);
    expect(rows.every(({ isCurrent }) => isCurrent)).toBe(true);
    fake.permissions.revoke("work.view");
    expect((await get("/bulk/people/work")).status).toBe(403);
  });

  it("goes on at the same place when people join between two pages", async () => {
    const { get, fake, clock } = fakeOf({ employees: 10 });
    const first = (await get("/bulk/people/work?limit=3")).data;
    fake.hire({ firstName: "Noor", surname: "Hakimi" });
    await clock.advance(DAY);
    const second = (await get(`/bulk/people/work?limit=3&cursor=${encodeURIComponent(first.response_metadata.next_cursor)}`)).data;
    const ids = (page: Raw) => page.results.flatMap(({ employeeId, values }: Raw) => values.map(({ id }: Raw) => `${employeeId} ${id}`));
    const all = ids((await get("/bulk/people/work?limit=6")).data);
    expect([...ids(first), ...ids(second)]).toEqual(all);
  });

  it.each([
    ["a limit above 200", "limit=201"],
    ["a limit of nothing", "limit=0"],
    ["a limit in words", "limit=many"],
    ["half a row", "limit=1.5"],
    ["a cursor that it did not give", "cursor=made-up"],
    ["an empty list of ids", "employeeIds="],
    ["more than 200 ids", `employeeIds=${Array.from({ length: 201 }, (_, nth) => nth).join(",")}`],
  ])("refuses %s with 400", async (_, query) => {
    const { get } = fakeOf();
    const { status, data } = await get(`/bulk/people/work?${query}`);
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });
});
