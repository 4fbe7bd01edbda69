import type { StreamName } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS } from "../../../src/testing/permission-keys.ts";
import { BOXES, WITHOUT_BOX } from "./boxes.ts";
import { companyOf, lostFrom, mirrorOf, NAMES, peopleFor, streamOf } from "./rig.ts";

const NO_VOLATILE = { isVolatile: () => false };
const DATED = (Object.keys(BOXES) as StreamName[]).filter((name) => BOXES[name]!.some(({ key }) => key.endsWith(".viewHistory")));

describe("a permission that goes in the middle of a run", () => {
  it.each(DATED)("keeps the past rows of %s when the last page was read without View history", async (name) => {
    const company = companyOf({ employees: 121 });
    const { fake } = company;
    const last = fake.company.employees
      .map(({ id }) => id)
      .sort()
      .at(-1)!;
    if (name === "workHistory") fake.changeWork(last, { title: "Gardener" });
    const { atRequest, runOne, newChanges, endpoints, requests, lost, base } = await streamOf(company, name);
    atRequest(requests, endpoints, () => fake.permissions.revoke(BOXES[name]![1]!.key));
    const { stream } = await runOne();
    expect(stream.removed).toBe(0);
    expect(await lost()).toEqual([]);
    expect(await newChanges()).toEqual([]);
    const hidden = [...base].filter(([key, row]) => key.startsWith(`${name} ${last}/`) && row.isCurrent !== true);
    // Where there was something to hide, it is held although the run began with the box.
    if (hidden.length > 0) expect(stream.outcome).toBe("held");
    expect(stream.held).toBeGreaterThanOrEqual(hidden.length);
  });

  it("keeps the documents of the last few when their folders are hidden by then", async () => {
    const company = companyOf({ employees: 121 }); // one in the last batch of twenty
    const { fake } = company;
    const { atRequest, runOne, newChanges, endpoints, requests, lost } = await streamOf(company, "documents");
    atRequest(requests, endpoints, () => fake.permissions.revoke("docs.view"));
    const { stream, accessLost } = await runOne();
    expect(stream).toMatchObject({ outcome: "held", removed: 0 });
    expect(accessLost).toMatchObject([{ kind: "permission", permissions: [{ key: "docs.view" }] }]);
    expect(await lost()).toEqual([]);
    expect(await newChanges()).toEqual([]);
  });

  it("and comes back before its end, costs nothing either", async () => {
    const company = companyOf({ employees: 2_400 });
    const { fake } = company;
    const { atRequest, runOne, newChanges, endpoints, lost, differing } = await streamOf(company, "workHistory");
    let asked = 0;
    // Gone for one batch of a dozen.
    atRequest(10, endpoints, () => {
      fake.permissions.revoke("work.viewHistory");
      atRequest(2, endpoints, () => {
        asked++;
        fake.permissions.grant("work.viewHistory");
      });
    });
    const { stream } = await runOne();
    expect(asked).toBe(1);
    expect(stream).toMatchObject({ outcome: "held", removed: 0, heldBecause: ["many"] });
    expect(stream.held).toBeLessThan(stream.read * 0.1);
    expect(await lost()).toEqual([]);
    expect(await newChanges()).toEqual([]);
    expect((await runOne()).stream).toMatchObject({ outcome: "complete", held: 0 });
    expect(await differing()).toEqual([]);
  });

  it("takes nothing else along: the other streams go on, and Bob is not asked too often", async () => {
    const company = companyOf({ employees: 60 });
    const { fake } = company;
    const { atRequest, run, stored, newChanges } = mirrorOf(company, {
      streams: ["employees", "bankAccounts", "training", "documents", "workHistory"],
    });
    await run();
    const all = await stored();
    await newChanges();
    atRequest(30, ["GET /people/{id}/bank-accounts"], () =>
      fake.permissions.revoke("financial.view", "training.view", "work.view", "work.viewHistory"),
    );
    const { streams, accessLost } = await run();
    expect(Object.fromEntries(streams.map(({ stream, outcome }) => [stream, outcome]))).toMatchObject({
      employees: "complete",
      bankAccounts: "denied",
      documents: "complete",
    });
    expect(accessLost.map(({ permissions }) => permissions[0]?.key)).toContain("financial.view");
    expect(lostFrom(all, await stored(), NO_VOLATILE)).toEqual([]);
    expect(await newChanges()).toEqual([]);
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);
  });
});

