import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { rowError, tablesOf } from "./custom-tables-rig.ts";

const TABLE = "right-to-work";
const CLOSEST = "financial.rightToWorkExpiryDate";

const expiries = async ({ people }: Pick<ReturnType<typeof tablesOf>, "people">): Promise<Map<string, string | null>> =>
  new Map((await people([CLOSEST])).map(({ id, financial }: Raw) => [id, financial.rightToWorkExpiryDate]));

describe("right to work", () => {
  it("expires first on the date that the employee's field says, for everyone", async () => {
    const rig = tablesOf({ employees: 120 });
    const found = await rig.everyone(TABLE);
    for (const [id, expiry] of await expiries(rig)) {
      const dates = (found.get(id) ?? []).flatMap(({ expirationDate }) => expirationDate ?? []).sort();
      expect(dates[0] ?? null).toBe(expiry);
    }
    const all = [...found.values()].flat();
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["Passport", "Visa", "Residence permit", "Birth certificate"]));
    for (const row of all) {
      expect(Object.keys(row)).toEqual([
        "id",
        "type",
        "documentId",
        "number",
        "issuedBy",
        "validFrom",
        "expirationDate",
        "applicationDate",
      ]);
      expect(row.documentId === null || Number.isInteger(row.documentId)).toBe(true);
      if (row.expirationDate) expect(row.validFrom < row.expirationDate).toBe(true);
    }
    const visa = [...found.values()].find((rows) => rows.some(({ type }) => type === "Visa"))!;
    expect(visa.map(({ type }) => type)).toEqual(["Visa", "Passport"]);
  });

  it("moves the employee's field when documents are added, replaced and removed, and tells so", async () => {
    const rig = tablesOf();
    const { post, put, remove, told } = rig;
    const [id, before] = [...(await expiries(rig))].find(([, expiry]) => expiry !== null)!;
    const closest = async () => (await expiries(rig)).get(id);
    const { status, data } = await post(`/people/${id}/${TABLE}`, { type: "Work permit", documentId: 42, expirationDate: "2027-01-31" });
    expect([status, data]).toEqual([200, { entryId: expect.any(Number) }]);
    expect(await closest()).toBe("2027-01-31");
    // What has expired is not what expires next.
    const replaced = await put(`/people/${id}/${TABLE}/${data.entryId}`, { type: "Work permit", expirationDate: "2026-06-14" });
    expect([replaced.status, replaced.text]).toEqual([204, ""]);
    expect(await closest()).toBe(before);
    const removed = await remove(`/people/${id}/${TABLE}/${data.entryId}`);
    expect([removed.status, removed.text]).toEqual([204, ""]);
    const entry = { employeeId: id, tableId: TABLE, id: data.entryId };
    const moved = { type: "employee.updated", employeeId: id, fieldUpdates: [CLOSEST] };
    expect(told()).toEqual([{ type: "table.entry.created", ...entry }, moved, { type: "table.entry.updated", ...entry }, moved]);
    for (const row of (await rig.everyone(TABLE, `&employeeIds=${id}`)).get(id)!) await remove(`/people/${id}/${TABLE}/${row.id}`);
    expect(await closest()).toBeNull();
  });

  it.each([
    ["expirationDate", "soon"],
    ["validFrom", "2026-13-01"],
  ])("refuses a %s like %s", async (column, value) => {
    const { fake, post, told } = tablesOf();
    const { status, data } = await post(`/people/${fake.company.employees[0]!.id}/${TABLE}`, { type: "Visa", [column]: value });
    expect([status, data]).toEqual([400, rowError(column)]);
    expect(told()).toEqual([]);
  });

  it("needs View and Edit on Right to work", async () => {
    const { fake, get, post } = tablesOf();
    const { id } = fake.company.employees[0]!;
    fake.permissions.revoke("rightToWork.edit");
    expect((await post(`/people/${id}/${TABLE}`, { type: "Visa" })).status).toBe(403);
    fake.permissions.revoke("rightToWork.view");
    expect((await get(`/bulk/people/${TABLE}`)).status).toBe(403);
  });

  it("goes through the client, strictly checked", async () => {
    const { bob, fake } = tablesOf();
    const { id } = fake.company.employees[0]!;
    const added = await bob.rightToWork.add(id, { type: "Passport", documentId: 42, expirationDate: "2031-01-31" });
    await added.visible();
    await (await bob.rightToWork.update(id, added.entryId!, { number: "V-1" })).visible();
    expect((await bob.rightToWork.list(id, { humanReadable: true })).rows.at(-1)).toMatchObject({ documentId: 42, number: "V-1" });
    expect((await bob.rightToWork.all({ pageSize: 3 }).toArray({ limit: 500 })).length).toBeGreaterThan(3);
    await (await bob.rightToWork.remove(id, added.entryId!)).visible();
  });
});
