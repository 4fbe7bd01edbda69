import { describe, expect, it } from "vitest";
import {
  AuthenticationError,
  ConnectionError,
  HiBobError,
  isHiBobError,
  LockoutError,
  PermissionError,
  RateLimitError,
  ResponseError,
  UnexpectedAnswerError,
} from "../../src/index.ts";
import { bodiless, json, page, type Reply, rig } from "./stub.ts";

const ID = "3332883884017713938";
const failureOf = async (reply: Reply, options = { retries: 0 }) => {
  const { bob, failure } = rig(reply);
  return (await failure(bob.workHistory.list(ID as never, options))) as HiBobError;
};

describe("a status", () => {
  it.each([
    [400, ResponseError, "bad_request", false],
    [401, AuthenticationError, "unauthorized", false],
    [403, PermissionError, "forbidden", false],
    [404, ResponseError, "not_found", false],
    [409, ResponseError, "conflict", false],
    [418, ResponseError, "http_error", false],
    [429, RateLimitError, "rate_limited", true],
    [500, ResponseError, "server_error", true],
    [503, ResponseError, "server_error", true],
  ])("of %d becomes %o with code %s", async (status, type, code, retryable) => {
    const error = await failureOf(json({ key: "some.key", error: "Some text" }, status));
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(HiBobError);
    expect(error).toMatchObject({ name: type.prototype.name, code, status, retryable, key: "some.key", endpoint: "GET /people/{id}/work" });
    expect(error.message).toContain(`GET /people/{id}/work answered ${status}: Some text`);
    expect(isHiBobError(error, code)).toBe(true);
    expect(isHiBobError(error, "aborted")).toBe(false);
  });

  it("that asks for something to be done says what, in the message and as hint", async () => {
    for (const [status, says] of [
      [401, "id and token"],
      [403, "Ask the HR admin"],
      [404, "may not see it"],
      [429, "try again"],
      [500, "Bob's side"],
    ] as const) {
      const error = await failureOf(json({}, status));
      expect(error.hint).toContain(says);
      expect(error.message).toContain(error.hint);
    }
  });
});

