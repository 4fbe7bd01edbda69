import { createHiBob } from "hibob-kit";
import { memoryStore } from "hibob-kit/stores/memory";
import { createSync } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { documents, downloadDocument } from "../../src/sync/streams/documents.ts";

async function rig() {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 3, seed: 5, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const store = memoryStore({ clock });
  const sync = createSync({ bob, store, clock, streams: [documents()] });
  const person = fake.company.employees[0]!.id;
  fake.upload(person, { name: "hello.txt", content: "Hello" });
  fake.upload(person, { name: "hello.txt", content: "Hello again" });
  await clock.run(sync.run());
  const mirrored = async () =>
    (await store.records("default", "documents", "", 1000))
      .filter(({ content }) => content.documentName === "hello.txt")
      .map(({ content }) => content);
  return { clock, fake, bob, store, person, mirrored };
}

describe("a mirrored document", () => {
  it("leads to its bytes, also when another one has its name, and days later", async () => {
    const { clock, bob, mirrored } = await rig();
    await clock.advance(3 * 86_400_000);
    const texts: string[] = [];
    for (const content of await mirrored()) {
      const file = await clock.run(downloadDocument(bob, content));
      expect(file.fileName).toBe("hello.txt");
      texts.push(new TextDecoder().decode(await file.bytes()));
    }
    expect(texts.sort()).toEqual(["Hello", "Hello again"]);
  });

  it("is mirrored without its link, which is as good as a credential", async () => {
    const { store } = await rig();
    const all = await store.records("default", "documents", "", 1000);
    expect(all.length).toBeGreaterThan(1);
    expect(JSON.stringify([all, await store.changes("default", 0, 1000)])).not.toMatch(/downloadLink|https?:/);
  });

  it("that is not in Bob any more is not found", async () => {
    const { clock, fake, bob, person, mirrored } = await rig();
    const [content] = await mirrored();
    fake.removeDocument(person, content!.docId as never);
    await expect(clock.run(downloadDocument(bob, content!))).rejects.toMatchObject({ code: "not_found" });
  });

  it("is known by its content: any other is refused before anything is asked", async () => {
    const { fake, bob } = await rig();
    const before = fake.requests().length;
    await expect(downloadDocument(bob, { documentName: "hello.txt" })).rejects.toThrow("needs its employeeId");
    expect(fake.requests().length).toBe(before);
  });

  it("is keyed by the id that Bob gives it, under either name, and else by its own name", async () => {
    const listed = [{ docId: 1, documentName: "a" }, { id: "2", documentName: "a" }, { documentName: "c d" }];
    const bob = { docs: { list: async () => listed } };
    const stream = documents();
    const keys: string[] = [];
    const context = { bob, signal: new AbortController().signal, roster: async () => ["7"] };
    if (!("read" in stream)) throw new Error("documents is a listed stream");
    for await (const { records } of stream.read(context as never, "")) keys.push(...records.map(({ key }) => key));
    expect(keys).toEqual(["7/1", "7/2", "7/c%20d"]);
  });
});
