import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

const PROVIDER = "/learning/lms-integrations/bakers-academy";
const course = (id: string, title = "Sourdough", more: object = {}) => ({
  "/trainingContent/externalIdentifier": id,
  "/trainingContent/title": title,
  "/trainingContent/sourceLink": `https://academy.example/${id}`,
  ...more,
});

/** A fake with a course provider that is connected. */
async function setUp({ connect = true, ...options }: Raw = {}) {
  const world = fakeOf({ employees: 20, ...options });
  const { send, fake } = world;
  const register = (body: object = { providerIdentifier: "bakers-academy" }) => send("POST", "/learning/lms-integrations", { body });
  const content = (method: string, items: unknown, path = "") => send(method, `${PROVIDER}/training-content${path}`, { body: { items } });
  const learner = fake.company.employees.find(({ status }) => status === "Active")!;
  const statement = (change: object = {}) => ({
    id: "0b1d7a52-6f0c-4f0e-9a3b-1f6f3a1f0c11",
    timestamp: "2026-06-15T08:59:00Z",
    actor: { mbox: `mailto:${learner.email}` },
    verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
    object: { id: "https://academy.example/c1" },
    result: { completion: true },
    ...change,
  });
  const submit = (change: object = {}) => send("POST", `${PROVIDER}/xapi/statements`, { body: statement(change) });
  const courses = () => fake.learningRecords()[0]!.courses;
  if (connect) await register();
  return { ...world, register, content, learner, statement, submit, courses };
}

describe("a course provider", () => {
  it("is connected without a body in the answer, and removed by being kept as inactive", async () => {
    const { register, send, fake } = await setUp({ connect: false });
    expect(await register({ providerIdentifier: "bakers-academy", displayName: "Bakers" })).toMatchObject({ status: 200, text: "" });
    expect(fake.learningRecords()).toEqual([
      {
        providerIdentifier: "bakers-academy",
        active: true,
        details: { displayName: "Bakers" },
        registeredAt: "2026-06-15T09:00:00.000000",
        courses: [],
        statements: [],
      },
    ]);
    expect(await send("DELETE", PROVIDER)).toMatchObject({ status: 204, text: "" });
    expect(fake.learningRecords()).toMatchObject([{ active: false }]);
    expect((await send("DELETE", PROVIDER)).status).toBe(404);
  });

  it("is connected once, and again with its courses after it was removed", async () => {
    const { register, content, send, courses, fake } = await setUp();
    expect((await register()).status).toBe(409);
    expect((await register({ providerIdentifier: "" })).status).toBe(400);
    await content("POST", [course("c1")]);
    await send("DELETE", PROVIDER);
    expect((await register()).status).toBe(200);
    expect(courses()).toHaveLength(1);
    expect(fake.learningRecords()).toMatchObject([{ active: true }]);
  });

  it("is asked for by everything else: 404 when it is not connected", async () => {
    const { content, submit, fake } = await setUp({ connect: false });
    expect((await content("POST", [course("c1")])).status).toBe(404);
    expect((await content("PATCH", [course("c1")])).status).toBe(404);
    expect((await content("PATCH", ["c1"], "/archive")).status).toBe(404);
    expect((await submit()).status).toBe(404);
    expect(fake.learningRecords()).toEqual([]);
  });

  it("needs the permission", async () => {
    const { register, fake } = await setUp({ connect: false });
    fake.permissions.revoke("learning.manageIntegration");
    expect(await register()).toMatchObject({ status: 403, data: { key: "exception.permission.missing" } });
  });

  it("needs the module: without it Bob answers 403 and nothing more", async () => {
    const { register } = await setUp({ connect: false, withoutModules: ["learning"] });
    expect(await register()).toMatchObject({ status: 403, text: "" });
  });
});

