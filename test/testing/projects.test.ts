import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

function setUp(options: Raw = {}) {
  const world = fakeOf({ employees: 10, ...options });
  const { send } = world;
  const search = (kind: "projects" | "project-tasks", fields: readonly string[], filters: object[] = [], more: object = {}) =>
    send("POST", `/attendance/${kind}/search`, { body: { fields, filters, ...more } });
  const projects = async (...filters: object[]): Promise<Raw[]> =>
    (await search("projects", ["/project/id", "/project/status", "/project/billable", "/project/taskIds"], filters)).data.items;
  const tasks = async (...filters: object[]): Promise<Raw[]> =>
    (await search("project-tasks", ["/projectTask/id", "/projectTask/status"], filters)).data.items;
  const patch = (path: string) => send("PATCH", `/attendance/${path}`);
  return { ...world, search, projects, tasks, patch };
}

const values = (items: Raw[], field: string) => items.map(({ fields }) => fields[field].value);
const withStatus = (status: string, prefix = "project") => ({ fieldId: `/${prefix}/status`, operator: "equals", values: [status] });

describe("projects", () => {
  it("have fields, one of the company's own among them", async () => {
    const { get } = setUp();
    const { data } = await get("/attendance/projects/metadata");
    expect(data.map(({ id }: Raw) => id)).toEqual(
      expect.arrayContaining(["/project/id", "/project/status", "/project/billable", "/project/taskIds"]),
    );
    expect(data.find(({ name }: Raw) => name === "Cost centre").id).toMatch(/^\/project\/field_\d+$/);
    expect(data[0]).toMatchObject({ id: "/project/id", name: "ID", fieldType: { type: "number" } });
    expect((await get("/attendance/project-tasks/metadata")).data.map(({ id }: Raw) => id)).toContain("/projectTask/status");
  });

  it("are found all at once whatever the limit, archived ones too, tracked as a whole or by task", async () => {
    const { search, projects } = setUp();
    const { data } = await search("projects", ["/project/id", "/project/name"], [], { limit: 2 });
    expect(data.items).toHaveLength(7);
    expect(data.response_metadata).toEqual({ next_cursor: null });
    expect(data.items[0]).toEqual({
      objectType: "project",
      fields: { "/project/id": { value: expect.any(Number) }, "/project/name": { value: expect.any(String) } },
    });
    const all = await projects();
    expect(new Set(values(all, "/project/status"))).toEqual(new Set(["active", "archived"]));
    for (const { fields } of all) expect(fields["/project/billable"].value === null).toBe(fields["/project/taskIds"].value !== null);
    expect(await projects(withStatus("archived"))).toHaveLength(2);
  });

  it("are archived and restored, without a body in the answer", async () => {
    const { projects, patch, fake } = setUp();
    const { id } = fake.addProject({ name: "Breakwater" });
    const status = async () =>
      values(await projects({ fieldId: "/project/id", operator: "equals", values: [String(id)] }), "/project/status");
    expect(await status()).toEqual(["active"]);
    expect(await patch(`projects/${id}/archive`)).toMatchObject({ status: 204, text: "" });
    expect(await status()).toEqual(["archived"]);
    expect(await patch(`projects/${id}/restore`)).toMatchObject({ status: 204, text: "" });
    expect(await status()).toEqual(["active"]);
    fake.archiveProject(id);
    expect(await status()).toEqual(["archived"]);
    fake.restoreProject(String(id));
    expect(await status()).toEqual(["active"]);
  });

  it("refuse in the form of the newer modules", async () => {
    const { patch, search, fake } = setUp();
    const form = (statusCode: number) => ({
      error: expect.any(String),
      message: expect.any(String),
      statusCode,
      timestamp: "2026-06-15T09:00:00.000Z",
    });
    for (const path of ["projects/1/archive", "projects/abc/restore", "project-tasks/1/archive", "project-tasks/1/restore"]) {
      expect(await patch(path)).toMatchObject({ status: 404, data: form(404) });
    }
    expect((await search("projects", ["/project/id"], [{ fieldId: "/project/taskIds", operator: "equals", values: ["1"] }])).data).toEqual(
      form(400),
    );
    fake.permissions.revoke("projects.manage");
    const { status, data, headers } = await search("projects", ["/project/id"]);
    expect([status, data]).toEqual([403, form(403)]);
    expect(headers.get("x-fake-explanation")).toContain("Manage projects");
    const without = setUp({ withoutModules: ["projects"] });
    expect((await without.search("projects", ["/project/id"])).status).toBe(404);
  });
});

