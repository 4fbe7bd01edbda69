import { describe, expect, it } from "vitest";
import { page, rig } from "../client/stub.ts";
import { ADA, rigWith } from "../tables/table.ts";

const ACCOUNT = {
  id: 17,
  bankName: "Example Bank",
  iban: "GB00EXMP",
  allocation: "percent",
  amount: 60,
  useForBonus: false,
  changedBy: "5",
};

describe("bank accounts", () => {
  it("are asked for without a content type, which Bob would refuse with a web page", async () => {
    const { bob, run, seen } = rigWith({ rows: [ACCOUNT] });
    await run(bob.financial.bankAccounts.list(ADA));
    expect(seen[0]!.headers.get("content-type")).toBeNull();
  });

  it("keep columns that are false or zero in an update, and empty what is set to null", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [{ ...ACCOUNT, amount: 0 }] });
    await run(bob.financial.bankAccounts.update(ADA, 17, { iban: null, allocation: "remaining" }));
    expect(bodyOf()).toEqual({ bankName: "Example Bank", iban: null, allocation: "remaining", amount: 0, useForBonus: false });
  });

  it("are not updated when Bob hides columns, which would be blank afterwards", async () => {
    const { bob, failure, writes } = rigWith({ rows: [ACCOUNT], extra: { restricted_columns: { no_view_permission: ["accountNumber"] } } });
    expect(await failure(bob.financial.bankAccounts.update(ADA, 17, { amount: 5 }))).toMatchObject({ code: "restricted_columns" });
    expect(writes()).toEqual([]);
  });

  it.each([{ accountNumber: 12345 }, { amount: "60" }, { useForBonus: "yes" }])("refuse %j before it is sent", async (row) => {
    const { bob, failure, seen } = rigWith({ rows: [] });
    const error = await failure(bob.financial.bankAccounts.add(ADA, row as never));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(`body.values.0.${Object.keys(row)[0]}`);
    expect(seen).toEqual([]);
  });

  it("show no account in an error", async () => {
    const { bob, failure } = rig(page(400));
    const error = await failure(bob.financial.bankAccounts.add(ADA, { iban: "GB00EXMP00012345", bankName: "Example Bank" }));
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/GB00|Example Bank/);
  });

  it("add one row a call, and never twice", async () => {
    const { bob, failure, seen } = rig(page(503));
    expect(await failure(bob.financial.bankAccounts.add(ADA, { iban: "GB00EXMP" }))).toMatchObject({
      code: "server_error",
      retryable: false,
    });
    expect(seen).toHaveLength(1);
  });
});
