import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const TABLE = "dependents";
const COUNT = "home.numberOfKids";
const child = { firstName: "Byron", surname: "King", birthDate: "2024-05-12", gender: "Male" };

const counts = async ({ people }: Pick<ReturnType<typeof tablesOf>, "people">): Promise<Map<string, number>> =>
  new Map((await people([COUNT])).map(({ id, home }: Raw) => [id, home.numberOfKids]));

describe("dependents", () => {
  it("are as many as the employee's field says, for everyone", async () => {
    const rig = tablesOf({ employees: 120 });
    const found = await rig.everyone(TABLE);
    for (const [id, count] of await counts(rig)) expect(found.get(id)?.length ?? 0).toBe(count ?? 0);
    const all = [...found.values()].flat();
    expect(all.length).toBeGreaterThan(60);
    for (const row of all) {
      expect(row).toEqual({
        id: expect.any(Number),
        firstName: expect.any(String),
        surname: expect.any(String),
        birthDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        gender: row.gender,
      });
      expect(["Female", "Male", null]).toContain(row.gender);
      expect(row.birthDate < "2026-06-15").toBe(true);
    }
  });

  it("are the same whether they are read before or after HR sets the field or the employee's name", async () => {
    const { everyone, fake } = tablesOf({ employees: 20 });
    const before = await everyone(TABLE);
    for (const { id } of fake.company.employees) fake.update(id, { [COUNT]: 4, "root.surname": "Vane" });
    expect(await everyone(TABLE)).toEqual(before);
  });

  it("count in the employee's field when one is added or removed, and tell so", async () => {
    const rig = tablesOf();
    const { post, put, remove, told } = rig;
    const id = [...(await counts(rig))].find(([, count]) => count === 1)![0];
    const { status, data } = await post(`/people/${id}/${TABLE}`, child);
    expect([status, data]).toEqual([200, { entryId: expect.any(Number) }]);
    expect((await counts(rig)).get(id)).toBe(2);
    expect((await rig.everyone(TABLE, `&employeeIds=${id}`)).get(id)!.at(-1)).toEqual({ id: data.entryId, ...child });

    const replaced = await put(`/people/${id}/${TABLE}/${data.entryId}`, { firstName: "Ada", gender: "Female" });
    expect([replaced.status, replaced.text]).toEqual([204, ""]);
    expect((await rig.everyone(TABLE, `&employeeIds=${id}`)).get(id)!.at(-1)).toEqual({
      id: data.entryId,
      firstName: "Ada",
      surname: null,
      birthDate: null,
      gender: "Female",
    });
    const removed = await remove(`/people/${id}/${TABLE}/${data.entryId}`);
    expect([removed.status, removed.text]).toEqual([204, ""]);
    expect((await counts(rig)).get(id)).toBe(1);
    const entry = { employeeId: id, tableId: TABLE, id: data.entryId };
    const counted = { type: "employee.updated", employeeId: id, fieldUpdates: [COUNT] };
    expect(told()).toEqual([{ type: "table.entry.created", ...entry }, counted, { type: "table.entry.updated", ...entry }, counted]);
  });

  it.each([
    ["gender", "Other"],
    ["birthDate", "2024-02-30"],
  ])("refuse a %s like %s", async (column, value) => {
    const { fake, post, told } = tablesOf();
    const { status, data } = await post(`/people/${fake.company.employees[0]!.id}/${TABLE}`, { ...child, [column]: value });
    expect([status, data]).toEqual([400, rowError(column)]);
    expect(told()).toEqual([]);
  });

  it("have no read for one employee; Bob's web page comes instead", async () => {
    const { fake, get } = tablesOf();
    const { status, headers } = await get(`/people/${fake.company.employees[0]!.id}/${TABLE}`);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  });

  it("need View and Edit on Home, and name people outside the audience as errors", async () => {
    const { fake, get, post } = tablesOf();
    const { id } = fake.company.employees[0]!;
    fake.audience = (person) => person.id !== id;
    expect((await get(`/bulk/people/${TABLE}?employeeIds=${id}`)).data).toMatchObject({
      results: [],
      errors: [{ [id]: { error: "MISSING_PERMISSION", message: expect.any(String) } }],
    });
    expect((await post(`/people/${id}/${TABLE}`, child)).status).toBe(403);
    fake.audience = "everyone";
    fake.permissions.revoke("home.edit");
    expect((await post(`/people/${id}/${TABLE}`, child)).status).toBe(403);
    fake.permissions.revoke("home.view");
    expect((await get(`/bulk/people/${TABLE}`)).status).toBe(403);
  });

  it("go through the client, strictly checked", async () => {
    const { bob, fake } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const added = await bob.dependents.add(id, child);
    await added.visible();
    await (await bob.dependents.update(id, added.entryId!, { surname: "Lovelace" })).visible();
    expect((await bob.dependents.list(id)).rows.at(-1)).toMatchObject({ ...child, surname: "Lovelace" });
    expect((await bob.dependents.all({ pageSize: 3 }).toArray({ limit: 500 })).length).toBeGreaterThan(3);
    await (await bob.dependents.remove(id, added.entryId!)).visible();
  });
});
