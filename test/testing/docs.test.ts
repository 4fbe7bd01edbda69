import { createHiBob } from "hibob-kit";
import type { FakeHiBob, FakeOptions } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import type { CompanyState } from "../../src/testing/company/company.ts";
import { basic, fakeOf, type Raw } from "./ask.ts";

const BASE = "https://api.hibob.com/v1";
const BYTES = Uint8Array.from({ length: 700 }, (_, nth) => nth % 256);

/** A fake with what else its tests need. */
function setUp(options: FakeOptions = {}) {
  const world = fakeOf({ employees: 12, ...options });
  const { fake, get, send } = world;
  const id = fake.company.employees[3]!.id;
  const listOf = async (of = id): Promise<Raw[]> => (await get(`/docs/people/${of}`)).data.documents;
  const names = async (of = id): Promise<string[]> => (await listOf(of)).map(({ documentName }) => documentName);
  const folders = async (): Promise<Raw[]> => (await get("/docs/folders/metadata")).data;
  const folderId = async (name: string): Promise<string> => (await folders()).find((folder) => folder.name.value === name).id.value;
  /** Uploads as browsers do. */
  const upload = async (path: string, bytes: Uint8Array, { name = "hello.bin", part = "file", fetch = fake.fetch, base = BASE } = {}) => {
    const body = new FormData();
    body.append(part, new Blob([bytes as BlobPart], { type: "image/png" }), name);
    return fetch(`${base}/docs/people/${path}`, { method: "POST", body, headers: { authorization: basic(fake.serviceUser) } });
  };
  const link = (path: string, body: unknown) => send("POST", `/docs/people/${path}`, { body });
  return { ...world, id, listOf, names, folders, folderId, upload, link };
}

/** The paths of the three kinds of folders: for a file, for a URL, for removing. */
const kinds = (custom: string) =>
  [
    ["Shared", "shared/upload", "shared", "shared"],
    ["Confidential", "confidential/upload", "confidential", "confidential"],
    ["Payslips", `folders/${custom}/upload`, `custom/${custom}`, `folders/${custom}`],
  ] as const;

describe("the folders", () => {
  it("are a bare list of wrapped values with UUIDs: the two of the system and three of the account's own", async () => {
    const { folders } = setUp();
    const all = await folders();
    expect(all).toEqual(
      ["Shared", "Confidential", "Contracts", "Payslips", "Right to work"].map((name) => ({
        id: { value: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) },
        name: { value: name },
        folderType: { value: ["Shared", "Confidential"].includes(name) ? name.toLowerCase() : "custom" },
      })),
    );
    expect(new Set(all.map(({ id }) => id.value)).size).toBe(5);
  });

  it("can be added, and are there for everyone", async () => {
    const { fake, folders, upload, names, id } = setUp();
    const added = fake.addFolder("Visas");
    expect((await folders()).at(-1)).toEqual({ id: { value: added.id }, name: { value: "Visas" }, folderType: { value: "custom" } });
    expect((await upload(`${id}/folders/${added.id}/upload`, BYTES, { name: "visa.png" })).status).toBe(200);
    expect(await names()).toContain("visa.png");
    expect(() => fake.addFolder("Visas")).toThrow(/already/);
  });
});