describe("tasks of projects", () => {
  it("are found while active, archived ones only when they are asked for", async () => {
    const { tasks, patch } = setUp();
    const active = await tasks();
    expect(active.length).toBeGreaterThan(2);
    expect(new Set(values(active, "/projectTask/status"))).toEqual(new Set(["active"]));
    const archived = await tasks(withStatus("archived", "projectTask"));
    const [id] = values(active, "/projectTask/id");
    expect((await patch(`project-tasks/${id}/archive`)).status).toBe(204);
    expect(values(await tasks(), "/projectTask/id")).not.toContain(id);
    expect(await tasks(withStatus("archived", "projectTask"))).toHaveLength(archived.length + 1);
    expect((await patch(`project-tasks/${id}/restore`)).status).toBe(204);
    expect(await tasks()).toEqual(active);
  });

  it("belong to their project", async () => {
    const { projects, fake, tasks } = setUp();
    const project = fake.addProject({ name: "Breakwater", tasks: ["Survey"], billable: false });
    const task = fake.addProjectTask(project.id, { name: "Works" });
    const all = await projects();
    expect(all.at(-1).fields["/project/taskIds"].value).toEqual([...project.taskIds!, task.id]);
    expect(values(await tasks(), "/projectTask/id")).toContain(task.id);
    fake.archiveProjectTask(task.id);
    expect(values(await tasks(), "/projectTask/id")).not.toContain(task.id);
    expect(fake.restoreProjectTask(task.id)).toMatchObject({ status: "active", projectId: project.id });
  });
});

describe("the verbs", () => {
  it("refuse wrong input with one clear line", () => {
    const { fake } = setUp();
    const whole = fake.addProject({ name: "Breakwater" });
    const wrong: (() => unknown)[] = [
      () => fake.addProject({ name: " " }),
      () => fake.addProject({ name: "Pier", tasks: [""] }),
      () => fake.addProject({ name: "Pier", startDate: "2026-02-30" }),
      () => fake.addProjectTask(whole.id, { name: "Survey" }),
      () => fake.addProjectTask(1, { name: "Survey" }),
      () => fake.archiveProject(1),
      () => fake.restoreProjectTask("x"),
    ];
    for (const verb of wrong) expect(verb).toThrow(/^Fake HiBob: /);
  });

  it("tell the same story for the same seed", async () => {
    expect(await setUp().projects()).toEqual(await setUp().projects());
    expect((await setUp().search("projects", ["/project/name"])).data).not.toEqual(
      (await setUp({ seed: 5 }).search("projects", ["/project/name"])).data,
    );
  });
});

describe("the client", () => {
  it("gets through with every method, and strict validation finds nothing", async () => {
    const { fake, clock } = setUp();
    const { projects } = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    const fields = (await projects.fields()).map(({ id }) => id);
    const found = await projects.search({ fields });
    expect(found).toHaveLength(7);
    const id = found[0]!["/project/id"] as number;
    await projects.archive(id);
    await projects.restore(id);
    const taskFields = (await projects.tasks.fields()).map((field) => field.id);
    const tasks = await projects.tasks.search({ fields: taskFields });
    const task = tasks[0]!["/projectTask/id"] as number;
    await projects.tasks.archive(task);
    await projects.tasks.restore(task);
    expect(await projects.tasks.search({ fields: taskFields })).toEqual(tasks);
  });
});
