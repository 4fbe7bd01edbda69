import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type StreamName, type SyncOptions } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";

function setUp(options: Partial<SyncOptions> = {}, employees = 450) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees, seed: 5, clock });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const sync = createSync({ bob, store: memoryStore({ clock }), clock, streams: ["employees", "workHistory"], ...options });
  return { clock, fake, sync };
}

describe("a plan", () => {
  it("asks Bob nothing", async () => {
    const { fake, sync } = setUp();
    await sync.plan();
    expect(fake.requests()).toEqual([]);
  });

  it("counts the requests of each endpoint, and the minutes that its limit takes", async () => {
    const { sync } = setUp();
    const { requests, minutes, endpoints } = await sync.plan({ people: 10_000 });
    expect(endpoints).toEqual([
      { endpoint: "GET /bulk/people/work", requests: 125, perMinute: undefined, minutes: 0 },
      { endpoint: "POST /people/search", requests: 52, perMinute: 50, minutes: 1 },
      { endpoint: "GET /company/people/fields", requests: 1, perMinute: 50, minutes: 0 },
    ]);
    expect({ requests, minutes }).toEqual({ requests: 178, minutes: 1 });
  });

  it.each<StreamName>([
    "employees",
    "workHistory",
    "lifecycleHistory",
    "deductions",
    "bankAccounts",
    "actualPayments",
    "documents",
    "namedLists",
    "fields",
    "tasks",
    "positions",
  ])("of %s is what a run then asks, but for a page of a history and what the check of its permissions adds", async (stream) => {
    const { clock, fake, sync } = setUp({ streams: [stream] }, 100);
    const { endpoints } = await sync.plan({ people: 100 });
    const { permissions } = await clock.run(sync.run());
    const asked = Map.groupBy(fake.requests(), ({ endpoint }) => endpoint);
    const more = endpoints.map(({ endpoint, requests }) => ({ endpoint, more: (asked.get(endpoint)?.length ?? 0) - requests }));
    // The sample of people is not read where nothing of people is needed, and groups of positions' fields are a guess.
    const certain = more.filter(({ endpoint }) => !/^POST .*search$/.test(endpoint));
    expect(certain.filter(({ more }) => more < 0 || more > permissions!.requests)).toEqual([]);
    expect(more.filter(({ more }) => Math.abs(more) > Math.max(permissions!.requests, 1))).toEqual([]);
    expect([...asked.keys()].filter((endpoint) => !endpoints.some((planned) => planned.endpoint === endpoint)).length).toBeLessThanOrEqual(
      permissions!.requests,
    );
  });

  it("names what has to be ticked, the audience last", async () => {
    const keys = (await setUp().sync.plan()).permissions.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["root.view", "work.view", "work.viewHistory", "lifecycle.view"]));
    expect(keys.at(-1)).toBe("audience");
  });

  it("leaves custom fields to the run, which knows their category", async () => {
    const { sync } = setUp({ streams: ["employees"], fields: ["root.email", "work.field_1698036945383"] });
    expect((await sync.plan()).permissions.map(({ key }) => key)).toEqual(["root.view", "audience"]);
    const custom = setUp({ streams: ["employees"], fields: ["work.field_1698036945383"] });
    expect((await custom.sync.plan()).permissions).toEqual([]);
  });

  it("is for as many people as the store has, and says so", async () => {
    const { clock, sync } = setUp({ streams: ["employees"] }, 30);
    expect(await sync.plan()).toMatchObject({ people: 1000, peopleFrom: "assumed" });
    await clock.run(sync.run());
    expect(await sync.plan()).toMatchObject({ people: 30, peopleFrom: "store" });
    expect(await sync.plan({ people: 7 })).toMatchObject({ people: 7, peopleFrom: "given" });
    await expect(sync.plan({ people: 1.5 })).rejects.toThrow("people must be a whole number");
  });

  it("names streams of which it knows nothing", async () => {
    const own = { name: "own", isVolatile: () => false, isSet: () => false, async *read() {} };
    expect(await setUp({ streams: [own] }).sync.plan()).toMatchObject({ unknown: ["own"], requests: 0, permissions: [] });
  });
});
