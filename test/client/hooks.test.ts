import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type DriftEvent, endpoint, type Hooks } from "../../src/index.ts";
import { json, rig } from "./stub.ts";

const recorder = () => {
  const told: [string, unknown][] = [];
  const hooks: Hooks = {
    onRequest: (event) => told.push(["request", event]),
    onResponse: (event) => told.push(["response", event]),
    onRetry: (event) => told.push(["retry", event]),
    onWait: (event) => told.push(["wait", event]),
    onDrift: (event) => told.push(["drift", event]),
  };
  return { told, hooks };
};

describe("hooks", () => {
  it("are told each step of a call, in order, and nothing else about it", async () => {
    const { told, hooks } = recorder();
    const reset = {
      date: "Mon, 15 Jun 2026 09:00:00 GMT",
      "x-ratelimit-limit": "10",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": "1781514020",
    };
    const { bob, run, clock } = rig([json({}, 503, reset), () => clock.sleep(40).then(() => json([{ id: 7, type: "text" }]))], {
      hooks,
    });
    await run(bob.metadata.fields());
    const event = { endpoint: "GET /company/people/fields", requestId: "r1" };
    expect(told).toEqual([
      ["request", { ...event, attempt: 1 }],
      ["response", { ...event, attempt: 1, status: 503, durationMs: 0 }],
      ["retry", { ...event, attempt: 1, code: "server_error", delayMs: 500 }],
      ["wait", { endpoint: event.endpoint, reason: "rate_limit", waitMs: 19_800, perMinute: 10 }],
      ["request", { ...event, attempt: 2 }],
      ["response", { ...event, attempt: 2, status: 200, durationMs: 40 }],
      ["drift", { endpoint: event.endpoint, path: "*.id", expected: "string", received: "number", count: 1 }],
    ]);
  });

  it("of a call replace the client's of the same name only", async () => {
    const client = recorder();
    const own: string[] = [];
    const { bob, run } = rig(json([]), { hooks: client.hooks });
    await run(bob.metadata.fields({ hooks: { onRequest: () => own.push("mine"), onResponse: undefined as never } }));
    expect([own, client.told.map(([name]) => name)]).toEqual([["mine"], ["response"]]);
  });

  it.each(["onRequest", "onResponse", "onRetry", "onWait", "onDrift"] as const)(
    "that throw in %s make the call reject with just that",
    async (name) => {
      const mine = new Error("mine");
      const full = {
        date: "Mon, 15 Jun 2026 09:00:00 GMT",
        "x-ratelimit-limit": "1",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "1781514020",
      };
      const { bob, seen, failure } = rig([json({}, 500, full), json("drift")], {
        hooks: {
          [name]: () => {
            throw mine;
          },
        },
      });
      expect(await failure(bob.metadata.fields())).toBe(mine);
      expect(seen.length).toBe({ onRequest: 0, onResponse: 1, onRetry: 1, onWait: 1, onDrift: 2 }[name]);
    },
  );
});

describe("drift", () => {
  const driftsOf = async (answer: unknown) => {
    const drifts: DriftEvent[] = [];
    const { bob, run } = rig(json(answer), { hooks: { onDrift: (event) => drifts.push(event) } });
    await run(
      bob.workHistory
        .all()
        .toArray({ limit: 99 })
        .catch(() => undefined),
    );
    return drifts.map(({ path, expected, received, count }) => [path, expected, received, count]);
  };

  it("is told once per place and kind, with a count, and with positions as *", async () => {
    const results = [1, 2, 3].map((employeeId) => ({ employeeId, values: "none" }));
    expect(await driftsOf({ results })).toEqual([
      ["results.*.employeeId", "string", "number", 3],
      ["results.*.values", "array", "string", 3],
    ]);
  });

  it("names no id and no mail address, which Bob uses as keys", async () => {
    const response = z.record(z.string(), z.looseObject({ status: z.string() }));
    const byPerson = endpoint({ method: "GET", path: "/by-person", response, perMinute: undefined, permissions: [], effect: "read" });
    const drifts: DriftEvent[] = [];
    const answer = { "3332883884017713938": { status: 5 }, "maria@acme.example": { status: 5 }, site: { status: 5 } };
    const { bob, run } = rig(json(answer), { hooks: { onDrift: (event) => drifts.push(event) } });
    await run(bob.client.call(byPerson, {}));
    expect(drifts.map(({ path, count }) => [path, count])).toEqual([
      ["*.status", 2],
      ["site.status", 1],
    ]);
  });

  it("is none for unknown keys and values, which are kept", async () => {
    const row = { id: 1, effectiveDate: "2026-01-01", workChangeType: "Teleported", planet: "Mars" };
    expect(await driftsOf({ results: [{ employeeId: "5", values: [row], extra: 1 }], more: true })).toEqual([]);
    const { bob, run } = rig(json({ values: [row], more: true }));
    expect((await run(bob.workHistory.list("5" as never))).rows[0]).toMatchObject({ planet: "Mars", workChangeType: "Teleported" });
  });

  it("throws in strict mode, at the first place and without the value", async () => {
    const { bob, failure } = rig(json([{ id: 7, type: "text" }]), { validate: "strict" });
    expect((await failure(bob.workHistory.list("5" as never))).message).toContain(
      "answered with another shape at (root): array instead of object",
    );
  });

  it("is not looked for when validation is off", async () => {
    const { told, hooks } = recorder();
    const { bob, run } = rig(json({ fields: [{ id: "root.x", type: 5 }] }), { hooks, validate: "off" });
    expect(await run(bob.metadata.fields())).toMatchObject([{ id: "root.x", type: "text" }]);
    expect(told.map(([name]) => name)).toEqual(["request", "response"]);
  });
});
