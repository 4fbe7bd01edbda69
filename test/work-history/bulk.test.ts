import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig } from "../client/stub.ts";

const row = (id: number) => ({ id, effectiveDate: "2026-01-01" });
const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1) as EmployeeId);

describe("a bulk read", () => {
  it.each([
    [
      "plain",
      {
        results: [
          { employeeId: "1", values: [row(1), row(2)] },
          { employeeId: "2", values: [row(1)] },
        ],
      },
    ],
    [
      "wrapped",
      {
        results: [
          { employeeId: "1", values: [{ values: [row(1), row(2)], restricted_columns: null }] },
          { employeeId: "2", values: [{ values: [row(1)] }] },
        ],
      },
    ],
    [
      "split over entries",
      { results: [1, 2].map((id) => ({ employeeId: "1", values: [row(id)] })).concat({ employeeId: "2", values: [row(1)] }) },
    ],
  ])("gives the same rows, each with its employee, from the %s form", async (_, answer) => {
    const { bob, run } = rig(json(answer));
    expect(await run(bob.workHistory.all().toArray({ limit: 9 }))).toEqual([
      { ...row(1), employeeId: "1" },
      { ...row(2), employeeId: "1" },
      { ...row(1), employeeId: "2" },
    ]);
  });

  it.each<[string, unknown, unknown[]]>([
    ["{}", {}, []],
    ["nothing", undefined, []],
    ["null", null, []],
    [
      "a list",
      [{ "5": { error: "MISSING_PERMISSION", message: "x" } }, { "6": { error: "OTHER" } }],
      [
        ["5", "MISSING_PERMISSION"],
        ["6", "OTHER"],
      ],
    ],
    ["a map", { "5": { error: "MISSING_PERMISSION" } }, [["5", "MISSING_PERMISSION"]]],
    ["a reason that is not known", [{ "5": "no" }], [["5", "UNKNOWN"]]],
  ])("tells whom Bob refused when errors are %s", async (_, errors, expected) => {
    const { bob, run } = rig(json({ results: [], errors, response_metadata: null }));
    const { value } = await run(
      bob.workHistory
        .all({ employeeIds: ids(2) })
        .pages()
        .next(),
    );
    expect(value.errors.map(({ employeeId, error }: { employeeId: string; error: string }) => [employeeId, error])).toEqual(expected);
  });

  it("keeps Bob's own words about a refusal", async () => {
    const { bob, run } = rig(json({ results: [], errors: [{ "5": { error: "MISSING_PERMISSION", message: "no access" } }, { "6": {} }] }));
    const { value } = await run(bob.workHistory.all().pages().next());
    expect(value.errors).toEqual([
      { employeeId: "5", error: "MISSING_PERMISSION", message: "no access" },
      { employeeId: "6", error: "UNKNOWN" },
    ]);
  });

  it.each([
    ["that names no employee", { values: [row(1)] }],
    ["that names an employee by a number", { employeeId: 1, values: [row(1)] }],
    ["without rows", { employeeId: "1" }],
    ["that is none", "1"],
  ])("is an error when it holds an entry %s, which would look like an employee without history", async (_, entry) => {
    const { bob, failure } = rig(json({ results: [{ employeeId: "2", values: [] }, entry] }));
    expect(await failure(bob.workHistory.all().toArray({ limit: 9 }))).toMatchObject({ code: "unexpected_answer" });
  });

  it.each([
    [[true, true], true],
    [[true, false], false],
    [[], false],
  ])("tells of each page whether nothing but current rows came: %j", async (current, expected) => {
    const values = current.map((isCurrent, id) => ({ ...row(id), isCurrent }));
    const { bob, run } = rig(json({ results: [{ employeeId: "1", values }] }));
    const { value } = await run(bob.workHistory.all().pages().next());
    expect(value.onlyCurrentRows).toBe(expected);
  });

  it("asks for whole pages of the ids given, again on each page", async () => {
    const { bob, seen, run } = rig([
      json({ results: [], response_metadata: { next_cursor: "b" } }),
      json({ results: [], response_metadata: { next_cursor: null } }),
    ]);
    await run(bob.workHistory.all({ employeeIds: ids(3) }).toArray({ limit: 9 }));
    expect(seen.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
      { limit: "200", employeeIds: "1,2,3" },
      { limit: "200", employeeIds: "1,2,3", cursor: "b" },
    ]);
  });

  it("asks for everyone when no ids are given, in pages of the size asked for", async () => {
    const { bob, seen, run } = rig(json({ results: [] }));
    await run(bob.workHistory.all({ pageSize: 50 }).toArray({ limit: 9 }));
    expect(seen[0]!.url.search).toBe("?limit=50");
  });

  it("of nobody sends nothing: an empty list does not widen to everyone", async () => {
    const { bob, seen } = rig(json({ results: [{ employeeId: "1", values: [row(1)] }] }));
    expect(await bob.workHistory.all({ employeeIds: [] }).toArray({ limit: 9 })).toEqual([]);
    expect(seen).toHaveLength(0);
  });

  it.each<[string, unknown, string]>([
    ["201 ids", { employeeIds: ids(201) }, "Bob takes at most 200 employeeIds"],
    ["an empty id", { employeeIds: [""] }, "employeeIds[0] must be a non-empty string"],
    ["an id that is white space", { employeeIds: ["1", " "] }, "employeeIds[1]"],
    ["an id that is a number", { employeeIds: [7] }, "not number"],
    ["ids that are one text", { employeeIds: "7,8" }, "must be an array of strings"],
    ["no list, which is not everyone", { employeeIds: null }, "must be an array of strings"],
    ["an empty text", { employeeIds: "" }, "must be an array of strings"],
    ["zero", { employeeIds: 0 }, "must be an array of strings"],
    ["false", { employeeIds: false }, "must be an array of strings"],
    ["an id that holds two", { employeeIds: ["7,8"] }, "commas"],
    ["pages of more than 200 rows", { pageSize: 201 }, "query.limit is not valid (expected a whole number from 1 to 200, got number)"],
    ["pages of no rows", { pageSize: 0 }, "query.limit is not valid (expected a whole number from 1 to 200, got number)"],
  ])("is refused before sending for %s", async (_, input, says) => {
    const { bob, seen, failure } = rig(json({ results: [] }));
    const error = await failure((async () => bob.workHistory.all(input as never).toArray({ limit: 9 }))());
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(says);
    expect(seen).toHaveLength(0);
  });

  it("goes on at a page's cursor", async () => {
    const { bob, seen, run } = rig(json({ results: [] }));
    await run(bob.workHistory.all({ cursor: "b" }).toArray({ limit: 9 }));
    expect(seen[0]!.url.search).toBe("?limit=200&cursor=b");
  });

  it("takes 200 ids", async () => {
    const { bob, seen, run } = rig(json({ results: [] }));
    await run(bob.workHistory.all({ employeeIds: ids(200) }).toArray({ limit: 9 }));
    expect(seen[0]!.url.searchParams.get("employeeIds")!.split(",")).toHaveLength(200);
  });
});
