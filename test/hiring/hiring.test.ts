import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

describe("job ads", () => {
  it("come in their own language when none is asked for", async () => {
    const { bob, run, seen } = rig(json([]));
    await run(bob.hiring.jobAds.search({ fields: ["/jobAd/id"] }));
    expect(seen[0]!.url.search).toBe("");
  });

  it("are searched for any number of fields, without display texts", async () => {
    const { bob, run, seen } = rig(json([]));
    const fields = Array.from({ length: 51 }, (_, i) => `/jobAd/field_${i}`);
    await run(bob.hiring.jobAds.search({ fields }));
    expect(JSON.parse(seen[0]!.text)).toEqual({ fields, filters: [] });
  });

  it("keep fields this package does not know", async () => {
    const { bob, run } = rig(json({ "/jobAd/id": { value: "a" }, "/jobAd/field_1": { value: ["x"] }, note: { value: 1 } }));
    expect(await run(bob.hiring.jobAds.get("a"))).toEqual({ "/jobAd/id": "a", "/jobAd/field_1": ["x"], note: { value: 1 } });
  });

  it.each([[[]], [null], ["text"], [7]])("are never made up from an answer that is none: %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.hiring.jobAds.get("a"))).toMatchObject({ code: "unexpected_answer" });
  });

  it("need an id", async () => {
    const { bob, failure, seen } = rig(json({}));
    expect(await failure(bob.hiring.jobAds.get(""))).toMatchObject({ name: "InvalidInputError" });
    expect(seen).toEqual([]);
  });
});

describe("searches of hiring", () => {
  it("read rows whose values are wrapped as well as bare ones", async () => {
    const { bob, run } = rig(json({ items: [{ "/candidate/id": { value: 1 } }, { "/candidate/id": 2 }] }));
    const found = await run(bob.hiring.candidates.search({ fields: ["/candidate/id"] }).toArray({ limit: 9 }));
    expect(found).toEqual([{ "/candidate/id": 1 }, { "/candidate/id": 2 }]);
  });

  it("refuse to send without fields", async () => {
    const { bob, failure, seen } = rig(json({ items: [] }));
    expect(await failure(bob.hiring.offers.search({} as never).toArray({ limit: 1 }))).toMatchObject({ name: "InvalidInputError" });
    expect(seen).toEqual([]);
  });
});