describe("all permissions at once", () => {
  it("cost nothing when they are taken away in the middle of a run of all streams, and when they come back one half after the other", async () => {
    const company = companyOf({ employees: peopleFor("salaries") });
    const { fake } = company;
    const { atRequest, run, stored, newChanges } = mirrorOf(company, { streams: NAMES.filter((name) => name !== "timeOffBalances") });
    await run();
    const all = await stored();
    await newChanges();
    const boxes = fake.permissions.all();
    expect(boxes.length).toBeGreaterThan(50);
    atRequest(60, ["GET /people/{id}/bank-accounts"], () => fake.permissions.revoke(...boxes));
    const kept = async () => {
      expect(lostFrom(all, await stored(), NO_VOLATILE)).toEqual([]);
      expect((await newChanges()).filter(({ kind }) => kind !== "added")).toEqual([]);
    };
    const { streams } = await run();
    expect(fake.permissions.all()).toEqual([]);
    expect(streams.filter(({ removed }) => removed > 0)).toEqual([]);
    await kept();

    const without = await run();
    const lost = new Set(without.accessLost.map(({ stream }) => stream));
    expect(NAMES.filter((name) => !lost.has(name)).sort()).toEqual([...WITHOUT_BOX, "timeOffBalances"].sort());
    await kept();

    fake.permissions.grant(...boxes.slice(0, boxes.length / 2));
    expect((await run()).accessLost.length).toBeGreaterThan(0);
    await kept();
    fake.permissions.grant(...boxes);
    const { streams: last, accessLost } = await run();
    expect(accessLost).toEqual([]);
    expect(last.filter(({ outcome, held }) => outcome !== "complete" || held > 0)).toEqual([]);
    await kept();
    expect(lostFrom(await stored(), all, NO_VOLATILE)).toEqual([]);
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);
  });
});

describe("a first run", () => {
  it.each(["category", "field"] as const)(
    "stores what it may read and names the rest, without a single box but one (model: %s)",
    async (permissionModel) => {
      const company = companyOf({ employees: 40, permissionModel });
      const { fake } = company;
      fake.permissions.revoke(...ALL_PERMISSIONS);
      fake.permissions.grant("positions.manage");
      const { run, contents } = mirrorOf(company, {});
      const { streams, accessLost } = await run();
      const outcomes = Map.groupBy(streams, ({ outcome }) => outcome);
      // Documents are empty rather than refused, and employees are their ids.
      expect(
        outcomes
          .get("complete")
          ?.map(({ stream }) => stream)
          .sort(),
      ).toEqual(["documents", "employees", "positions", ...WITHOUT_BOX].sort());
      expect(outcomes.has("held")).toBe(false);
      for (const { stream, read } of outcomes.get("denied") ?? []) {
        expect({ stream, read, stored: (await contents(stream)).size }).toEqual({ stream, read: 0, stored: 0 });
        expect(accessLost.find((loss) => loss.stream === stream)).toMatchObject({ kind: "stream" });
        expect(accessLost.find((loss) => loss.stream === stream)!.permissions.length).toBeGreaterThan(0);
      }
      expect((await contents("positions")).size).toBeGreaterThan(10);
      expect((await contents("employees")).size).toBe(40);
      expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);

      fake.permissions.grant(...ALL_PERMISSIONS);
      const again = await run();
      expect(again.accessLost).toEqual([]);
      expect(again.streams.every(({ outcome }) => outcome === "complete")).toBe(true);
      expect((await contents("salaries")).size).toBeGreaterThan(40);
    },
  );
});