describe("an employee's documents", () => {
  it("are listed across folders, each with its id and a link that needs no credential", async () => {
    const { listOf, fake } = setUp();
    const documents = await listOf();
    expect(documents.map(({ documentName }) => documentName)).toEqual(expect.arrayContaining(["Employment contract.pdf", "ID copy.pdf"]));
    for (const document of documents) {
      expect(document).toEqual({
        documentName: expect.any(String),
        downloadLink: expect.stringMatching(/^https:\/\/api\.hibob\.com\/v1\/files\/\d+\?expires=\d+$/),
        docId: expect.any(Number),
      });
      const response = await fake.fetch(document.downloadLink);
      const text = await response.text();
      expect(response.headers.get("content-type")).toBe(document.documentName.endsWith(".pdf") ? "application/pdf" : "text/plain");
      if (document.documentName.endsWith(".pdf")) expect(text).toMatch(/^%PDF-1\.4\n[\s\S]+%%EOF\n$/);
    }
  });

  it("are well-formed PDFs: each cross-reference leads to its object", async () => {
    const { listOf, fake } = setUp();
    const pdf = (await listOf()).find(({ documentName }) => documentName.endsWith(".pdf"));
    const text = await (await fake.fetch(pdf.downloadLink)).text();
    const start = Number(/startxref\n(\d+)\n/.exec(text)![1]);
    expect(text.slice(start, start + 5)).toBe("xref\n");
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    for (const [nth, offset] of offsets.entries()) expect(text.slice(offset)).toMatch(new RegExp(`^${nth + 1} 0 obj\n`));
    const [, length, stream] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text)!;
    expect(stream).toHaveLength(Number(length));
  });

  it("have links that expire after a quarter of an hour; a new reading gives a fresh one", async () => {
    const { listOf, fake, clock } = setUp();
    const [{ downloadLink }] = (await listOf()) as [Raw];
    await clock.advance(15 * 60_000);
    expect((await fake.fetch(downloadLink)).status).toBe(200);
    await clock.advance(1_000);
    expect((await fake.fetch(downloadLink)).status).toBe(403);
    expect((await fake.fetch((await listOf())[0].downloadLink)).status).toBe(200);
  });

  it("are the same for the same seed, whatever was done before they were read", async () => {
    const all = async (before: (fake: FakeHiBob) => void) => {
      const { fake, listOf } = setUp({ employees: 40 });
      before(fake);
      return Promise.all(fake.company.employees.map(({ id }) => listOf(id)));
    };
    const expected = await all(() => {});
    expect(expected.flat().length).toBeGreaterThan(150);
    expect(new Set(expected.flat().map(({ docId }) => docId)).size).toBe(expected.flat().length);
    expect(await all((fake) => fake.terminate(fake.company.employees[5]!.id, { date: "2026-01-10" }))).toEqual(expected);
  });

  it("end with the employment of who left, and are none for who was hired now", async () => {
    const { fake, names } = setUp({ employees: 60 });
    const leavers = fake.company.employees.filter(({ lifecycleStatus }) => lifecycleStatus === "Terminated");
    for (const { id, terminationDate, startDate } of leavers) {
      const months = (await names(id)).flatMap((name) => /^Payslip (.+)\.pdf$/.exec(name)?.[1] ?? []);
      for (const month of months) expect(month >= startDate.slice(0, 7) && month < terminationDate!.slice(0, 7)).toBe(true);
    }
    const { id } = fake.hire({ firstName: "Noor", surname: "Hakimi" });
    expect(await names(id)).toEqual([]);
  });

  it("answer 404 for nobody, and for someone outside the audience", async () => {
    const { get, fake, id } = setUp();
    expect((await get("/docs/people/12")).status).toBe(404);
    fake.audience = (person) => person.id !== id;
    const { status, data } = await get(`/docs/people/${id}`);
    expect([status, data]).toEqual([404, { key: expect.any(String), error: expect.any(String) }]);
  });
});

