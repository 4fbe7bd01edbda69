import { describe, expect, it } from "vitest";
import { bodiless, json, never, page, type Reply, rig } from "../client/stub.ts";

const started = (location = "https://app.hibob.com/v1/company/reports/download/name.CsvFormat", status = 202): Response =>
  new Response(null, { status, headers: { location } });
const notReady = bodiless(204);

describe("a report that is started", () => {
  it.each<[string, string]>([
    [
      "https://app.hibob.com/v1/company/reports/download/2026-06-17T11_22_14.798810-test.JsonFormat",
      "2026-06-17T11_22_14.798810-test.JsonFormat",
    ],
    ["/v1/company/reports/download/a%20b%2Fc.CsvFormat", "a b/c.CsvFormat"],
    ["https://app.hibob.com/download/name?token=/x#y", "name"],
  ])("has the name at the end of %s", async (location, name) => {
    const { bob, run } = rig(started(location));
    expect((await run(bob.reports.start(1))).reportName).toBe(name);
  });

  it.each([200, 201, 202])("may be answered with %i and any body", async (status) => {
    const { bob, run } = rig(() => new Response("Accepted", { status, headers: { location: "/x/name" } }));
    expect((await run(bob.reports.start(1))).reportName).toBe("name");
  });

  it.each<[string, Reply]>([
    ["no location", () => new Response("", { status: 202 })],
    ["a location without a name", started("https://app.hibob.com/download/")],
    ["a name that cannot be decoded", started("/download/%E9")],
    ["a web page", page(200)],
    ["a redirect", started("/download/name", 302)],
  ])("is an UnexpectedAnswerError with %s", async (_, reply) => {
    const { bob, failure } = rig(reply);
    expect(await failure(bob.reports.start(1))).toMatchObject({ name: "UnexpectedAnswerError" });
  });

  it("is asked for on Bob's own host, with the name as one segment, wherever the location points", async () => {
    const { bob, run, seen } = rig([started("https://elsewhere.example/x/a%2Fb"), new Response("x")]);
    await run(bob.reports.run(1));
    expect(seen[1]!.url.href).toBe("https://api.hibob.com/v1/company/reports/download/a%2Fb");
  });

  it("is written as CSV unless another format is asked for", async () => {
    const { bob, run, seen } = rig(started());
    await run(bob.reports.start(1));
    await run(bob.reports.start(1, { format: undefined, locale: undefined }));
    await run(bob.reports.start(1, { format: "json", humanReadable: "REPLACE" }));
    expect(seen.map(({ url }) => url.search)).toEqual(["?format=csv", "?format=csv", "?format=json&humanReadable=REPLACE"]);
  });
});

