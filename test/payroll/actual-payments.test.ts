import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig, type Seen } from "../client/stub.ts";

const ids = (count: number, from = 1) => Array.from({ length: count }, (_, i) => String(from + i) as EmployeeId);
const payment = (id: number, employeeId: string) => ({ id, employeeId, payDate: "2026-02-28", amount: { value: 1, currency: "EUR" } });

interface Body {
  readonly filters: readonly { readonly fieldPath: string; readonly values?: readonly string[] }[];
  readonly pagination: { readonly limit: number; readonly cursor?: string };
}
const bodyOf = ({ text }: Seen) => JSON.parse(text) as Body;
const asked = ({ filters }: Body) => filters.find(({ fieldPath }) => fieldPath === "employeeId")!.values!;

/** Answers each batch with two pages, under the same cursor: one payment of its first id, then one of its last. */
const twoPages = (seen: Seen): Response => {
  const { pagination, ...body } = bodyOf(seen);
  const [first, last] = [asked({ pagination, ...body })[0]!, asked({ pagination, ...body }).at(-1)!];
  return pagination.cursor === undefined
    ? json({ results: [payment(1, first)], response_metadata: { next_cursor: "p:2" } })
    : json({ results: [payment(2, last)], response_metadata: { next_cursor: null } });
};

describe("a search for actual payments", () => {
  it("asks for any number of employees in batches of 200, one after the other, each to its end", async () => {
    const { bob, seen, run } = rig(twoPages);
    const found = await run(bob.payroll.actualPayments.search({ employeeIds: ids(450) }).toArray({ limit: 99 }));
    expect(found.map(({ id, employeeId }) => [id, employeeId])).toEqual([
      [1, "1"],
      [2, "200"],
      [1, "201"],
      [2, "400"],
      [1, "401"],
      [2, "450"],
    ]);
    expect(seen.map(bodyOf).map((body) => [asked(body).length, body.pagination.cursor])).toEqual([
      [200, undefined],
      [200, "p:2"],
      [200, undefined],
      [200, "p:2"],
      [50, undefined],
      [50, "p:2"],
    ]);
    expect(seen.map(bodyOf).flatMap((body) => (body.pagination.cursor ? [] : asked(body)))).toEqual(ids(450));
  });

  it.each([1, 2, 3, 4, 5])("goes on after page %i where it was left", async (pages) => {
    const { bob, run } = rig(twoPages);
    const input = { employeeIds: ids(450) };
    const all = await run(bob.payroll.actualPayments.search(input).toArray({ limit: 99 }));
    let cursor: string | null | undefined;
    const reading = bob.payroll.actualPayments.search(input).pages();
    for (let i = 0; i < pages; i++) cursor = (await run(reading.next())).value?.nextCursor;
    const rest = await run(bob.payroll.actualPayments.search({ ...input, cursor: cursor! }).toArray({ limit: 99 }));
    expect(rest).toEqual(all.slice(pages));
  });

  it("asks for an employee given twice once", async () => {
    const { bob, seen, run } = rig(twoPages);
    await run(bob.payroll.actualPayments.search({ employeeIds: [...ids(200), ...ids(200)] }).toArray({ limit: 99 }));
    expect(seen.map(bodyOf).map((body) => asked(body).length)).toEqual([200, 200]);
  });

  it("of nobody sends nothing", async () => {
    const { bob, seen, run } = rig(twoPages);
    expect(await run(bob.payroll.actualPayments.search({ employeeIds: [] }).toArray({ limit: 9 }))).toEqual([]);
    expect(seen).toHaveLength(0);
  });

  it.each([
    [{}, []],
    [{ payDate: {} }, []],
    [{ payDate: { from: "2026-01-01" } }, [{ fieldPath: "payDate", operator: "greaterThanOrEquals", value: "2026-01-01" }]],
    [{ payDate: { to: "2026-01-31" } }, [{ fieldPath: "payDate", operator: "lessThanOrEquals", value: "2026-01-31" }]],
  ])("with %j filters no more than that", async (input, filters) => {
    const { bob, seen, run } = rig(json({ results: [] }));
    await run(bob.payroll.actualPayments.search({ employeeIds: ids(1), pageSize: 50, ...input }).toArray({ limit: 9 }));
    expect(bodyOf(seen[0]!)).toEqual({
      filters: [{ fieldPath: "employeeId", operator: "equals", values: ["1"] }, ...filters],
      pagination: { limit: 50 },
    });
  });

  it.each<[string, object, string]>([
    ["no ids", {}, "employeeIds must be an array"],
    ["an id that is a number", { employeeIds: [7] }, "employeeIds[0]"],
    ["an id that holds two", { employeeIds: ["7,8"] }, "commas"],
    ["a day in another form", { employeeIds: ids(1), payDate: { from: "1/2/2026" } }, "YYYY-MM-DD"],
    ["a last day in another form", { employeeIds: ids(1), payDate: { to: "2026" } }, "YYYY-MM-DD"],
    ["pages of more than 200", { employeeIds: ids(1), pageSize: 201 }, "from 1 to 200"],
    ["a cursor of Bob's", { employeeIds: ids(1), cursor: "p2" }, "nextCursor"],
    ["a cursor of a longer list", { employeeIds: ids(200), cursor: "200:" }, "nextCursor"],
  ])("is refused before sending for %s", async (_, input, says) => {
    const { bob, seen, failure } = rig(twoPages);
    const error = await failure((async () => bob.payroll.actualPayments.search(input as never).toArray({ limit: 9 }))());
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(says);
    expect(seen).toHaveLength(0);
  });

  it("leaves out what is no payment, and keeps what it does not know of one", async () => {
    const odd = { ...payment(1, "1"), payslip: 7 };
    const { bob, run } = rig(json({ results: [null, "x", odd, [odd]] }));
    expect(await run(bob.payroll.actualPayments.search({ employeeIds: ids(1) }).toArray({ limit: 9 }))).toEqual([odd]);
  });

  it("is an error and not an empty list when the answer holds none", async () => {
    for (const answer of [{}, [], null, { results: null }, "x"]) {
      const { bob, failure } = rig(json(answer));
      const reading = bob.payroll.actualPayments.search({ employeeIds: ids(1) }).toArray({ limit: 9 });
      expect(await failure(reading)).toMatchObject({ code: "unexpected_answer" });
    }
  });

  it("does not turn for ever when Bob names the same page again", async () => {
    const { bob, failure } = rig(json({ results: [], response_metadata: { next_cursor: "b" } }));
    const reading = bob.payroll.actualPayments.search({ employeeIds: ids(1) }).toArray({ limit: 9 });
    expect(await failure(reading)).toMatchObject({ code: "unexpected_answer" });
  });
});

describe("the legacy payroll history", () => {
  it("asks for everyone in Bob's own way when nothing is given", async () => {
    const { bob, seen, run } = rig(json({ employees: [{ id: "5", payroll: {} }] }));
    expect(await run(bob.payroll.history())).toEqual([{ id: "5", payroll: {} }]);
    expect(seen[0]!.url.search).toBe("");
  });

  it("is an error and not an empty list when the answer holds none", async () => {
    for (const answer of [{}, null, { employees: {} }, { employees: [null] }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.payroll.history())).toMatchObject({ code: "unexpected_answer" });
    }
  });
});