describe("an uploaded file", () => {
  it("comes back byte by byte from every kind of folder", async () => {
    const { id, upload, listOf, folderId, fake } = setUp();
    for (const [folder, path] of kinds(await folderId("Payslips"))) {
      const response = await upload(`${id}/${path}`, BYTES, { name: `${folder} ü.png` });
      const answer = await response.json();
      expect([response.status, answer]).toEqual([200, { id: expect.any(Number) }]);
      const listed = (await listOf()).find(({ docId }) => docId === answer.id);
      expect(listed.documentName).toBe(`${folder} ü.png`);
      const file = await fake.fetch(listed.downloadLink);
      expect(file.headers.get("content-type")).toBe("image/png");
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(BYTES);
    }
  });

  it("comes back over a port too, by a link to that port", async () => {
    const { id, upload, fake } = setUp();
    await using listening = await fake.listen();
    const { id: docId } = await (await upload(`${id}/shared/upload`, BYTES, { fetch, base: listening.url })).json();
    const headers = { authorization: basic(fake.serviceUser) };
    const { documents } = await (await fetch(`${listening.url}/docs/people/${id}`, { headers })).json();
    const { downloadLink } = documents.find((document: Raw) => document.docId === docId);
    expect(downloadLink.startsWith(`${listening.url}/files/`)).toBe(true);
    expect(new Uint8Array(await (await fetch(downloadLink)).arrayBuffer())).toEqual(BYTES);
  });

  it("twice is two documents", async () => {
    const { id, upload, names } = setUp();
    for (let nth = 0; nth < 2; nth++) await upload(`${id}/shared/upload`, BYTES, { name: "twice.png" });
    expect((await names()).filter((name) => name === "twice.png")).toHaveLength(2);
  });

  it("may have 5 MB, and 1 MB in a folder of the account's own", async () => {
    const { id, upload, folderId } = setUp();
    for (const [folder, path] of kinds(await folderId("Payslips"))) {
      const most = folder === "Payslips" ? 2 ** 20 : 5 * 2 ** 20;
      expect((await upload(`${id}/${path}`, new Uint8Array(most))).status).toBe(200);
      expect((await upload(`${id}/${path}`, new Uint8Array(most + 1))).status).toBe(400);
    }
  });

  it("is refused without the part named file, as JSON, for nobody and in no folder", async () => {
    const { id, upload, send, listOf, folderId } = setUp();
    const before = await listOf();
    expect((await upload(`${id}/shared/upload`, BYTES, { part: "document" })).status).toBe(400);
    expect((await send("POST", `/docs/people/${id}/shared/upload`, { body: { file: "x" } })).status).toBe(400);
    expect((await upload("12/shared/upload", BYTES)).status).toBe(404);
    expect((await upload(`${id}/folders/made-up/upload`, BYTES)).status).toBe(404);
    expect((await upload(`${id}/folders/${await folderId("Shared")}/upload`, BYTES)).status).toBe(404);
    expect(await listOf()).toEqual(before);
  });
});

describe("a file from a URL", () => {
  const body = { documentName: "map.pdf", documentUrl: "https://example.com/map.pdf", tags: ["map"] };

  it("answers the document, and gives a text in its place", async () => {
    const { id, link, listOf, folderId, fake } = setUp();
    for (const [, , path] of kinds(await folderId("Payslips"))) {
      const { status, data } = await link(`${id}/${path}`, body);
      expect(status).toBe(200);
      expect(data).toEqual({
        id: expect.any(Number),
        employeeId: id,
        uploadedById: expect.stringMatching(/^\d{19}$/),
        name: "map.pdf",
        creationDate: expect.stringMatching(/^2026-06-15T09:00:00\.\d{6}$/),
        status: "uploaded",
        tags: ["map"],
        folderId: expect.any(Number),
        mimeType: "application/pdf",
        fileId: expect.any(Number),
        documentName: "map.pdf",
        owner: { id },
        actionRequestDate: null,
        actionCompleteDate: null,
      });
      const { downloadLink } = (await listOf()).find(({ docId }) => docId === data.id);
      expect(await (await fake.fetch(downloadLink)).text()).toContain("does not fetch files");
    }
  });

  it.each([
    ["no name", { ...body, documentName: undefined }],
    ["no URL", { ...body, documentUrl: undefined }],
    ["a URL that is none", { ...body, documentUrl: "map.pdf" }],
    ["tags that are no list", { ...body, tags: "map" }],
  ])("is refused with %s", async (_, wrong) => {
    const { id, link } = setUp();
    expect((await link(`${id}/shared`, wrong)).status).toBe(400);
  });

  it("is refused when the file itself comes", async () => {
    const { id, upload } = setUp();
    expect((await upload(`${id}/shared`, BYTES)).status).toBe(400);
  });

  it("goes to custom/…, and the file itself to folders/…", async () => {
    const { id, link, upload, folderId } = setUp();
    const folder = await folderId("Payslips");
    expect((await link(`${id}/folders/${folder}`, body)).status).toBe(404);
    expect((await upload(`${id}/custom/${folder}/upload`, BYTES)).status).toBe(404);
  });
});