describe("courses", () => {
  it("are added, and those named twice count as sent last", async () => {
    const { content, courses } = await setUp();
    const { status, data } = await content("POST", [
      course("c1"),
      course("c2", "Rye", { "/trainingContent/field_1": 3 }),
      course("c1", "Sourdough, second edition"),
    ]);
    expect([status, data]).toEqual([200, { success: ["c1", "c2"], errors: [] }]);
    expect(courses()).toMatchObject([
      { externalIdentifier: "c1", title: "Sourdough, second edition", archived: false },
      { externalIdentifier: "c2", title: "Rye", fields: { field_1: 3, sourceLink: "https://academy.example/c2" } },
    ]);
  });

  it("change in what is sent; unknown ones are named as errors while the others are changed", async () => {
    const { content, courses } = await setUp();
    await content("POST", [course("c1")]);
    const title = { "/trainingContent/externalIdentifier": "c1", "/trainingContent/title": "Rye" };
    const { data } = await content("PATCH", [title, { "/trainingContent/externalIdentifier": "c9" }]);
    expect(data).toEqual({ success: ["c1"], errors: [{ externalIdentifier: "c9", error: expect.any(String) }] });
    expect(courses()).toMatchObject([{ title: "Rye", fields: { sourceLink: "https://academy.example/c1" } }]);
  });

  it("are archived, and shown again when they are sent again", async () => {
    const { content, courses } = await setUp();
    await content("POST", [course("c1"), course("c2")]);
    const { data } = await content("PATCH", ["c1", "c9"], "/archive");
    expect(data).toMatchObject({ success: ["c1"], errors: [{ externalIdentifier: "c9" }] });
    expect(courses().map(({ archived }) => archived)).toEqual([true, false]);
    await content("POST", [course("c1")]);
    expect(courses().map(({ archived }) => archived)).toEqual([false, false]);
  });

  it("without a title or an identifier are errors of their own; more than 500 are refused as a whole", async () => {
    const { content, courses } = await setUp();
    const { data } = await content("POST", [course("c1", ""), course(""), course("c2")]);
    expect(data).toMatchObject({ success: ["c2"], errors: [{ externalIdentifier: "c1" }, { externalIdentifier: "" }] });
    expect((await content("POST", [{ "/trainingContent/externalIdentifier": "c3" }])).status).toBe(400);
    expect(
      (
        await content(
          "POST",
          Array.from({ length: 501 }, (_, nth) => course(`x${nth}`)),
        )
      ).status,
    ).toBe(400);
    expect((await content("POST", [])).status).toBe(400);
    expect(courses()).toHaveLength(1);
  });
});

describe("a learner's progress", () => {
  it("is recorded, once", async () => {
    const { content, submit, fake, learner, statement } = await setUp();
    await content("POST", [course("c1")]);
    const { status, data } = await submit();
    expect([status, data]).toEqual([200, { accepted: true, statementId: statement().id }]);
    expect((await submit({ timestamp: "2026-06-15T09:00:00Z" })).status).toBe(409);
    expect(fake.learningRecords()[0]!.statements).toEqual([
      {
        id: statement().id,
        employeeId: learner.id,
        verb: "completed",
        externalIdentifier: "c1",
        timestamp: "2026-06-15T08:59:00Z",
        statement: statement(),
      },
    ]);
  });

  it("is ignored without a body for a verb that Bob does not know, and may come again with another", async () => {
    const { content, submit, fake } = await setUp();
    await content("POST", [course("c1")]);
    expect(await submit({ verb: { id: "http://adlnet.gov/expapi/verbs/attempted" } })).toMatchObject({ status: 204, text: "" });
    expect(fake.learningRecords()[0]!.statements).toEqual([]);
    expect((await submit({ verb: { id: "http://adlnet.gov/expapi/verbs/failed" } })).status).toBe(200);
  });

  it("is refused for someone who is no active employee, and for a course that was not sent", async () => {
    const { content, submit, fake, learner } = await setUp();
    await content("POST", [course("c1")]);
    expect((await submit({ actor: { mbox: "mailto:nobody@lanternfield.example" } })).status).toBe(400);
    expect((await submit({ actor: {} })).status).toBe(400);
    expect((await submit({ object: { id: "https://academy.example/c9" } })).status).toBe(400);
    fake.terminate(learner.id);
    expect((await submit()).status).toBe(400);
    expect(fake.learningRecords()[0]!.statements).toEqual([]);
  });
});

describe("the client", () => {
  it("gets through with every method, and strict validation finds nothing", async () => {
    const { fake, clock, statement } = await setUp({ connect: false });
    const { learning } = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
    await learning.registerIntegration({ providerIdentifier: "bakers-academy" });
    const sent = { externalIdentifier: "c1", title: "Sourdough", sourceLink: "https://academy.example/c1" };
    expect(await learning.addContent("bakers-academy", [sent])).toEqual({ success: ["c1"], errors: [] });
    const update = await learning.updateContent("bakers-academy", [
      { externalIdentifier: "c1", title: "Rye" },
      { externalIdentifier: "c2" },
    ]);
    expect(update).toMatchObject({ success: ["c1"], errors: [{ externalIdentifier: "c2" }] });
    const outcomes = [statement(), statement(), statement({ id: "5", verb: { id: "launched" } })];
    for (const [nth, outcome] of ["accepted", "duplicate", "ignored"].entries()) {
      expect(await learning.sendStatement("bakers-academy", outcomes[nth]!)).toMatchObject({ outcome });
    }
    expect(await learning.archiveContent("bakers-academy", ["c1"])).toEqual({ success: ["c1"], errors: [] });
    await learning.removeIntegration("bakers-academy");
    expect(fake.learningRecords()).toMatchObject([
      { active: false, courses: [{ title: "Rye", archived: true }], statements: [{ verb: "completed" }] },
    ]);
  });
});
