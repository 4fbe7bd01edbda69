import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";
import { ADA, GRACE } from "./table.ts";

const child = (id: number, firstName: string) => ({ id, firstName, surname: "King" });
const pageOf = (employeeId: string, values: object[], next_cursor: string | null = null, more: object = {}) =>
  json({ results: [{ employeeId, values }], response_metadata: { next_cursor }, errors: {}, ...more });

describe("a table of one employee that is read through the bulk endpoint", () => {
  it("has the rows of all its pages", async () => {
    const { bob, run, seen } = rig([pageOf(ADA, [child(1, "Byron")], "b"), pageOf(ADA, [child(2, "Anne"), child(3, "Ralph")])]);
    const { rows } = await run(bob.dependents.list(ADA, { humanReadable: true }));
    expect(rows.map(({ id, employeeId }) => [id, employeeId])).toEqual([1, 2, 3].map((id) => [id, ADA]));
    const query = { limit: "200", employeeIds: ADA, includeHumanReadable: "true" };
    expect(seen.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([query, { ...query, cursor: "b" }]);
  });

  it("is empty when the employee has no rows", async () => {
    for (const answer of [json({ results: [] }), pageOf(ADA, [])]) {
      const { bob, run } = rig(answer);
      expect(await run(bob.dependents.list(ADA))).toEqual({ rows: [], restrictedColumns: undefined, onlyCurrentRows: false });
    }
  });

  it("never has another employee's rows, even if Bob does not heed the id", async () => {
    const answer = json({
      results: [
        { employeeId: GRACE, values: [child(1, "Vincent")] },
        { employeeId: ADA, values: [child(1, "Byron")] },
      ],
    });
    const { bob, run, seen } = rig((request) => (request.method === "GET" ? answer.clone() : new Response(null, { status: 204 })));
    expect((await run(bob.dependents.list(ADA))).rows.map(({ firstName }) => firstName)).toEqual(["Byron"]);
    await run(bob.dependents.update(ADA, 1, { gender: "Male" }));
    expect(JSON.parse(seen.at(-1)!.text)).toEqual({ firstName: "Byron", surname: "King", gender: "Male" });
  });

  it("is refused with the permission's name, and not empty, when Bob refuses the employee", async () => {
    const { bob, failure } = rig(json({ results: [], errors: [{ [ADA]: { error: "MISSING_PERMISSION", message: "no" } }] }));
    const error = await failure(bob.dependents.list(ADA));
    expect(error).toMatchObject({ name: "PermissionError", code: "forbidden", permissions: [{ key: "home.view" }] });
    expect(error.message).toContain("MISSING_PERMISSION");
    expect(error.message).toContain("Access data for");
  });

  it("is not refused because Bob refuses somebody else", async () => {
    const { bob, run } = rig(pageOf(ADA, [child(1, "Byron")], null, { errors: [{ [GRACE]: { error: "MISSING_PERMISSION" } }] }));
    expect((await run(bob.dependents.list(ADA))).rows).toHaveLength(1);
  });

  it("shows no one's data when it is refused", async () => {
    const { bob, failure } = rig(json({ results: [], errors: [{ [ADA]: { error: `Ada King, ${ADA}` } }] }));
    const { message } = await failure(bob.dependents.list(ADA));
    expect(message).not.toMatch(/Ada|333/);
  });

  it("tells the hidden columns of all its pages, each once", async () => {
    const { bob, run } = rig([
      pageOf(ADA, [child(1, "Byron")], "b", { restricted_columns: { no_view_permission: ["gender"] } }),
      pageOf(ADA, [child(2, "Anne")], "c", {
        restricted_columns: { no_view_permission: ["gender", "birthDate"], no_view_history_permission: ["surname"] },
      }),
      pageOf(ADA, [child(3, "Ralph")]),
    ]);
    const { restrictedColumns } = await run(bob.dependents.list(ADA));
    expect(restrictedColumns).toEqual({ noView: ["gender", "birthDate"], noViewHistory: ["surname"] });
  });

  it("is not asked for with an id that could be two", async () => {
    const { bob, failure, seen } = rig(pageOf(ADA, []));
    for (const id of ["1,2", "", undefined, 7]) {
      expect(await failure(bob.dependents.list(id as never))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});