describe("removing a document", () => {
  it("takes it from the folder it is in, with nothing in the answer", async () => {
    const { id, fake, listOf, send, folderId } = setUp();
    for (const [folder, , , path] of kinds(await folderId("Payslips"))) {
      const { docId } = fake.upload(id, { folder, name: "old.pdf" });
      expect(await send("DELETE", `/docs/people/${id}/${path}/${docId}`)).toMatchObject({ status: 200, text: "" });
      expect((await listOf()).some((document) => document.docId === docId)).toBe(false);
      expect((await send("DELETE", `/docs/people/${id}/${path}/${docId}`)).status).toBe(404);
    }
  });

  it("answers 404 for one in another folder or of someone else, which stays", async () => {
    const { id, fake, names, send, folderId } = setUp();
    const { docId } = fake.upload(id, { folder: "Contracts", name: "kept.pdf" });
    for (const [, , , path] of kinds(await folderId("Payslips"))) {
      expect((await send("DELETE", `/docs/people/${id}/${path}/${docId}`)).status).toBe(404);
    }
    const other = fake.company.employees[4]!.id;
    expect((await send("DELETE", `/docs/people/${other}/folders/${await folderId("Contracts")}/${docId}`)).status).toBe(404);
    expect(await names()).toContain("kept.pdf");
  });
});

describe("permissions", () => {
  it("leave out the documents of folders that may not be viewed", async () => {
    const { names, fake } = setUp();
    const before = await names();
    fake.permissions.revoke("folder:Payslips.view");
    const after = await names();
    expect(after).toEqual(before.filter((name) => !name.startsWith("Payslip ")));
    expect(after.length).toBeLessThan(before.length);
    fake.permissions.revoke("docs.view");
    expect(await names()).toEqual([]);
  });

  it("refuse to upload and to delete, for one folder alone or for all of a kind", async () => {
    const world = setUp();
    const { id, fake, upload, link, send, folderId } = world;
    const body = { documentName: "map.pdf", documentUrl: "https://example.com/map.pdf" };
    const all = kinds(await folderId("Payslips"));
    const tryAll = async () => {
      const statuses: Raw = {};
      for (const [folder, file, url, removing] of all) {
        const { docId } = fake.upload(id, { folder, name: "x.pdf" });
        statuses[folder] = [
          (await upload(`${id}/${file}`, BYTES)).status,
          (await link(`${id}/${url}`, body)).status,
          (await send("DELETE", `/docs/people/${id}/${removing}/${docId}`)).status,
        ];
      }
      return statuses;
    };
    fake.permissions.revoke("folder:Payslips.upload", "folder:Shared.delete");
    expect(await tryAll()).toEqual({ Shared: [200, 200, 403], Confidential: [200, 200, 200], Payslips: [403, 403, 200] });
    fake.permissions.grant("folder:Payslips.upload", "folder:Shared.delete");
    fake.permissions.revoke("docs.uploadConfidential", "docs.deleteCustom");
    expect(await tryAll()).toEqual({ Shared: [200, 200, 200], Confidential: [403, 403, 200], Payslips: [200, 200, 403] });
  });

  it("of a folder do not reach into another one of the account's own", async () => {
    const { id, fake, upload, folderId } = setUp();
    fake.permissions.revoke("folder:Payslips.upload");
    expect((await upload(`${id}/folders/${await folderId("Contracts")}/upload`, BYTES)).status).toBe(200);
  });

  it("end at the audience: writes outside it are refused and change nothing", async () => {
    const { id, fake, upload, link, send, listOf } = setUp();
    const { docId } = fake.upload(id, { name: "x.pdf" });
    const before = await listOf();
    fake.audience = (person) => person.id !== id;
    expect((await upload(`${id}/shared/upload`, BYTES)).status).toBe(404);
    expect((await link(`${id}/shared`, { documentName: "a", documentUrl: "https://example.com/a" })).status).toBe(404);
    expect((await send("DELETE", `/docs/people/${id}/shared/${docId}`)).status).toBe(404);
    fake.audience = "everyone";
    expect(await listOf()).toEqual(before);
  });
});

