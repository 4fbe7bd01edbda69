import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import type { BalanceItem } from "../../src/time-off/index.ts";
import { json, rig, type Seen } from "../client/stub.ts";

const idsOf = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1) as EmployeeId);
const input = { policyType: "Holiday", date: "2026-12-31" };
const idIn = ({ url }: Seen) => url.pathname.split("/")[4]!;

const collect = async (items: AsyncIterable<BalanceItem>) => {
  const got: string[] = [];
  let error: unknown;
  try {
    for await (const item of items) got.push(`${item.employeeId} ${item.error?.code ?? item.balance?.totalTaken}`);
  } catch (thrown) {
    error = thrown;
  }
  return { got, error };
};

describe("the balances of many employees", () => {
  it("come in the order of the ids, with what Bob refused in its place", async () => {
    const { bob, run } = rig((seen) => (idIn(seen) === "2" ? json({ error: "no such" }, 404) : json({ totalTaken: Number(idIn(seen)) })));
    const { got, error } = await run(collect(bob.timeOff.balances({ ...input, employeeIds: idsOf(5) })));
    expect([got, error]).toEqual([["1 1", "2 not_found", "3 3", "4 4", "5 5"], undefined]);
  });

  it("are asked for three at a time, once an employee", async () => {
    let running = 0;
    let most = 0;
    const { bob, clock, seen, run } = rig(async () => {
      most = Math.max(most, ++running);
      await clock.sleep(100);
      running--;
      return json({ totalTaken: 0 });
    });
    await run(collect(bob.timeOff.balances({ ...input, employeeIds: [...idsOf(8), ...idsOf(8)] })));
    expect([most, seen.length]).toEqual([3, 8]);
  });

  it("end at the first 403, after what was read before, and without asking for the rest", async () => {
    const { bob, seen, run } = rig((seen) => (Number(idIn(seen)) >= 4 ? json({ error: "no" }, 403) : json({ totalTaken: 0 })));
    const { got, error } = await run(collect(bob.timeOff.balances({ ...input, employeeIds: idsOf(50) })));
    expect(got).toEqual(["1 0", "2 0", "3 0"]);
    expect(error).toMatchObject({ name: "PermissionError", code: "forbidden", endpoint: "GET /timeoff/employees/{id}/balance" });
    expect(seen.filter((one) => Number(idIn(one)) >= 4).length).toBeLessThanOrEqual(3);
  });

  it("end at a refused credential, and cost few refusals", async () => {
    const { bob, seen, run } = rig(() => json({ error: "no" }, 401));
    const { got, error } = await run(collect(bob.timeOff.balances({ ...input, employeeIds: idsOf(50) })));
    expect([got, error]).toEqual([[], expect.objectContaining({ code: "unauthorized" })]);
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it("end when Bob is down", async () => {
    const { bob, run } = rig((seen) => json({}, idIn(seen) === "2" ? 500 : 200));
    const { got, error } = await run(collect(bob.timeOff.balances({ ...input, employeeIds: idsOf(9) }, { retries: 0 })));
    expect([got, error]).toEqual([["1 undefined"], expect.objectContaining({ code: "server_error" })]);
  });

  it("end when the caller leaves the loop", async () => {
    const { bob, seen, run } = rig(() => json({ totalTaken: 0 }));
    await run(
      (async () => {
        for await (const _ of bob.timeOff.balances({ ...input, employeeIds: idsOf(50) })) return;
      })(),
    );
    expect(seen.length).toBeLessThanOrEqual(3);
  });

  it("are none for nobody, without asking", async () => {
    const { bob, seen, run } = rig(() => json({}));
    expect(await run(collect(bob.timeOff.balances({ ...input, employeeIds: [] })))).toEqual({ got: [], error: undefined });
    expect(seen).toEqual([]);
  });

  it("can be read twice over", async () => {
    const { bob, run } = rig(() => json({ totalTaken: 0 }));
    const balances = bob.timeOff.balances({ ...input, employeeIds: idsOf(1) });
    expect((await run(collect(balances))).got).toEqual((await run(collect(balances))).got);
  });

  it.each([
    [{ employeeIds: "1" }, /employeeIds/],
    [{ employeeIds: [1] }, /employeeIds/],
    [{ date: "31/12/2026" }, /^date must be a date/],
  ])("are refused at once for %j", (wrong, message) => {
    const { bob } = rig(() => json({}));
    expect(() => bob.timeOff.balances({ ...input, employeeIds: idsOf(1), ...wrong } as never)).toThrow(message);
  });
});

describe("a balance", () => {
  it.each([[[]], ["x"], [null]])("is not made up from %j", async (answer) => {
    const { bob, failure } = rig(() => json(answer));
    expect(await failure(bob.timeOff.balance("1" as EmployeeId, input))).toMatchObject({ code: "unexpected_answer" });
  });

  it("keeps keys that are not known", async () => {
    const { bob, run } = rig(json({ totalTaken: 1, carriedOver: 2 }));
    expect(await run(bob.timeOff.balance("1" as EmployeeId, input))).toEqual({ totalTaken: 1, carriedOver: 2 });
  });

  it.each([[{ amount: "1" }], [{ amount: Number.NaN }], [{ effectiveDate: "2026-02-30" }], [{ policyType: "" }]])(
    "is not adjusted by %j",
    async (wrong) => {
      const { bob, seen, failure } = rig(json({}));
      const adjustment = { adjustmentType: "balance", policyType: "Holiday", effectiveDate: "2026-12-31", amount: 1, ...wrong };
      expect(await failure(bob.timeOff.adjustBalance("1" as EmployeeId, adjustment as never))).toMatchObject({ code: "invalid_input" });
      expect(seen).toEqual([]);
    },
  );
});
