import { createHiBob } from "hibob-kit";
import type { FakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import type { CompanyState } from "../../src/testing/company/company.ts";
import { fakeOf, type Raw } from "./ask.ts";

const NAMES = { id: expect.stringMatching(/^\d{19}$/), firstName: expect.any(String), surname: expect.any(String) };
const PERSON = { ...NAMES, email: expect.stringContaining("@"), displayName: expect.any(String) };

/** A fake with what else its tests need. */
function setUp(employees = 60) {
  const world = fakeOf({ employees });
  const open = async (): Promise<Raw[]> => (await world.get("/tasks")).data.tasks;
  const of = async (id: string, status?: string): Promise<Raw[]> =>
    (await world.get(`/tasks/people/${id}${status === undefined ? "" : `?task_status=${status}`}`)).data.tasks;
  const everyone = async (): Promise<Raw[]> => (await Promise.all(world.fake.company.employees.map(({ id }) => of(id)))).flat();
  return { ...world, open, of, everyone };
}

/** Collects what webhooks would tell. */
function told({ company }: FakeHiBob): Raw[] {
  const events: Raw[] = [];
  (company as CompanyState).events.listen(({ type, triggeredBy, data }) => events.push({ type, triggeredBy, data }));
  return events;
}

describe("the seeded tasks", () => {
  it("come in Bob's form", async () => {
    const { open, fake } = setUp();
    const tasks = await open();
    const task = tasks.find(({ workflow }) => workflow === "New joiner");
    expect(task).toEqual({
      id: expect.any(Number),
      owner: PERSON,
      title: expect.any(String),
      requestedFor: PERSON,
      due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      linkInBob: `https://app.hibob.com/tasks/${task.id}`,
      set: "Onboarding",
      workflow: "New joiner",
      ordinalInWorkflow: expect.any(Number),
      description: task.description,
      status: "open",
      completionDate: null,
      employeeGroupId: expect.any(Number),
      companyId: fake.company.id,
    });
  });

  it("are of several sets and workflows, personal ones too, open and closed, some for others than their owner", async () => {
    const { everyone } = setUp();
    const tasks = await everyone();
    const kinds = new Set(tasks.map(({ set, workflow }) => `${set} ${workflow}`));
    expect([...kinds].sort()).toEqual(["Compliance Yearly compliance", "Offboarding Leaver", "Onboarding New joiner", "null null"]);
    expect(new Set(tasks.map(({ status }) => status))).toEqual(new Set(["open", "closed"]));
    expect(tasks.some(({ owner, requestedFor }) => owner.id !== requestedFor.id)).toBe(true);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    for (const { status, completionDate } of tasks) expect(completionDate === null).toBe(status === "open");
  });

  it("are the same for the same seed, whatever was done before they were read, and others for another seed", async () => {
    const { everyone, fake } = setUp();
    const expected = await everyone();
    const other = setUp();
    const someone = fake.company.employees.find(({ lifecycleStatus }) => lifecycleStatus === "Employed")!;
    other.fake.terminate(someone.id);
    expect(await other.everyone()).toEqual(expected);
    expect((await fakeOf({ employees: 60, seed: 2 }).get("/tasks")).data).not.toEqual((await fakeOf({ employees: 60 }).get("/tasks")).data);
  });
});

describe("a deleted employee", () => {
  it("takes along the tasks that were theirs or about them, whether or not they were read before", async () => {
    const { open, everyone, send, fake } = setUp();
    const about = (await open()).find(({ owner, requestedFor }) => owner.id !== requestedFor.id);
    (fake.company as CompanyState).remove(about.requestedFor.id);
    const unread = setUp();
    (unread.fake.company as CompanyState).remove(about.requestedFor.id);
    expect(await unread.open()).toEqual(await open());
    expect(await unread.everyone()).toEqual(await everyone());
    expect((await open()).some(({ id }) => id === about.id)).toBe(false);
    expect((await send("POST", `/tasks/${about.id}/complete`)).status).toBe(404);
  });
});

describe("the account's tasks", () => {
  it("are the open ones of everybody", async () => {
    const { open, everyone } = setUp();
    const ids = (tasks: Raw[]) => tasks.map(({ id }) => id).sort();
    expect(ids(await open())).toEqual(ids((await everyone()).filter(({ status }) => status === "open")));
  });

  it("end after 5,000 without a word", async () => {
    const { open, fake } = setUp(1);
    const owner = fake.company.employees[0]!.id;
    for (let nth = 0; nth <= 5_000; nth++) fake.createTask({ title: `Count to ${nth}`, owner });
    expect(await open()).toHaveLength(5_000);
  });

  it("leave out people outside the audience", async () => {
    const { open, of, get, fake } = setUp();
    const [task] = await open();
    fake.audience = ({ id }) => id !== task.owner.id;
    expect((await open()).some(({ owner }) => owner.id === task.owner.id)).toBe(false);
    expect((await get(`/tasks/people/${task.owner.id}`)).status).toBe(404);
    expect(await of(fake.company.employees.find(({ id }) => id !== task.owner.id)!.id)).toBeDefined();
  });
});

describe("the tasks of one employee", () => {
  it("are both open and closed, or as asked for", async () => {
    const { of, everyone } = setUp();
    const closed = (await everyone()).find(({ status }) => status === "closed");
    const { id } = closed.owner;
    const both = await of(id);
    expect(both).toContainEqual(closed);
    for (const status of ["open", "closed"]) {
      expect(await of(id, status)).toEqual(both.filter((task) => task.status === status));
    }
  });

  it("are refused for another status and for nobody", async () => {
    const { get, fake } = setUp(10);
    expect((await get(`/tasks/people/${fake.company.employees[0]!.id}?task_status=late`)).status).toBe(400);
    expect((await get("/tasks/people/12")).status).toBe(404);
  });
});

describe("completing a task", () => {
  it("closes it today and says how many changed: none the second time", async () => {
    const { open, of, send } = setUp();
    const [task] = await open();
    expect((await send("POST", `/tasks/${task.id}/complete`)).data).toEqual({ toDosUpdated: 1 });
    expect((await open()).some(({ id }) => id === task.id)).toBe(false);
    expect(await of(task.owner.id, "closed")).toContainEqual({ ...task, status: "closed", completionDate: "2026-06-15" });
    expect((await send("POST", `/tasks/${task.id}/complete`)).data).toEqual({ toDosUpdated: 0 });
  });

  it.each(["1", "9223372036854775807", "first", "-1"])("answers 404 for %s", async (id) => {
    const { send } = setUp(10);
    const { status, data } = await send("POST", `/tasks/${id}/complete`);
    expect([status, data]).toEqual([404, { key: expect.any(String), error: expect.any(String) }]);
  });

  it("answers 404 for a task of someone outside the audience, and leaves it open", async () => {
    const { open, send, fake } = setUp();
    const [task] = await open();
    fake.audience = ({ id }) => id !== task.owner.id;
    expect((await send("POST", `/tasks/${task.id}/complete`)).status).toBe(404);
    fake.audience = "everyone";
    expect(await open()).toContainEqual(task);
  });

  it("asks for no permission, since none is documented", async () => {
    const { get } = fakeOf({ employees: 10, permissions: [] });
    expect((await get("/tasks")).status).toBe(200);
  });
});

describe("verbs", () => {
  it("make, close, reopen and remove a task", async () => {
    const { fake, of } = setUp(10);
    const [owner, joiner] = fake.company.employees.map(({ id }) => id) as [EmployeeId, EmployeeId];
    const made = fake.createTask({
      title: "Paint a lantern",
      owner,
      requestedFor: joiner,
      due: "2026-07-01",
      set: "Onboarding",
      workflow: "Art",
    });
    const task = async () => (await of(owner)).find(({ id }) => id === made.id);
    expect(await task()).toMatchObject({ title: "Paint a lantern", due: "2026-07-01", ordinalInWorkflow: 1, status: "open" });
    expect((await task()).requestedFor.id).toBe(joiner);
    expect(fake.completeTask(made.id)).toMatchObject({ id: made.id, status: "closed", completionDate: "2026-06-15" });
    expect((await task()).status).toBe("closed");
    expect(fake.reopenTask(String(made.id))).toMatchObject({ status: "open", completionDate: null });
    expect(await task()).toMatchObject({ status: "open", completionDate: null });
    fake.removeTask(made.id);
    expect(await task()).toBeUndefined();
  });

  it.each([
    ["a task without a title", ({ createTask }, owner) => createTask({ title: "", owner })],
    ["an owner that is not there", ({ createTask }) => createTask({ title: "x", owner: "1" })],
    ["a date that is not there", ({ createTask }, owner) => createTask({ title: "x", owner, due: "2026-02-30" })],
    ["a task that is not there", ({ completeTask }) => completeTask(1)],
    ["a doer that is not there", ({ completeTask, createTask }, owner) => completeTask(createTask({ title: "x", owner }).id, { by: "1" })],
  ] as [string, (fake: Raw, owner: string) => void][])("refuse %s in one line", (_, act) => {
    const { fake } = fakeOf({ employees: 10 });
    expect(() => act(fake, fake.company.employees[0]!.id)).toThrow(/^Fake HiBob: [^\n]+$/);
  });
});

describe("webhook events", () => {
  it("tell of tasks that are made, closed and reopened, once each", () => {
    const { fake } = setUp(10);
    const events = told(fake);
    const [owner, joiner] = fake.company.employees.map(({ id }) => id) as [EmployeeId, EmployeeId];
    const { id } = fake.createTask({ title: "Paint", owner, requestedFor: joiner, due: "2026-07-01" });
    fake.completeTask(id, { by: owner });
    fake.completeTask(id);
    fake.reopenTask(id);
    fake.reopenTask(id);
    fake.removeTask(id);
    const changed = { toDoIds: [id], toDoRequestedForIds: [joiner], toDoAssigneeIds: [owner] };
    expect(events).toEqual([
      {
        type: "todo.assign",
        triggeredBy: "system",
        data: { requestedForEmployeeId: joiner, workflowId: null, pivotDate: "2026-07-01", toDoIds: [id] },
      },
      { type: "todo.changedStatus", triggeredBy: owner, data: { ...changed, newStatus: "Closed" } },
      { type: "todo.changedStatus", triggeredBy: "system", data: { ...changed, newStatus: "Open" } },
    ]);
  });

  it("tell what the API did as well, and nothing when nothing changed", async () => {
    const { fake, open, send } = setUp();
    const { id } = (await open())[0];
    const events = told(fake);
    await send("POST", `/tasks/${id}/complete`);
    await send("POST", `/tasks/${id}/complete`);
    expect(events.map(({ type, data }) => [type, data.toDoIds])).toEqual([["todo.changedStatus", [id]]]);
  });
});

describe("the package's client", () => {
  it("reads and completes tasks, with nothing that its declarations do not know", async () => {
    const { fake, clock } = setUp();
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const [task] = await bob.tasks.list();
    const owner = task!.owner!.id as EmployeeId;
    expect(await bob.tasks.listFor(owner, { status: "open" })).toContainEqual(task);
    expect(await bob.tasks.complete(task!.id)).toEqual({ toDosUpdated: 1 });
    expect((await bob.tasks.listFor(owner)).find(({ id }) => id === task!.id)?.status).toBe("closed");
  });
});