describe("verbs", () => {
  it("upload and remove", async () => {
    const { fake, id, listOf } = setUp();
    const made = fake.upload(id, { folder: "Contracts", name: "addendum.txt", content: "More pay\n", tags: ["pay"] });
    expect(made).toMatchObject({ documentName: "addendum.txt", folder: "Contracts", type: "text/plain", tags: ["pay"], signers: [] });
    const listed = (await listOf()).find(({ docId }) => docId === made.docId);
    expect(await (await fake.fetch(listed.downloadLink)).text()).toBe("More pay\n");
    fake.removeDocument(id, made.docId);
    expect((await listOf()).some(({ docId }) => docId === made.docId)).toBe(false);
  });

  it("collect signatures, and tell the event with the last one", () => {
    const { fake, id } = setUp();
    const events: Raw[] = [];
    (fake.company as CompanyState).events.listen(({ type, data }) => events.push({ type, data }));
    const boss = fake.company.employees[0]!.id;
    const { docId } = fake.upload(id, { name: "contract.pdf" });
    expect(fake.requestSignature(id, docId, { signers: [id, boss] })).toMatchObject({ signers: [id, boss], signed: [] });
    expect(fake.signDocument(id, docId, { signer: boss })).toMatchObject({ signed: [boss] });
    expect(events).toEqual([]);
    expect(() => fake.signDocument(id, docId, { signer: boss })).toThrow(/nobody's signature/);
    expect(fake.signDocument(id, docId)).toMatchObject({ signed: [boss, id] });
    expect(events).toEqual([
      {
        type: "documents.eSign.completed",
        data: {
          employeeId: id,
          documentId: docId,
          downloadUrl: expect.stringMatching(/^https:/),
          signedBy: id,
          creationDate: expect.stringMatching(/^2026-06-15T09:00:00\.\d{6}$/),
        },
      },
    ]);
    expect(() => fake.signDocument(id, docId)).toThrow(/nobody's signature/);
  });

  it.each([
    ["a folder that is not there", (fake: Raw, id: string) => fake.upload(id, { folder: "Attic", name: "x" })],
    ["a document without a name", (fake: Raw, id: string) => fake.upload(id, {})],
    ["nobody", (fake: Raw) => fake.upload("1", { name: "x" })],
    ["a document that is not there", (fake: Raw, id: string) => fake.removeDocument(id, 1)],
    ["a signature that nobody asked for", (fake: Raw, id: string) => fake.signDocument(id, fake.upload(id, { name: "x" }).docId)],
  ])("refuse %s in one line", (_, act) => {
    const { fake, id } = setUp();
    expect(() => act(fake, id)).toThrow(/^Fake HiBob: [^\n]+$/);
  });
});

describe("the package's client", () => {
  it("does all of it, with nothing that its declarations do not know", async () => {
    const { fake, clock, id } = setUp();
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const folders = await bob.docs.folders();
    const custom = folders.find(({ folderType }) => folderType === "custom")!.id!;
    const employee = id as EmployeeId;
    for (const folder of ["shared", "confidential", { custom }] as const) {
      const file = await bob.docs.upload(employee, folder, { name: "bytes.png", content: BYTES, type: "image/png" });
      await file.visible();
      const download = await bob.docs.download(employee, { docId: file.docId! });
      expect([download.fileName, download.contentType]).toEqual(["bytes.png", "image/png"]);
      expect(await download.bytes()).toEqual(BYTES);
      const linked = await bob.docs.upload(employee, folder, { name: "map.pdf", url: "https://example.com/map.pdf" });
      await linked.visible();
      for (const { docId } of [file, linked]) await (await bob.docs.remove(employee, folder, docId!)).visible();
    }
    expect((await bob.docs.list(employee)).map(({ documentName }) => documentName)).not.toContain("bytes.png");
  });
});