describe("the id of a report", () => {
  it.each([undefined, null, Number.NaN, 1.5, 2 ** 53, ""])("is refused before anything is sent when it is %j", async (reportId) => {
    const { bob, failure, seen } = rig(started());
    for (const call of [bob.reports.download, bob.reports.start, bob.reports.run]) {
      expect(await failure(call(reportId as never))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});

describe("waiting for a report", () => {
  it("asks at growing intervals from one to ten seconds", async () => {
    const { bob, run, seen } = rig([started(), ...Array<Reply>(7).fill(notReady), new Response("x")]);
    const job = await run(bob.reports.start(1));
    expect(await run((await run(job.wait())).text())).toBe("x");
    const times = seen.slice(1).map(({ at }) => at);
    expect(times.map((at) => (at - times[0]!) / 1_000)).toEqual([0, 1, 3, 7, 15, 25, 35, 45]);
  });

  it("stays within 20 requests a minute, even when two wait at the same time", async () => {
    const waits: string[] = [];
    const hooks = { onWait: ({ reason }: { reason: string }) => void waits.push(reason) };
    const { bob, failure, seen } = rig(({ url }) => (url.pathname.endsWith("-async") ? started() : notReady.clone()), { hooks });
    await Promise.all([1, 2].map((reportId) => failure(bob.reports.run(reportId))));
    expect(waits).toEqual([]);
    const polls = seen.slice(2).map(({ at }) => at);
    for (const start of polls) expect(polls.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(20);
  });

  it("fails after the time that is given, and says that Bob goes on", async () => {
    const { bob, clock, run, failure, seen } = rig([started(), notReady]);
    const job = await run(bob.reports.start(1));
    const start = clock.now();
    const error = await failure(job.wait({ within: 5_000 }));
    expect(error).toMatchObject({ code: "not_ready", retryable: true, endpoint: "GET /company/reports/download/{reportName}" });
    expect(error.message).toBe("The report was not ready within 5000 ms. Bob goes on making it: wait longer, or fetch it later");
    expect(clock.now() - start).toBe(5_000);
    expect(seen.slice(1).map(({ at }) => at - start)).toEqual([0, 1_000, 3_000, 5_000]);
  });

  it("lasts ten minutes by default", async () => {
    const { bob, clock, failure } = rig([started(), notReady]);
    const start = clock.now();
    expect(await failure(bob.reports.run(1))).toMatchObject({ code: "not_ready" });
    expect(clock.now() - start).toBe(600_000);
  });

  it("looks once when no time is given to it", async () => {
    const { bob, failure, seen } = rig([started(), notReady]);
    await failure(bob.reports.run(1, {}, { within: 0 }));
    expect(seen).toHaveLength(2);
  });

  it.each([-1, Number.NaN])("is refused for %d milliseconds, before Bob is asked", async (within) => {
    const { bob, run, failure, seen } = rig([started(), notReady]);
    const job = await run(bob.reports.start(1));
    expect(await failure(job.wait({ within }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toHaveLength(1);
  });

  it.each(["call", "client"])("ends at once when the signal of the %s aborts", async (whose) => {
    const controller = new AbortController();
    const { signal } = controller;
    const { bob, clock, run, failure } = rig([started(), notReady], whose === "client" ? { signal } : {});
    const job = await run(bob.reports.start(1));
    const waiting = job.wait(whose === "call" ? { signal } : {});
    await clock.advance(1_500);
    const start = clock.now();
    controller.abort("enough");
    expect(await failure(waiting)).toMatchObject({ name: "AbortError", code: "aborted", cause: "enough" });
    expect(clock.now()).toBe(start);
    expect(clock.pending).toBe(0);
  });

  it("ends with Bob's refusal when there is one", async () => {
    const { bob, failure } = rig([started(), json({ error: "unknown report" }, 404)]);
    expect(await failure(bob.reports.run(1))).toMatchObject({ code: "not_found" });
  });

  it("goes on with the options of the start unless it is given its own", async () => {
    const controller = new AbortController();
    const { bob, run, failure } = rig([started(), never]);
    const job = await run(bob.reports.start(1, {}, { signal: controller.signal, timeout: 1_000, retries: 0 }));
    expect(await failure(job.wait())).toMatchObject({ code: "timeout" });
    const waiting = job.wait();
    controller.abort();
    expect(await failure(waiting)).toMatchObject({ code: "aborted" });
  });
});

describe("one look at a report", () => {
  it("gives undefined while it is not ready, and the file when it is", async () => {
    const { bob, run } = rig([notReady, new Response("\ufeffa,b\n")]);
    expect(await run(bob.reports.fetch("name"))).toBeUndefined();
    expect(await run((await run(bob.reports.fetch("name")))!.text())).toBe("a,b\n");
  });
});

describe("a report that is downloaded at once", () => {
  it.each([204, 304])("is an UnexpectedAnswerError when Bob answers %i and no file", async (status) => {
    const { bob, failure } = rig(bodiless(status));
    expect(await failure(bob.reports.download(1))).toMatchObject({ name: "UnexpectedAnswerError", status });
  });

  it("is a web page in no case", async () => {
    const { bob, failure } = rig(page(200));
    expect(await failure(bob.reports.download(1))).toMatchObject({ name: "UnexpectedAnswerError" });
  });

  it("is not found when the service user may not see it", async () => {
    const { bob, failure, seen } = rig(json({ error: "no" }, 404));
    expect(await failure(bob.reports.download(1))).toMatchObject({ code: "not_found" });
    expect(seen).toHaveLength(1);
  });
});

describe("the list of reports", () => {
  it.each([{}, { views: [1] }, null, { views: {} }])("is an UnexpectedAnswerError when it is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.reports.list())).toMatchObject({ code: "unexpected_answer" });
  });
});
