import type { Download, EmployeeId, HiBob } from "hibob-kit";
import type { Doc, FileToUpload, FolderRef, LinkToUpload } from "hibob-kit/docs";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const id: EmployeeId;
const content = new Uint8Array(1);

describe("an upload", () => {
  it("is a file or a link, with tags for a link only", () => {
    void bob.docs.upload(id, "shared", { name: "x", content, type: "text/plain" });
    void bob.docs.upload(id, { custom: "f" }, { name: "x", url: "https://example.com/x", tags: ["a"] });
    // @ts-expect-error neither
    void bob.docs.upload(id, "shared", { name: "x" });
    // @ts-expect-error both
    void bob.docs.upload(id, "shared", { name: "x", content, url: "https://example.com/x" });
    // @ts-expect-error Bob takes no tags with a file
    void bob.docs.upload(id, "shared", { name: "x", content, tags: ["a"] });
    // @ts-expect-error Bob finds out the type of a link by itself
    void bob.docs.upload(id, "shared", { name: "x", url: "https://example.com/x", type: "text/plain" });
    // @ts-expect-error text is not bytes
    void bob.docs.upload(id, "shared", { name: "x", content: "text" });
    // @ts-expect-error no name
    void bob.docs.upload(id, "shared", { content });
  });

  it("takes bytes in any of their forms", () => {
    expectTypeOf<Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array>>().toEqualTypeOf<FileToUpload["content"]>();
    expectTypeOf<LinkToUpload["content"]>().toEqualTypeOf<undefined>();
  });

  it("goes into a folder of its own kind, of an employee", () => {
    expectTypeOf<FolderRef>().toEqualTypeOf<"shared" | "confidential" | { readonly custom: string }>();
    // @ts-expect-error a custom folder is named by its id
    void bob.docs.upload(id, "custom", { name: "x", content });
    // @ts-expect-error text that nobody looked at
    void bob.docs.upload("1", "shared", { name: "x", content });
  });
});

describe("a download", () => {
  it("takes what a list gives", () => {
    expectTypeOf(bob.docs.list).returns.resolves.toEqualTypeOf<Doc[]>();
    void bob.docs.list(id).then(([doc]) => doc && bob.docs.download(id, doc));
    expectTypeOf(bob.docs.download).returns.resolves.toEqualTypeOf<Download>();
  });
});

describe("a report", () => {
  it("has display texts only in JSON, where Bob heeds them", () => {
    void bob.reports.download(1, { format: "json", humanReadable: "APPEND" });
    // @ts-expect-error ignored by Bob
    void bob.reports.download(1, { format: "csv", humanReadable: "APPEND" });
    // @ts-expect-error ignored by Bob, whose default is CSV
    void bob.reports.run("1", { humanReadable: "APPEND" });
  });

  it("may not be ready when it is looked at once", () => {
    expectTypeOf(bob.reports.fetch).returns.resolves.toEqualTypeOf<Download | undefined>();
    expectTypeOf(bob.reports.run).returns.resolves.toEqualTypeOf<Download>();
  });
});
