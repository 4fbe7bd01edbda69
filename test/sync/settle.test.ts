import type { StreamName } from "hibob-kit/sync";
import type { FakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { searchActualPayments } from "../../src/payroll/endpoints.ts";
import { companyOf, mirrorOf } from "./lost-access/rig.ts";

interface SetUp {
  readonly streams?: readonly StreamName[];
  readonly employees?: number;
  readonly audience?: FakeHiBob["audience"];
  readonly fetch?: Fetching;
}

/** A mirror that has read everything once. */
async function setUp({ streams = ["employees", "workHistory", "salaries"], employees = 150, audience = "everyone", fetch }: SetUp = {}) {
  const company = companyOf({ employees });
  company.fake.audience = audience;
  const mirror = mirrorOf(company, { streams, ...(fetch && { fetch: fetch(company.fake) }) });
  await mirror.run();
  await mirror.newChanges();
  const removals = async () => (await mirror.newChanges()).filter(({ kind }) => kind === "removed");
  return { ...mirror, removals, held: () => mirror.sync.held() };
}

type Fetching = (fake: FakeHiBob) => FakeHiBob["fetch"];

const someone = ({ company }: FakeHiBob) => {
  const managers = new Set(company.employees.map(({ reportsTo }) => reportsTo));
  return company.employees.find(({ id, status, workRows }) => status === "Active" && !managers.has(id) && workRows.length > 2)!;
};

/** Everybody but some. */
const without = (fake: FakeHiBob, count: number) => {
  const ids: ReadonlySet<string> = new Set(fake.company.employees.slice(-count).map(({ id }) => id));
  return ({ id }: { readonly id: string }) => !ids.has(id);
};

/** As if Bob answered 403, and not 404, to a read of somebody outside the audience. */
const refusing: Fetching = (fake) => async (input, init) => {
  const request = new Request(input, init);
  const response = await fake.fetch(request);
  return response.status === 404 && /\/people\/\d+$/.test(request.url) ? Response.json({ key: "forbidden" }, { status: 403 }) : response;
};

describe("what is really gone", () => {
  it("is removed with the reason deleted when it is a row of somebody who is there", async () => {
    const { fake, run, removals, held } = await setUp();
    const { id, workRows } = someone(fake);
    fake.removeRow("work", id, workRows[1]!.id);
    const report = await run();
    expect(report.accessLost).toEqual([]);
    expect((await removals()).map(({ stream, key, reason }) => [stream, key, reason])).toEqual([
      ["workHistory", `${id}/${workRows[1]!.id}`, "deleted"],
    ]);
    expect(await held()).toEqual([]);
  });

  it("is removed with the reason unknown, with all that it had, when it is a person and leavers can be seen", async () => {
    const { fake, run, removals } = await setUp();
    const { id, workRows } = someone(fake);
    fake.remove(id);
    const { streams, accessLost } = await run();
    expect(streams.map(({ outcome, held }) => [outcome, held])).toEqual(streams.map(() => ["complete", 0]));
    expect(accessLost).toEqual([]);
    const gone = await removals();
    expect(gone.filter(({ stream }) => stream === "employees").map(({ key }) => key)).toEqual([id]);
    expect(gone.filter(({ stream }) => stream === "workHistory")).toHaveLength(workRows.length);
    expect(new Set(gone.map(({ reason }) => reason))).toEqual(new Set(["unknown"]));
  });

  it("is removed with the reason inactive when somebody leaves and nobody inactive could be seen before", async () => {
    const { fake, run, removals } = await setUp({ audience: "active" });
    const { id } = someone(fake);
    fake.terminate(id);
    const { accessLost } = await run();
    expect(accessLost).toEqual([]);
    const gone = await removals();
    expect(gone.filter(({ stream }) => stream === "employees").map(({ key, reason }) => [key, reason])).toEqual([[id, "inactive"]]);
    expect(new Set(gone.map(({ key, reason }) => `${key.split("/")[0]} ${reason}`))).toEqual(new Set([`${id} inactive`]));
  });

  it("is not called inactive while nobody's status can be read", async () => {
    const { fake, run, removals } = await setUp({ streams: ["workHistory"], audience: "active" });
    fake.permissions.revoke("lifecycle.view");
    await run();
    fake.remove(someone(fake).id);
    await run();
    expect(new Set((await removals()).map(({ reason }) => reason))).toEqual(new Set(["unknown"]));
  });
});

describe("who may only be hidden", () => {
  it("is held because of the audience when leavers could be seen before, be it a single one", async () => {
    const company = companyOf({ employees: 150 });
    const { fake } = company;
    const leaver = fake.company.employees.find(({ status }) => status === "Inactive")!;
    const { run, newChanges, contents } = mirrorOf(company, { streams: ["employees"] });
    fake.audience = ({ id, status }) => status === "Active" || id === leaver.id;
    await run();
    const before = await contents("employees");
    await newChanges();
    fake.audience = "active";
    const { streams, accessLost } = await run();
    expect(streams[0]).toMatchObject({ outcome: "held", removed: 0, held: 1, heldBecause: ["audience"] });
    expect(accessLost).toMatchObject([{ kind: "audience", permissions: [{ key: "audience" }] }]);
    expect(await newChanges()).toEqual([]);
    expect(await contents("employees")).toEqual(before);
  });

  it("is held because of the audience when Bob refuses a read of the person, be it one of many", async () => {
    const { fake, run, removals } = await setUp({ fetch: refusing });
    fake.audience = without(fake, 1);
    const { streams, accessLost } = await run();
    expect(streams.map(({ stream, outcome, heldBecause }) => [stream, outcome, heldBecause])).toEqual([
      ["employees", "held", ["audience"]],
      ["workHistory", "held", ["audience"]],
      ["salaries", "held", ["audience"]],
    ]);
    expect(accessLost.map(({ kind }) => kind)).toEqual(["audience", "audience", "audience"]);
    expect(await removals()).toEqual([]);
    expect(fake.stats().mostRefusedInTenSeconds).toBeLessThan(10);
  });

  it("is held in a stream that has records of only a few of those who were hidden", async () => {
    const { fake, run, removals, contents } = await setUp({ streams: ["equities", "tasks"], employees: 300 });
    const owners = new Set([...(await contents("equities")).keys()].map((key) => key.split("/")[0]!));
    const tasks = new Set([...(await contents("tasks")).values()].map(({ requestedFor }) => (requestedFor as { id: string }).id));
    // One who has equity, one who has a task, and many who have neither: each stream misses next to nothing.
    const hidden = new Set<string | undefined>([[...owners][0], [...tasks].find((id) => !owners.has(id))]);
    for (const { id } of fake.company.employees.filter(({ id }) => !owners.has(id) && !tasks.has(id)).slice(0, 20)) hidden.add(id);
    fake.audience = ({ id }) => !hidden.has(id);
    const { streams, accessLost } = await run();
    expect(streams.map(({ outcome, removed }) => [outcome, removed])).toEqual([
      ["held", 0],
      ["held", 0],
    ]);
    expect(accessLost.map(({ stream, kind }) => [stream, kind])).toEqual([
      ["equities", "audience"],
      ["tasks", "audience"],
    ]);
    await run(); // it is not forgotten
    expect(await removals()).toEqual([]);
    fake.audience = "everyone";
    expect((await run()).accessLost).toEqual([]);
  });

  it("keeps the rows when somebody is hidden between the list of people and the last row", async () => {
    const { fake, run, atRequest, removals, contents } = await setUp({ streams: ["actualPayments"], fetch: refusing });
    const rows = await contents("actualPayments");
    const { id } = fake.company.employees.at(-1)!;
    atRequest(2, [searchActualPayments.id], () => {
      fake.audience = (person) => person.id !== id;
    });
    const { streams } = await run();
    expect([...rows.keys()].filter((key) => key.startsWith(id)).length).toBeGreaterThan(0);
    expect(streams[0]).toMatchObject({ outcome: "held", removed: 0, heldBecause: ["audience"] });
    expect(await removals()).toEqual([]);
    expect(await contents("actualPayments")).toEqual(rows);
  });

  it("stays for each run that misses them, and is told by each", async () => {
    const { fake, run, removals } = await setUp();
    fake.audience = without(fake, 20);
    for (let times = 0; times < 3; times++) {
      const { streams, accessLost } = await run();
      expect(streams.map(({ outcome }) => outcome)).toEqual(["held", "held", "held"]);
      expect(accessLost.map(({ kind }) => kind)).toEqual(["audience", "audience", "audience"]);
    }
    expect(await removals()).toEqual([]);
  });
});

describe("held removals", () => {
  it("carry the audience as their reason once they are released, and nothing is called lost afterwards", async () => {
    const { fake, sync, run, removals, held } = await setUp();
    fake.audience = "active";
    await run();
    const found = await held();
    expect(found.map(({ stream, because }) => [stream, because.includes("audience")])).toEqual([
      ["employees", true],
      ["workHistory", true],
      ["salaries", true],
    ]);
    for (const { id, count } of found) expect(await sync.release(id)).toBe(count);
    const gone = await removals();
    expect(gone).toHaveLength(found.reduce((sum, { count }) => sum + count, 0));
    expect(new Set(gone.map(({ reason }) => reason))).toEqual(new Set(["audience"]));
    const { streams, accessLost } = await run();
    expect(streams.map(({ outcome }) => outcome)).toEqual(["complete", "complete", "complete"]);
    // The check still knows that nobody inactive can be seen.
    expect(accessLost.filter(({ kind }) => kind !== "permission")).toEqual([]);
  });

  it("have an unknown reason when they were only many", async () => {
    const { fake, sync, run, removals, held } = await setUp();
    fake.audience = without(fake, 20);
    await run();
    for (const { id } of await held()) await sync.release(id);
    expect(new Set((await removals()).map(({ reason }) => reason))).toEqual(new Set(["unknown"]));
    expect((await run()).accessLost).toEqual([]);
    expect((await run()).accessLost).toEqual([]);
  });
});
