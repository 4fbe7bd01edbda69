import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig } from "../client/stub.ts";

const id = "1" as EmployeeId;

describe("tasks", () => {
  it("of an employee are open and closed ones unless a status is asked for", async () => {
    const { bob, seen, run } = rig(json({ tasks: [] }));
    await run(bob.tasks.listFor(id));
    await run(bob.tasks.listFor(id, {}));
    await run(bob.tasks.listFor(id, { status: "open" }));
    expect(seen.map(({ url }) => url.search)).toEqual(["", "", "?task_status=open"]);
  });

  it.each([{}, { tasks: [1] }, null, { tasks: null }])("that are no list are an UnexpectedAnswerError: %j", async (answer) => {
    const { bob, failure } = rig(json(answer));
    expect(await failure(bob.tasks.list())).toMatchObject({ code: "unexpected_answer" });
    expect(await failure(bob.tasks.listFor(id))).toMatchObject({ code: "unexpected_answer" });
  });
});

describe("completing a task", () => {
  it("takes an id as a number or a text", async () => {
    const { bob, seen, run } = rig(json({ toDosUpdated: 1 }));
    await run(bob.tasks.complete(4711));
    await run(bob.tasks.complete("9223372036854775807"));
    expect(seen.map(({ url }) => url.pathname)).toEqual(["/v1/tasks/4711/complete", "/v1/tasks/9223372036854775807/complete"]);
  });

  it.each([2 ** 53, 2 ** 63, 1.5, Number.NaN])("is refused for %d, which may be another task's id", async (taskId) => {
    const { bob, seen, failure } = rig(json({ toDosUpdated: 1 }));
    expect(await failure(bob.tasks.complete(taskId))).toMatchObject({
      code: "invalid_input",
      message: "taskId is not exact: give it as a string",
    });
    expect(seen).toEqual([]);
  });

  it("is sent once, and tells when nothing was changed", async () => {
    const { bob, seen, run, failure } = rig([json({ toDosUpdated: 0 }), json({}, 500)]);
    expect(await run(bob.tasks.complete(1))).toEqual({ toDosUpdated: 0 });
    expect(await failure(bob.tasks.complete(1))).toMatchObject({ retryable: false });
    expect(seen).toHaveLength(2);
  });
});
