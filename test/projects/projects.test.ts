import { describe, expect, it } from "vitest";
import { bodiless, json, rig } from "../client/stub.ts";

describe("a search for projects", () => {
  it("is an error and not a part of them if Bob begins to answer page by page", async () => {
    const { bob, failure } = rig(json({ items: [{ "/project/id": 1 }], response_metadata: { next_cursor: "2" } }));
    expect(await failure(bob.projects.search({ fields: ["/project/id"] }))).toMatchObject({ code: "unexpected_answer" });
  });

  it.each([[{}], [{ items: null }], [{ items: ["x"] }], [null]])("is an error and not empty when the answer is %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.projects.tasks.search({ fields: ["/projectTask/id"] }))).toMatchObject({ code: "unexpected_answer" });
  });

  it("is not sent without fields", async () => {
    const { bob, failure, seen } = rig(json({ items: [] }));
    expect(await failure(bob.projects.search({ fields: [] }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});

describe("archiving", () => {
  it.each([[undefined], [""], [null], [".."]])("refuses %j for an id", async (id) => {
    const { bob, failure, seen } = rig(bodiless(204));
    expect(await failure(bob.projects.archive(id as string))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.projects.tasks.restore(id as string))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is sent again after a failure, because it ends in the same state", async () => {
    const { bob, run, seen } = rig([json({}, 502), bodiless(204)]);
    await run(bob.projects.archive(7));
    expect(seen).toHaveLength(2);
  });
});
