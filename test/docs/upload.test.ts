import { describe, expect, it } from "vitest";
import type { FileToUpload, LinkToUpload } from "../../src/docs/index.ts";
import type { EmployeeId } from "../../src/index.ts";
import { json, type Reply, rig } from "../client/stub.ts";

const id = "1" as EmployeeId;
const MB = 2 ** 20;
const KB = 2 ** 10;

/** A stream of chunks that tells how much of it was taken. */
function streamOf(chunks: readonly (Uint8Array | Error | string)[]) {
  const seen = { taken: 0, cancelled: false };
  const content = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[seen.taken];
        if (chunk === undefined) return controller.close();
        seen.taken++;
        if (chunk instanceof Error) controller.error(chunk);
        else controller.enqueue(chunk as Uint8Array);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { content, seen };
}

async function fileSent(file: FileToUpload): Promise<File> {
  const { bob, seen, run } = rig(json({ id: 1 }));
  await run(bob.docs.upload(id, "shared", file));
  const { text, headers } = seen[0]!;
  return (await new Response(text, { headers: { "content-type": headers.get("content-type")! } }).formData()).get("file") as File;
}

describe("an upload", () => {
  const hello = new TextEncoder().encode("Hello");
  it.each<[string, () => FileToUpload["content"]]>([
    ["bytes", () => hello],
    ["a part of a buffer", () => new TextEncoder().encode("..Hello..").subarray(2, 7)],
    ["a buffer", () => hello.buffer],
    ["a Blob", () => new Blob(["Hello"])],
    ["a stream", () => streamOf([hello.subarray(0, 2), hello.subarray(2)]).content],
  ])("sends the whole of %s under the file's name", async (_, content) => {
    const file = await fileSent({ name: "hello.txt", content: content() });
    expect([file.name, await file.text()]).toEqual(["hello.txt", "Hello"]);
  });

  it("has the type that is given, and else the Blob's own", async () => {
    const content = new Blob(["x"], { type: "image/png" });
    expect((await fileSent({ name: "x", content })).type).toBe("image/png");
    expect((await fileSent({ name: "x", content, type: "image/gif" })).type).toBe("image/gif");
    expect((await fileSent({ name: "x", content: new Uint8Array(1) })).type).toBe("application/octet-stream");
  });

  it("is sent once, and says that it may have been carried out", async () => {
    const { bob, seen, failure } = rig(json({}, 502));
    const error = await failure(bob.docs.upload(id, "shared", { name: "x", content: new Uint8Array(1) }));
    expect(error).toMatchObject({ code: "server_error", retryable: false });
    expect(seen).toHaveLength(1);
  });

  it.each<[unknown, object]>([
    [{ id: 5 }, { id: 5, docId: 5 }],
    [
      { docId: "a-b", name: "x" },
      { docId: "a-b", name: "x" },
    ],
    [5, { docId: 5 }],
    ["a-b", { docId: "a-b" }],
    [{ id: { value: 5 } }, { docId: undefined, id: { value: 5 } }],
    [null, { docId: undefined }],
  ])("answered with %j gives %j", async (answer, expected) => {
    const { bob, run } = rig(json(answer));
    const { visible, ...given } = await run(bob.docs.upload(id, "shared", { name: "x", content: new Uint8Array(1) }));
    expect(given).toEqual(expected);
  });

  it("answered with nothing has no id, and is no failure", async () => {
    const { bob, run } = rig(() => new Response(""));
    expect((await run(bob.docs.upload(id, "confidential", { name: "x", content: new Uint8Array(1) }))).docId).toBeUndefined();
  });

  it("from a URL leaves tags out when there are none, and never shows the URL in an error", async () => {
    const url = "https://files.example/x?signature=S3CRET";
    const { bob, seen, run, failure } = rig([json({ id: 1 }), json({ error: `cannot fetch ${url}` }, 400)]);
    await run(bob.docs.upload(id, "shared", { name: "x", url }));
    expect(JSON.parse(seen[0]!.text)).toEqual({ documentName: "x", documentUrl: url });
    expect((await failure(bob.docs.upload(id, "shared", { name: "x", url }))).message).not.toContain("S3CRET");
  });
});

describe("the size of a file", () => {
  const limits = [
    ["shared", 5],
    ["confidential", 5],
    [{ custom: "f" }, 1],
  ] as const;

  it.each(limits)("in folder %j is %i MB at the most", async (folder, mb) => {
    const { bob, seen, run, failure } = rig(json({ id: 1 }));
    const ofSize = (size: number) => [
      { name: "x", content: new Uint8Array(size) },
      { name: "x", content: new Blob([new Uint8Array(size)]) },
      {
        name: "x",
        content: streamOf(
          Array(mb * 1024)
            .fill(new Uint8Array(KB))
            .concat(new Uint8Array(size - mb * MB)),
        ).content,
      },
    ];
    for (const file of ofSize(mb * MB)) await run(bob.docs.upload(id, folder, file));
    expect(seen).toHaveLength(3);
    for (const file of ofSize(mb * MB + 1)) {
      expect(await failure(bob.docs.upload(id, folder, file))).toMatchObject({
        name: "InvalidInputError",
        message: `The file is larger than ${mb} MB, Bob's limit for this folder`,
      });
    }
    expect(seen).toHaveLength(3);
  });

  it("of a stream is looked at on the way: an endless one is cancelled soon after the limit", async () => {
    const { bob, failure } = rig(json({ id: 1 }));
    const { content, seen } = streamOf(Array(9_000).fill(new Uint8Array(KB)));
    await failure(bob.docs.upload(id, { custom: "f" }, { name: "x", content }));
    expect(seen.cancelled).toBe(true);
    expect(seen.taken).toBeLessThan(1024 + 5);
  });
});