describe("an error body", () => {
  it.each([
    [
      "{ key, error }",
      { key: "exception.history.duplicated.bulk", error: "Duplicate date.", args: {} },
      "exception.history.duplicated.bulk",
      "Duplicate date",
    ],
    [
      "{ error, message }",
      { error: "BadRequest", message: "limit is too high", statusCode: 400 },
      undefined,
      "BadRequest, limit is too high",
    ],
    [
      "{ error, errors }",
      { error: "Invalid row", errors: { country: "unknown country" } },
      undefined,
      "Invalid row, country: unknown country",
    ],
    ["a column with another shape", { error: "Invalid row", errors: { country: { code: 7 } } }, undefined, "Invalid row, country: refused"],
  ])("of the form %s is told", async (_, body, key, text) => {
    const error = await failureOf(json(body, 400));
    expect(error.key).toBe(key);
    expect(error.message).toContain(`answered 400: ${text}`);
    expect(error.message).not.toContain("..");
  });

  it.each([["null"], ["[]"], ["17"], ['"text"'], [""], ["{broken"], ['{"error":{"deep":1},"key":5}']])(
    "that is %s leaves the status to speak",
    async (text) => {
      const error = await failureOf(new Response(text, { status: 400 }));
      expect(error).toMatchObject({ code: "bad_request", message: "GET /people/{id}/work answered 400" });
      expect(error.key).toBeUndefined();
    },
  );

  it("that ends in a full stop is followed by one all the same", async () => {
    const error = await failureOf(json({ error: "Not here." }, 404));
    expect(error.message).toMatch(/answered 404: Not here\. The id/);
  });

  it("of endless words is cut, and takes no time", async () => {
    const started = performance.now();
    const error = await failureOf(json({ error: "a".repeat(2_000_000) }, 400));
    expect(error.message.length).toBeLessThan(500);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("a 403", () => {
  it("names each box that the endpoint needs, and whom the group covers", async () => {
    const error = (await failureOf(json({}, 403))) as PermissionError;
    expect(error.permissions.map(({ key }) => key)).toEqual(["work.view", "work.viewHistory"]);
    expect(error.message).toContain("People's data > People > Work > View selected employees' Work section histories");
    expect(error.message).toContain("Access data for");
  });

  it("says where the box is in both of Bob's permission models", async () => {
    const { hint, permissions } = (await failureOf(json({}, 403))) as PermissionError;
    expect(hint).toContain("(with field-level permissions: People's data > People's fields > Work > View history)");
    expect(permissions[0]).toEqual({
      key: "work.view",
      place: "People's data > People > Work > View selected employees' Work sections",
      fieldPlace: "People's data > People's fields > Work > View",
    });
  });

  it("of an endpoint without known boxes points at the group and the trusted addresses", async () => {
    const { bob, failure } = rig(json({}, 403));
    expect((await failure(bob.metadata.fields())).message).toContain("trusted addresses");
  });

  it("with a web page is taken for Bob's firewall, and nothing is sent for five minutes", async () => {
    const { bob, failure, seen, clock } = rig(page(403));
    const error = (await failure(bob.metadata.fields())) as LockoutError;
    expect(error).toBeInstanceOf(LockoutError);
    expect(error.until.getTime() - clock.now()).toBe(5 * 60_000);
    await failure(bob.people.search({ fields: ["root.email"] }));
    expect(seen).toHaveLength(1);
  });
});

describe("an answer that is not what the endpoint gives", () => {
  it.each([
    ["a web page with status 200", page(200), "web page"],
    [
      "a web page that claims to be JSON",
      new Response("  <!DOCTYPE html><p>", { headers: { "content-type": "application/json" } }),
      "web page",
    ],
    ["a redirect", new Response(null, { status: 302, headers: { location: "https://app.hibob.com" } }), "redirect"],
    ["broken JSON", new Response('{"values":[{"id":1'), "broken JSON"],
    ["nothing, with 200", bodiless(200), "without a body"],
    ["white space", new Response(" \n"), "without a body"],
    ["204", bodiless(204), "without a body"],
    ["304", bodiless(304), "without a body"],
  ])("is an error on a read: %s", async (_, reply, says) => {
    const error = await failureOf(reply);
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error.message).toContain(says);
  });

  it("is an error for every module method even when nothing is validated", async () => {
    for (const reply of [bodiless(200), bodiless(304), json(null), json([7]), json("text")]) {
      const { bob, failure } = rig(reply, { validate: "off" });
      for (const work of [
        () => bob.people.search({ fields: ["root.email"] }),
        () => bob.people.get(ID, { fields: ["root.email"] }),
        () => bob.workHistory.list(ID as never),
        () => bob.workHistory.all().toArray({ limit: 1 }),
        () => bob.metadata.namedList("site"),
      ]) {
        expect(await failure(work())).toMatchObject({ code: "unexpected_answer" });
      }
    }
  });

  it("does not trouble the escape hatch: an empty success is an answer", async () => {
    for (const status of [200, 204, 304]) {
      const { bob, run } = rig(bodiless(status));
      expect(await run(bob.request({ method: "PUT", path: "/people/{id}", params: { id: ID }, body: {} }))).toMatchObject({
        status,
        data: undefined,
      });
    }
  });
});

describe("a failure to reach Bob", () => {
  it("names the host and the system's code", async () => {
    const inner = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:443"), { code: "ECONNREFUSED" });
    const cause = Object.assign(new Error("no address left", { cause: inner }), { code: 20 });
    const error = await failureOf(() => Promise.reject(new TypeError("fetch failed", { cause })));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: "network", retryable: true });
    expect(error.message).toContain("could not reach api.hibob.com (ECONNREFUSED)");
  });

  it("is one of our errors even when fetch itself is broken", async () => {
    for (const broken of [
      () => {
        throw new TypeError("x is not a function");
      },
      () => undefined as never,
      () => Promise.reject("no error at all"),
    ]) {
      expect(await failureOf(broken as Reply)).toBeInstanceOf(ConnectionError);
    }
  });
});

it("errors of another copy of this package are recognised", () => {
  const foreign = Object.defineProperty(Object.assign(new Error(), { code: "aborted" }), Symbol.for("hibob-kit.error"), { value: true });
  expect(isHiBobError(foreign, "aborted")).toBe(true);
  expect(isHiBobError(new Error("aborted"))).toBe(false);
  expect(isHiBobError(undefined)).toBe(false);
});
