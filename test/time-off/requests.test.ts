import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, type Reply, rig, type Seen } from "../client/stub.ts";

const id = "1" as EmployeeId;
const day = { startDate: "2026-07-01", endDate: "2026-07-01" };
const made = { type: "hours", policyType: "Holiday", startDate: "2026-07-01", hours: 2 } as const;
const change = (requestId: number, more: object = {}) => ({
  requestId,
  changeType: "Pending",
  employeeId: "1",
  type: "hours",
  date: "2026-07-01",
  ...more,
});

/** Answers the POST with `posted`, and reads with one list of changes after the other. */
const withChanges = (lists: readonly (readonly unknown[])[], posted: Reply = bodiless(200)) => {
  let reads = 0;
  return rig((seen: Seen) => {
    if (seen.method === "GET") return json({ changes: lists[Math.min(reads++, lists.length - 1)] });
    return typeof posted === "function" ? posted(seen) : posted.clone();
  });
};

describe("a new request's id", () => {
  it("is found in the changes of the last minute, pending ones included", async () => {
    const { bob, seen, run } = withChanges([[change(5)]]);
    const sent = await run(bob.timeOff.createRequest(id, made));
    expect(await run(sent.find())).toMatchObject({ requestId: 5, ...day });
    const { url } = seen[1]!;
    expect(url.pathname).toBe("/v1/timeoff/requests/changes");
    expect(Object.fromEntries(url.searchParams)).toEqual({ since: "2026-06-15T08:59:00.000Z", includePending: "true" });
  });

  it("is looked for by Bob's clock where the answer tells it", async () => {
    const posted = new Response(null, { headers: { date: "Mon, 15 Jun 2026 09:20:00 GMT" } });
    const { bob, seen, run } = withChanges([[]], posted);
    await run((await run(bob.timeOff.createRequest(id, made))).find());
    expect(seen[1]!.url.searchParams.get("since")).toBe("2026-06-15T09:19:00.000Z");
  });

  it.each<[string, readonly unknown[], number | undefined]>([
    ["nothing while it does not show", [], undefined],
    ["the newest", [change(5), change(7), change(6)], 7],
    ["one that is approved already", [change(5, { changeType: "Created" })], 5],
    ["nobody else's", [change(5, { employeeId: "2" })], undefined],
    ["of no other days", [change(5, { date: "2026-07-02" })], undefined],
    ["of no earlier start", [change(5, { type: "days", startDate: "2026-06-30", endDate: "2026-07-01" })], undefined],
    ["of no later end", [change(5, { type: "days", startDate: "2026-07-01", endDate: "2026-07-02" })], undefined],
    ["none that was canceled since", [change(5), change(5, { changeType: "Canceled" })], undefined],
    ["none that was deleted since", [change(5), change(5, { changeType: "Deleted" }), change(4)], 4],
  ])("is %s", async (_, changes, expected) => {
    const { bob, run } = withChanges([changes]);
    const sent = await run(bob.timeOff.createRequest(id, made));
    expect((await run(sent.find()))?.requestId).toBe(expected);
  });

  it("is waited for, at growing intervals", async () => {
    const { bob, clock, seen, run } = withChanges([[], [], [change(5)]]);
    const sent = await run(bob.timeOff.createRequest(id, made));
    const start = clock.now();
    await run(sent.visible());
    expect(seen.slice(1).map(({ at }) => at - start)).toEqual([0, 500, 1500]);
  });

  it("is given up on after 20 seconds", async () => {
    const { bob, run, failure } = withChanges([[]]);
    const sent = await run(bob.timeOff.createRequest(id, made));
    expect(await failure(sent.visible())).toMatchObject({ code: "not_visible", endpoint: "POST /timeoff/employees/{id}/requests" });
  });
});

