import { describe, expect, it } from "vitest";
import { bodiless, json, type Reply, rig } from "../client/stub.ts";

const FIELD = { id: "work.field_1", categoryId: "work", name: "Desk", description: null, type: "text", typeData: {} };
const list = (...values: object[]): Reply => json({ name: "site", values });

describe("a new field", () => {
  it("is refused in the category root before anything is sent, because Bob takes none there", async () => {
    const { bob, seen, failure } = rig(json({ id: "x" }));
    const error = await failure(bob.metadata.addField({ name: "Desk", category: "root", type: "text" }));
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining("root") });
    expect(seen).toEqual([]);
  });

  it.each([
    ["name", { name: "", category: "work", type: "text" }],
    ["category", { name: "Desk", type: "text" }],
    ["type", { name: "Desk", category: "work", type: 5 }],
  ])("is refused without a %s before anything is sent", async (key, field) => {
    const { bob, seen, failure } = rig(json({ id: "x" }));
    expect(await failure(bob.metadata.addField(field as never))).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(`body.${key}`),
    });
    expect(seen).toEqual([]);
  });

  it("is visible once the fields have it", async () => {
    const { bob, seen, run } = rig([json({ id: FIELD.id }), json([]), json([FIELD])]);
    await run((await run(bob.metadata.addField({ name: "Desk", category: "work", type: "text" }))).visible());
    expect(seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("is sent once, and an error says that it may exist all the same", async () => {
    const { bob, seen, failure } = rig(bodiless(500));
    const error = await failure(bob.metadata.addField({ name: "Desk", category: "work", type: "text" }));
    expect(error).toMatchObject({ retryable: false, message: expect.stringContaining("may have been carried out") });
    expect(seen).toHaveLength(1);
  });

  it.each([[{}], [{ id: "" }], [{ id: null }], [[]], ["text"]])(
    "whose id Bob does not tell (%j) is an error that says so",
    async (answer) => {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.metadata.addField({ name: "Desk", category: "work", type: "text" }))).toMatchObject({
        code: "unexpected_answer",
        message: expect.stringContaining("without the new id"),
      });
    },
  );
});

