import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync, type StreamName } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";

function rig(streams: readonly StreamName[] = ["employees"]) {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 3, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const options = streams.includes("employees") ? { fields: ["work.title"] } : {};
  const store = memoryStore({ clock });
  const sync = createSync({ bob, store, clock, streams, ...options });
  const run = () => clock.run(sync.run());
  const told = async () => (await Array.fromAsync(sync.changes())).filter(({ stream }) => stream === "schema");
  return { fake, store, sync, run, told };
}

describe("changes in how Bob describes its fields", () => {
  it("are not told of the first time, when every field is new", async () => {
    const { run, told, store } = rig();
    expect((await run()).schema).toEqual([]);
    expect(await told()).toEqual([]);
    expect(await store.count("default", "schema")).toBeGreaterThan(100);
    expect((await run()).schema).toEqual([]);
  });

  it("are in the report and in the log: added, renamed, moved, removed", async () => {
    const { fake, run, told } = rig();
    const { id: gone } = fake.addField({ name: "Lamp", category: "work", type: "text" });
    await run();
    const { id } = fake.addField({ name: "Lantern", category: "work", type: "text" });
    fake.renameField("work.title", "Role");
    fake.removeField(gone);
    const { schema } = await run();
    expect(schema).toHaveLength(3);
    expect(schema).toEqual(
      expect.arrayContaining([
        { field: id, kind: "added", from: null, to: expect.objectContaining({ name: "Lantern" }) },
        { field: "work.title", kind: "changed", from: { name: "Job title" }, to: { name: "Role" } },
        { field: gone, kind: "removed", from: expect.objectContaining({ name: "Lamp" }), to: null },
      ]),
    );
    expect((await told()).map(({ kind }) => kind).sort()).toEqual(["added", "changed", "removed"]);
    expect((await run()).schema).toEqual([]);
  });

  it("come before the employees' changes, so that a new field is known before its first value", async () => {
    const { fake, run, sync } = rig();
    await run();
    fake.renameField("work.title", "Role");
    fake.changeWork(fake.company.employees[0]!.id, { title: "Keeper of lanterns" });
    await run();
    expect((await Array.fromAsync(sync.changes())).slice(-2).map(({ stream }) => stream)).toEqual(["schema", "employees"]);
  });

  it("are nobody's business where employees are not mirrored", async () => {
    const { fake, run, store } = rig(["namedLists"]);
    await run();
    fake.renameField("work.title", "Role");
    expect((await run()).schema).toEqual([]);
    expect(await store.count("default", "schema")).toBe(0);
  });
});