describe("a stream to upload", () => {
  it.each<[string, () => ReadableStream<Uint8Array>]>([
    ["that breaks", () => streamOf([new Uint8Array(1), new Error("disk")]).content],
    ["of something else than bytes", () => streamOf(["text"]).content],
    [
      "that somebody else reads",
      () => {
        const { content } = streamOf([]);
        content.getReader();
        return content;
      },
    ],
  ])("%s is refused, and nothing is sent", async (_, content) => {
    const { bob, seen, failure } = rig(json({ id: 1 }));
    expect(await failure(bob.docs.upload(id, "shared", { name: "x", content: content() }))).toMatchObject({
      name: "InvalidInputError",
      message: "The file's content could not be read",
    });
    expect(seen).toEqual([]);
  });

  it.each(["call", "client"])("that never ends can be aborted by the signal of the %s", async (whose) => {
    let cancelled: unknown;
    const content = new ReadableStream<Uint8Array>({
      cancel: (reason) => {
        cancelled = reason;
      },
    });
    const controller = new AbortController();
    const { signal } = controller;
    const { bob, failure } = rig(json({ id: 1 }), whose === "client" ? { signal } : {});
    const uploading = bob.docs.upload(id, "shared", { name: "x", content }, whose === "call" ? { signal } : {});
    controller.abort("enough");
    expect(await failure(uploading)).toMatchObject({ code: "aborted", cause: "enough" });
    expect(cancelled).toBe("enough");
  });
});

describe("an upload that cannot be meant so is refused before it is sent", () => {
  const content = new Uint8Array(1);
  it.each<[string, unknown]>([
    ["no name", { name: "", content }],
    ["neither content nor url", { name: "x" }],
    ["both", { name: "x", content, url: "https://example.com/x" }],
    ["tags for a file, which Bob has no place for", { name: "x", content, tags: ["a"] }],
    ["text as content", { name: "x", content: "Hello" }],
    ["a url that Bob cannot fetch", { name: "x", url: "file:///etc/passwd" }],
    ["tags that are not texts", { name: "x", url: "https://example.com/x", tags: [1] }],
  ])("%s", async (_, file) => {
    const { bob, seen, failure } = rig(json({ id: 1 }));
    expect(await failure(bob.docs.upload(id, "shared", file as FileToUpload | LinkToUpload))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it.each([undefined, null, "custom", "Shared", "constructor", {}, { custom: "" }, []])("folder %j", async (folder) => {
    const { bob, seen, failure } = rig(json({ id: 1 }));
    const expected = { code: "invalid_input", message: 'folder must be "shared", "confidential" or { custom: id }' };
    expect(await failure(bob.docs.upload(id, folder as never, { name: "x", content }))).toMatchObject(expected);
    expect(await failure(bob.docs.remove(id, folder as never, 1))).toMatchObject(expected);
    expect(seen).toEqual([]);
  });
});

describe("visible", () => {
  const listing = (...documents: object[]): Reply => json({ documents });
  const upload = async (...answers: Reply[]) => {
    const { bob, run, ...rest } = rig([json({ id: 7 }), ...answers]);
    return { ...rest, run, ...(await run(bob.docs.upload(id, "shared", { name: "new.txt", content: new Uint8Array(1) }))) };
  };

  it("of an upload looks for the document's id, whatever else has its name", async () => {
    const { visible, seen, run } = await upload(
      listing({ docId: 6, documentName: "new.txt" }),
      listing({ docId: 6, documentName: "new.txt" }, { docId: "7", documentName: "renamed.txt" }),
    );
    await run(visible());
    expect(seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  it("of an upload looks for its name where the listing carries no ids", async () => {
    const { visible, seen, run } = await upload(listing({ documentName: "old.txt" }), listing({ documentName: "new.txt" }));
    await run(visible());
    expect(seen).toHaveLength(3);
  });

  it("of an upload looks for its id where others have none", async () => {
    const { visible, seen, run } = await upload(listing({ docId: 6 }), listing({ docId: 7 }, { documentName: "x" }));
    await run(visible());
    expect(seen).toHaveLength(3);
  });

  it("of an upload fails when Bob never shows it", async () => {
    const { visible, failure } = await upload(listing({ docId: 6, documentName: "new.txt" }));
    expect(await failure(visible())).toMatchObject({ code: "not_visible" });
  });

  const remove = async (...answers: Reply[]) => {
    const { bob, run, ...rest } = rig([new Response(""), ...answers]);
    return { ...rest, run, ...(await run(bob.docs.remove(id, "shared", 7))) };
  };

  it("of a removal waits until the listing is without the document", async () => {
    const { visible, seen, run } = await remove(listing({ docId: "7" }, { docId: 8 }), listing({ docId: 8 }));
    await run(visible());
    expect(seen).toHaveLength(3);
  });

  it("of a removal claims nothing where the listing carries no ids", async () => {
    const { visible, failure } = await remove(listing({ documentName: "other.txt" }));
    expect(await failure(visible())).toMatchObject({ code: "not_visible" });
  });
});

describe("a removal", () => {
  it("is refused for a number that has lost its last digits", async () => {
    const { bob, seen, failure, run } = rig(new Response(""));
    expect(await failure(bob.docs.remove(id, "shared", 2 ** 53))).toMatchObject({
      code: "invalid_input",
      message: "docId is not exact: give it as a string",
    });
    expect(seen).toEqual([]);
    await run(bob.docs.remove(id, "shared", "9007199254740993"));
    expect(seen[0]!.url.pathname).toBe("/v1/docs/people/1/shared/9007199254740993");
  });
});