describe("a change to a field", () => {
  it("is visible once the field is as it was to be", async () => {
    const after = { ...FIELD, name: "Seat", description: "Where" };
    const { bob, run, clock } = rig([bodiless(200), json([FIELD]), json([{ ...FIELD, name: "Seat" }]), json([after])]);
    const start = clock.now();
    await run((await run(bob.metadata.updateField(FIELD.id, { name: "Seat", description: "Where" }))).visible());
    expect(clock.now() - start).toBe(1_500);
  });

  it("of one thing leaves the other out of the request, and of what is to be seen", async () => {
    const { bob, seen, run } = rig([bodiless(200), json([{ ...FIELD, name: "Seat", description: "Where" }])]);
    await run((await run(bob.metadata.updateField(FIELD.id, { name: "Seat", description: undefined } as never))).visible());
    expect(seen.map(({ text }) => text)).toEqual(['{"name":"Seat"}', ""]);
  });

  it("to no description is visible when Bob shows none", async () => {
    const { bob, seen, run } = rig([bodiless(200), json([FIELD])]);
    await run((await run(bob.metadata.updateField(FIELD.id, { description: "" }))).visible());
    expect(seen).toHaveLength(2);
  });

  it("that is not to be seen within 20 seconds rejects", async () => {
    const { bob, run, failure } = rig([bodiless(200), json([FIELD])]);
    const written = await run(bob.metadata.updateField(FIELD.id, { name: "Seat" }));
    expect(await failure(written.visible())).toMatchObject({ code: "not_visible", endpoint: "PUT /company/people/fields/{fieldId}" });
  });

  it("that changes nothing is refused before it is sent", async () => {
    const { bob, seen, failure } = rig(bodiless(200));
    for (const changes of [{}, { name: undefined } as never]) {
      expect(await failure(bob.metadata.updateField(FIELD.id, changes))).toMatchObject({ code: "invalid_input" });
      expect(await failure(bob.metadata.updateListItem("site", 7, changes))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });

  it("that deletes it is visible once the fields lack it", async () => {
    const { bob, seen, run } = rig([bodiless(200), json([FIELD]), json([])]);
    await run((await run(bob.metadata.removeField(FIELD.id))).visible());
    expect(seen).toHaveLength(3);
  });
});

describe("an item of a list", () => {
  it("that exists is a conflict, and is sent once", async () => {
    const { bob, seen, failure } = rig(json({ error: "exists" }, 409));
    expect(await failure(bob.metadata.addListItem("title", { name: "Baker" }))).toMatchObject({ code: "conflict", status: 409 });
    expect(seen).toHaveLength(1);
  });

  it("is sent once, and an error says that it may exist all the same", async () => {
    const { bob, seen, failure } = rig(bodiless(500));
    expect(await failure(bob.metadata.addListItem("title", { name: "Baker" }))).toMatchObject({ code: "server_error", retryable: false });
    expect(seen).toHaveLength(1);
  });

  it("can be moved without a new name", async () => {
    const { bob, seen, run } = rig([bodiless(200), list({ id: 1, name: "UK", children: [{ id: 7, name: "Leeds" }] })]);
    await run((await run(bob.metadata.updateListItem("site", 7, { parentId: "1" }))).visible());
    expect(seen.map(({ text }) => text)).toEqual(['{"parentId":"1"}', ""]);
  });

  it.each([
    ["number", 7, 7],
    ["text", "7", 7],
    ["text where the list has a number", 7, "7"],
  ])("has its id as Bob gives it, a %s, and is visible once the list has it, below others too", async (_, given, shown) => {
    const { bob, seen, run } = rig([json({ id: given }), list(), list({ id: 1, name: "UK", children: [{ id: shown, name: "Leeds" }] })]);
    const written = await run(bob.metadata.addListItem("site", { name: "Leeds", parentId: 1 }));
    expect(written.id).toBe(given);
    await run(written.visible());
    expect(seen).toHaveLength(3);
    expect(seen[1]!.url.search).toBe("?includeArchived=true");
  });

  it("that is renamed and moved is visible once it stands there under its name", async () => {
    const leeds = { id: 7, name: "Leeds" };
    const north = { id: 7, name: "Leeds North" };
    const { bob, seen, run } = rig([
      bodiless(200),
      list({ id: 1, name: "UK" }, leeds),
      list({ id: 1, name: "UK" }, north),
      list({ id: 1, name: "UK", children: [north] }),
    ]);
    await run((await run(bob.metadata.updateListItem("site", "7", { name: "Leeds North", parentId: 1 }))).visible());
    expect(seen).toHaveLength(4);
  });

  it("that is renamed where the label is the id is visible under its new id", async () => {
    const { bob, seen, run } = rig([bodiless(200), list({ id: "Baker", name: "Baker" }), list({ id: "Cook", name: "Cook" })]);
    await run((await run(bob.metadata.updateListItem("title", "Baker", { name: "Cook" }))).visible());
    expect(seen).toHaveLength(3);
  });

  it.each([
    ["gone", list()],
    ["archived", list({ id: 7, name: "Leeds", archived: true })],
  ])("that is deleted is seen to be so when it is %s", async (_, after) => {
    const { bob, seen, run } = rig([bodiless(200), list({ id: 7, name: "Leeds", archived: false }), after]);
    await run((await run(bob.metadata.removeListItem("site", 7))).visible());
    expect(seen).toHaveLength(3);
  });

  it("without an id is refused before anything is sent", async () => {
    const { bob, seen, failure } = rig(bodiless(200));
    expect(await failure(bob.metadata.removeListItem("site", undefined as never))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.metadata.updateListItem("site", "", { name: "x" }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});
