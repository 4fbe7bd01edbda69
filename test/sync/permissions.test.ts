import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type Stream, type SyncOptions } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { expect, it } from "vitest";

function setUp(options: Partial<SyncOptions> = {}) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 60, seed: 5, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const sync = createSync({ bob, store: memoryStore({ clock }), clock, streams: ["employees", "workHistory"], ...options });
  const run = async () => (await clock.run(sync.run())).permissions;
  return { fake, run };
}

/** A stream of an application's own, which reads nothing here. */
const own = (plan?: Stream["plan"]): Stream => ({
  name: "own",
  plan,
  isVolatile: () => false,
  isSet: () => false,
  async *read() {},
});

const missingIn = (permissions: Awaited<ReturnType<ReturnType<typeof setUp>["run"]>>) =>
  permissions?.answers.filter(({ status }) => status === "missing").map(({ key }) => key);

it("a run tells which permissions its streams need and have", async () => {
  const { run } = setUp();
  const permissions = await run();
  expect(permissions).toMatchObject({ outcome: "green", plan: expect.arrayContaining(["stream employees", "stream workHistory"]) });
  expect(permissions?.answers.map(({ key, status }) => [key, status])).toEqual(
    expect.arrayContaining([
      ["work.view", "granted"],
      ["work.viewHistory", "granted"],
      ["lifecycle.view", "granted"],
      ["audience", "granted"],
    ]),
  );
});

it("a run names the box that was taken away since the last one, and its fingerprint differs", async () => {
  const { fake, run } = setUp();
  const before = await run();
  expect((await run())?.fingerprint).toBe(before?.fingerprint);
  fake.permissions.revoke("work.viewHistory");
  const after = await run();
  expect(missingIn(after)).toEqual(["work.viewHistory"]);
  expect(after?.fingerprint).not.toBe(before?.fingerprint);
  expect(after?.fingerprint).toContain("work.viewHistory-");
});

it("a run whose check fails for want of a permission still copies what may be read", async () => {
  const { fake, run } = setUp({ streams: ["employees"], fields: ["root.email", "payroll.salary.payment"] });
  fake.permissions.revoke("payroll.view");
  expect(missingIn(await run())).toEqual(["payroll.view"]);
});

it("a run asks for no field that its streams do not read, but those that tell who is there", async () => {
  const { fake, run } = setUp({ streams: ["employees"], fields: ["root.email", "work.title"] });
  await run();
  const asked = fake.requests({ endpoint: "POST /people/search" }).flatMap(({ body }) => (JSON.parse(body) as { fields: string[] }).fields);
  expect([...new Set(asked)].sort()).toEqual(["internal.lifecycleStatus", "internal.status", "root.email", "root.id", "work.title"]);
});

it("a run checks what a stream of one's own says that it needs", async () => {
  const { fake, run } = setUp({ streams: [own({ endpoints: ["GET /timeoff/policy-types"] })] });
  fake.permissions.revoke("timeOff.settings");
  expect(missingIn(await run())).toEqual(["timeOff.settings"]);
});

it("a run checks nothing for streams that say nothing", async () => {
  const { fake, run } = setUp({ streams: [own()] });
  expect(await run()).toBeUndefined();
  expect(fake.requests()).toEqual([]);
});

it("fields that one stream names do not take the place of those that another reads by default", async () => {
  const { run } = setUp({ streams: ["employees", own({ fields: ["payroll.salary.payment"] })] });
  const keys = (await run())?.answers.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["work.view", "employment.view", "payroll.view"]));
});
