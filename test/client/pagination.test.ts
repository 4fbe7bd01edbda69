import { describe, expect, it } from "vitest";
import { paginate } from "../../src/index.ts";
import { json, rig } from "./stub.ts";

/** A bulk answer with one row per id, and the metadata that names the next page. */
const bulk = (ids: readonly number[], response_metadata: unknown) =>
  json({
    results: ids.map((id) => ({ employeeId: String(id), values: [{ id, effectiveDate: "2026-01-01" }] })),
    errors: {},
    response_metadata,
  });
const cursors = (seen: readonly { url: URL }[]) => seen.map(({ url }) => url.searchParams.get("cursor"));

describe("a long list", () => {
  it("is read page by page until Bob names no next one", async () => {
    const { bob, seen, run } = rig([
      bulk([1, 2], { next_cursor: "b+/=" }),
      bulk([3], { next_cursor: "c" }),
      bulk([4], { next_cursor: null }),
    ]);
    const rows = await run(bob.workHistory.all().toArray({ limit: 4 }));
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(cursors(seen)).toEqual([null, "b+/=", "c"]);
  });

  it.each([
    [{ next_cursor: "next" }, "next"],
    [{ cursor: "next" }, "next"],
    [{ next_cursor: null, cursor: "this one" }, false],
    [{ next_cursor: null }, false],
    [{ next_cursor: "" }, false],
    [{ cursor: null }, false],
    [{ next_cursor: 5 }, "5"],
    [{}, false],
    [null, false],
    [undefined, false],
    ["text", false],
  ])("goes on after the metadata %j: %s", async (metadata, goesOn) => {
    const { bob, seen, run } = rig([bulk([1], metadata), bulk([2], null)]);
    await run(bob.workHistory.all().toArray({ limit: 9 }));
    expect(cursors(seen)).toEqual(goesOn ? [null, goesOn] : [null]);
  });

  it.each([
    ["the next page", undefined, ["a", "a"], 2],
    ["an earlier page", undefined, ["a", "b", "a"], 3],
    ["the page it started from", "a", ["a"], 1],
  ])("is an error instead of a circle when Bob names %s again", async (_, from, names, requests) => {
    const { bob, seen, failure } = rig(names.map((next_cursor) => bulk([1], { next_cursor })));
    const error = await failure(bob.workHistory.all(from === undefined ? {} : { cursor: from }).toArray({ limit: 99 }));
    expect(error).toMatchObject({ code: "unexpected_answer", endpoint: "GET /bulk/people/work" });
    expect(seen).toHaveLength(requests);
  });

  it("is read no further than the loop goes", async () => {
    const { bob, seen, run } = rig([bulk([1, 2], { next_cursor: "b" }), bulk([3], null)]);
    await run(
      (async () => {
        for await (const row of bob.workHistory.all()) if (row.id === 2) break;
      })(),
    );
    expect(seen).toHaveLength(1);
  });

  it("is not cut in silence when it is longer than the limit", async () => {
    const { bob, failure, run } = rig(bulk([1, 2, 3], null));
    expect(await failure(bob.workHistory.all().toArray({ limit: 2 }))).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("more than 2 items"),
    });
    expect(await run(bob.workHistory.all().toArray({ limit: 3 }))).toHaveLength(3);
  });

  it("goes on at a cursor of an earlier run", async () => {
    const { bob, seen, run } = rig(bulk([9], null));
    await run(bob.workHistory.all({ cursor: "stored" }).toArray({ limit: 9 }));
    expect(cursors(seen)).toEqual(["stored"]);
  });

  it("gives whole pages with their next cursor, and can be read twice", async () => {
    const pages = paginate(async (cursor) => ({ items: [cursor], nextCursor: cursor === undefined ? "b" : null }), { endpoint: "GET /x" });
    for (let reading = 0; reading < 2; reading++) {
      const found = [];
      for await (const page of pages.pages()) found.push(page);
      expect(found).toEqual([
        { items: [undefined], nextCursor: "b" },
        { items: ["b"], nextCursor: null },
      ]);
    }
  });
});
