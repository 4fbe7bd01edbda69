import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, defineStream } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { BOXES } from "./lost-access/boxes.ts";
import { companyOf, mirrorOf, peopleFor } from "./lost-access/rig.ts";

async function setUp(streams: Parameters<typeof mirrorOf>[1]["streams"], employees = peopleFor("workHistory")) {
  const company = companyOf({ employees });
  const mirror = mirrorOf(company, { streams: streams! });
  await mirror.run();
  return mirror;
}

describe("what is named as lost", () => {
  it("is View history where only current rows came, and where that is refused the table", async () => {
    const { fake, runOne } = await setUp(["salaries"]);
    fake.permissions.revoke("payroll.viewHistory");
    const history = await runOne();
    expect(history.stream).toMatchObject({ outcome: "held", removed: 0, heldBecause: expect.arrayContaining(["history", "permission"]) });
    expect(history.accessLost).toEqual([
      {
        stream: "salaries",
        kind: "history",
        fields: [],
        permissions: [
          {
            key: "payroll.viewHistory",
            place: {
              category: expect.stringContaining("View selected employees' Payroll section histories"),
              field: expect.stringContaining("View history"),
            },
          },
        ],
      },
    ]);
    fake.permissions.revoke("payroll.view");
    const table = await runOne();
    expect(table.stream).toMatchObject({ outcome: "denied" });
    expect(table.accessLost).toMatchObject([{ kind: "stream", permissions: [{ key: "payroll.view" }] }]);
  });

  it("is the box that is missing, and not its neighbour, when the check can tell", async () => {
    const { fake, runOne } = await setUp(["customTables"]);
    for (const { key } of BOXES.customTables!) {
      fake.permissions.revoke(key);
      expect((await runOne()).accessLost).toMatchObject([{ kind: "stream", permissions: [{ key }] }]);
      fake.permissions.grant(key);
      expect((await runOne()).accessLost).toEqual([]);
    }
  });

  it("is told by every run until it is back, and by no run after", async () => {
    const { fake, runOne } = await setUp(["employees", "timeOffRequests"], 60);
    fake.permissions.revoke("work.view", "timeOff.manageRequests");
    const kinds = async () => (await runOne()).accessLost.map(({ stream, kind }) => [stream, kind]);
    for (let times = 0; times < 3; times++) {
      expect(await kinds()).toEqual([
        ["employees", "fields"],
        ["timeOffRequests", "permission"],
      ]);
    }
    fake.permissions.grant("work.view", "timeOff.manageRequests");
    expect(await kinds()).toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  it("is nothing when somebody only deletes many rows: they are held all the same", async () => {
    const { fake, runOne, contents, sync } = await setUp(["training"]);
    const rows = [...(await contents("training")).keys()].filter((_, nth) => nth % 12 === 0);
    for (const key of rows) fake.removeRow("training", key.split("/")[0]!, Number(key.split("/")[1]));
    const { stream, accessLost } = await runOne();
    expect(stream).toMatchObject({ outcome: "held", held: rows.length, heldBecause: ["many"] });
    expect(accessLost).toEqual([]);
    expect((await sync.held())[0]).toMatchObject({ count: rows.length, because: ["many"] });
  });

  it("is the folders' box when documents of many are gone: that cannot be told from folders that are hidden", async () => {
    const { fake, runOne, contents } = await setUp(["documents"], 60);
    for (const key of [...(await contents("documents")).keys()].filter((_, nth) => nth % 10 === 0)) {
      const [id, docId] = key.split("/") as [string, string];
      fake.removeDocument(id, docId);
    }
    const { stream, accessLost } = await runOne();
    expect(stream).toMatchObject({ outcome: "held", removed: 0, heldBecause: ["many"] });
    expect(accessLost).toMatchObject([{ stream: "documents", kind: "permission", permissions: [{ key: "docs.view" }] }]);
  });
});

describe("a stream of one's own that Bob refuses", () => {
  const own = (plan?: { readonly endpoints: readonly string[] }) =>
    defineStream({
      name: "policyTypes",
      plan,
      async *read({ bob, signal }) {
        const names = [...(await bob.timeOff.policyTypes({ signal }))].sort();
        yield { records: names.map((key) => ({ key: encodeURIComponent(key), content: { name: key } })), upTo: "~" };
      },
    });

  it.each([
    ["that says what it needs", own({ endpoints: ["GET /timeoff/policy-types"] })],
    ["that says nothing", own()],
  ])("is denied with the box that the refusal names: one %s", async (_, stream) => {
    const { clock, fake, bob } = mirrorOf(companyOf({ employees: 5 }), { streams: ["fields"] });
    fake.permissions.revoke("timeOff.settings");
    const sync = createSync({ bob, store: memoryStore({ clock }), clock, streams: [stream] });
    const { streams, accessLost } = await clock.run(sync.run());
    expect(streams).toMatchObject([{ outcome: "denied" }]);
    expect(accessLost).toMatchObject([{ stream: "policyTypes", kind: "stream", permissions: [{ key: "timeOff.settings" }] }]);
  });
});
