import { describe, expect, it } from "vitest";
import type { DocRef } from "../../src/docs/index.ts";
import { type EmployeeId, ResponseError } from "../../src/index.ts";
import { json, type Reply, rig } from "../client/stub.ts";

const id = "1" as EmployeeId;
const link = (n: number | string) => `https://files.example/${n}?signature=S3CRET`;
const docs = (...documents: object[]): Reply => json({ documents });
const withIds = [
  { docId: 1, documentName: "a.txt", downloadLink: link(1) },
  { docId: "2", documentName: "b.txt", downloadLink: link(2) },
  { id: 3, documentName: "b.txt", downloadLink: link(3) },
];
const withoutIds = withIds.map(({ documentName, downloadLink }) => ({ documentName, downloadLink }));

describe("a download of a document", () => {
  it("asks for a fresh link, and fetches that without the credential", async () => {
    const { bob, seen, run } = rig([docs(...withIds), new Response("one")]);
    const file = await run(bob.docs.download(id, { docId: 1 }));
    expect(await run(file.text())).toBe("one");
    expect(seen.map(({ url }) => url.href)).toEqual(["https://api.hibob.com/v1/docs/people/1", link(1)]);
    expect(seen.map(({ headers }) => headers.has("authorization"))).toEqual([true, false]);
  });

  it("does not use the link of an older listing", async () => {
    const { bob, seen, run } = rig([docs(...withIds), docs({ ...withIds[0], downloadLink: link("fresh") }), new Response("one")]);
    const [doc] = await run(bob.docs.list(id));
    await run(bob.docs.download(id, doc!));
    expect(seen[2]!.url.href).toBe(link("fresh"));
  });

  it.each<[string, DocRef, object[], string]>([
    ["its id, whatever the type", { docId: "1" }, withIds, link(1)],
    ["its id, not its name", { docId: 2, documentName: "a.txt" }, withIds, link(2)],
    ["its id where the listing calls it so", { docId: 3 }, withIds, link(3)],
    ["its name", { documentName: "a.txt" }, withIds, link(1)],
    ["its name where the listing carries no ids", { docId: 1, documentName: "a.txt" }, withoutIds, link(1)],
    [
      "its id, though one without an id has its name",
      { docId: 1, documentName: "a.txt" },
      [{ documentName: "a.txt", downloadLink: link(9) }, ...withIds],
      link(1),
    ],
    [
      "its name among those without an id, where none has the id",
      { docId: 9, documentName: "a.txt" },
      [...withIds, { documentName: "a.txt", downloadLink: link(9) }],
      link(9),
    ],
    ["its name where null is its id", { docId: null, documentName: "a.txt" }, withoutIds, link(1)],
  ])("finds it by %s", async (_, doc, listing, url) => {
    const { bob, seen, run } = rig([docs(...listing), new Response("x")]);
    await run(bob.docs.download(id, doc));
    expect(seen[1]!.url.href).toBe(url);
  });

  it.each<[string, DocRef, object[], string]>([
    ["an id that is not there", { docId: 9 }, withIds, "not_found"],
    ["an id that is not there, though its name is", { docId: 9, documentName: "a.txt" }, withIds, "not_found"],
    ["a name that is not there", { documentName: "c.txt" }, withIds, "not_found"],
    ["a name that two have", { documentName: "b.txt" }, withIds, "ambiguous"],
    ["no documents", { docId: 1 }, [], "not_found"],
    ["a document without a link", { docId: 1 }, [{ docId: 1 }], "unexpected_answer"],
    ["a link that is none", { docId: 1 }, [{ docId: 1, downloadLink: "S3CRET" }], "unexpected_answer"],
  ])("fails for %s, and shows neither name nor link", async (_, doc, listing, code) => {
    const { bob, seen, failure } = rig(docs(...listing));
    const error = await failure(bob.docs.download(id, doc));
    expect(error).toMatchObject({ code });
    expect(error instanceof ResponseError).toBe(code === "not_found");
    expect(error.message).not.toMatch(/S3CRET|\.txt/);
    expect(seen).toHaveLength(1);
  });

  it.each([{}, { docId: null }, { documentName: "" }])("is refused for %j, which names no document", async (doc) => {
    const { bob, seen, failure } = rig(docs(...withIds));
    expect(await failure(bob.docs.download(id, doc))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is named as the link's answer says, and else as in Bob", async () => {
    const headers = { "content-disposition": 'attachment; filename="z.txt"' };
    const { bob, run } = rig([docs(...withIds), new Response("x", { headers }), docs(...withIds), new Response("x")]);
    expect((await run(bob.docs.download(id, { docId: 1 }))).fileName).toBe("z.txt");
    expect((await run(bob.docs.download(id, { docId: 1 }))).fileName).toBe("a.txt");
  });
});

describe("the name of a download", () => {
  it.each([
    ["../../.ssh/config", "config"],
    ["C:\\docs\\a\u0000\n.txt", "a.txt"],
    ["..", undefined],
    [7, undefined],
    [null, undefined],
  ])("is no way out of a folder where the document is called %j", async (documentName, name) => {
    const { bob, run } = rig([docs({ docId: 1, documentName, downloadLink: link(1) }), new Response("x")]);
    expect((await run(bob.docs.download(id, { docId: 1 }))).fileName).toBe(name);
  });
});

describe("folders", () => {
  it("come unwrapped, also when Bob stops wrapping a value", async () => {
    const { bob, run } = rig(json([{ id: { value: "f" }, name: "Payslips", folderType: null, colour: { value: [1] } }]));
    expect(await run(bob.docs.folders())).toEqual([{ id: "f", name: "Payslips", folderType: null, colour: [1] }]);
  });

  it("keep what else Bob says of a value beside it", async () => {
    const { bob, run } = rig(json([{ id: { value: "f", locked: true }, name: { value: "Payslips" } }]));
    expect(await run(bob.docs.folders())).toEqual([{ id: "f", name: "Payslips", more: { id: { locked: true } } }]);
  });

  it.each([{}, null, "x", { folders: {} }])("that are no list are an UnexpectedAnswerError: %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.docs.folders())).toMatchObject({ code: "unexpected_answer" });
  });
});