describe("a canceled request", () => {
  it.each<[string, Response]>([
    ["says so", json({ requestId: 7, employeeId: "1", status: "canceled" })],
    ["says so in British", json({ requestId: 7, employeeId: "1", status: "Cancelled" })],
    ["is gone", json({ error: "no such request" }, 404)],
  ])("is visible once it %s", async (_, gone) => {
    const { bob, seen, run } = rig([bodiless(200), json({ requestId: 7, employeeId: "1", status: "approved" }), gone]);
    await run((await run(bob.timeOff.cancelRequest(id, 7))).visible());
    expect(seen.map(({ method }) => method)).toEqual(["DELETE", "GET", "GET"]);
  });

  it("is not visible when its details cannot be read", async () => {
    const { bob, run, failure } = rig([bodiless(200), json({ error: "no" }, 403)]);
    expect(await failure((await run(bob.timeOff.cancelRequest(id, 7))).visible())).toMatchObject({ code: "forbidden" });
  });

  it.each([undefined, "", 1.5, Number.NaN, 2 ** 53])("is named by a whole number, not by %s", async (requestId) => {
    const { bob, seen, failure } = rig(bodiless(200));
    for (const call of [bob.timeOff.cancelRequest, bob.timeOff.getRequest]) {
      expect(await failure(call(id, requestId as number))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});

describe("an attachment", () => {
  const url = "https://files.example/x?signature=s3cret";
  const link = { url, filename: "note.txt", mimeType: "text/plain" };

  it("is downloaded without the credential, under the name that Bob gave it", async () => {
    const { bob, seen, run } = rig(new Response("hello", { headers: { "content-type": "text/plain" } }));
    const file = await run(bob.timeOff.downloadAttachment(link));
    expect([file.fileName, file.contentType, await file.text()]).toEqual(["note.txt", "text/plain", "hello"]);
    expect([seen[0]!.url.href, seen[0]!.headers.get("authorization")]).toEqual([url, null]);
  });

  it("keeps the name of the answer, if there is one", async () => {
    const { bob, run } = rig(new Response("", { headers: { "content-disposition": 'attachment; filename="scan.pdf"' } }));
    expect((await run(bob.timeOff.downloadAttachment(link))).fileName).toBe("scan.pdf");
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\temp\\note\u0000\n.txt", "note.txt"],
    ["..", undefined],
    ["", undefined],
    [null, undefined],
    [7, undefined],
  ])("named %j is no way out of a folder", async (filename, name) => {
    const { bob, run } = rig(new Response(""));
    expect((await run(bob.timeOff.downloadAttachment({ ...link, filename: filename as string }))).fileName).toBe(name);
  });

  it("is refused without showing its link", async () => {
    const { bob, failure } = rig(bodiless(403));
    const error = await failure(bob.timeOff.downloadAttachment(link));
    expect(error).toMatchObject({ name: "ResponseError", status: 403 });
    expect(JSON.stringify(error) + error.message).not.toContain("s3cret");
  });
});

describe("reason codes that were added", () => {
  it("are visible once all of them are listed", async () => {
    const codes = (...names: string[]) => json({ reasonCodes: names.map((displayName, id) => ({ id, displayName })) });
    const { bob, seen, run } = rig([bodiless(200), codes("A"), codes("A", "B", "C")]);
    await run((await run(bob.timeOff.addReasonCodes("Sick", ["A", "C"]))).visible());
    expect(seen).toHaveLength(3);
  });

  it.each([[[]], [[""]], ["Dentist"], [[5]]])("are a list of names: %j is refused before anything is sent", async (names) => {
    const { bob, seen, failure } = rig(bodiless(200));
    expect(await failure(bob.timeOff.addReasonCodes("Sick", names as string[]))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});

describe("a name of a policy type", () => {
  it.each(["Été / 50 % & more?", "reason-codes", "a#b", "日本", "\ud800"])("stays one segment of the path: %s", async (name) => {
    const { bob, seen, run } = rig(json({ name }));
    await run(bob.timeOff.policyType(name));
    const path = seen[0]!.url.pathname.split("/");
    expect(path).toHaveLength(5);
    expect(decodeURIComponent(path[4]!)).toBe(name.toWellFormed());
  });

  it("is not empty", async () => {
    const { bob, seen, failure } = rig(json({}));
    const { policyType, policyNames, policy, reasonCodes } = bob.timeOff;
    for (const call of [policyType, policyNames, policy, reasonCodes]) {
      expect(await failure(call(""))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});
