import { describe, expect, it } from "vitest";
import type { Raw } from "./ask.ts";
import { peopleRig } from "./people-rig.ts";

describe("what else is written of a person", () => {
  it("is the email: people are found by the new one", async () => {
    const { send, search, fake, told, someone } = peopleRig();
    const old = someone.email;
    const { status, text } = await send("PUT", `/people/${someone.id}/email`, { body: { email: "new@lanternfield.example" } });
    expect([status, text]).toEqual([200, ""]);
    const filters = (value: string) => [{ fieldPath: "root.email", operator: "equals", values: [value] }];
    const find = async (value: string) => (await search({ fields: ["root.email"], filters: filters(value) })).data.employees;
    expect(await find("NEW@lanternfield.example")).toMatchObject([{ id: someone.id, email: "new@lanternfield.example" }]);
    expect(await find(old)).toEqual([]);
    expect(told("employee.updated")).toEqual([{ employeeId: someone.id, fieldUpdates: ["root.email"] }]);
    const taken = fake.company.employees[6]!.email;
    expect((await send("PUT", `/people/${someone.id}/email`, { body: { email: taken } })).status).toBe(400);
    expect((await send("PUT", `/people/${someone.id}/email`, { body: { email: "nobody" } })).status).toBe(400);
  });

  it("is the start date, which the fields show at once", async () => {
    const { send, person, someone } = peopleRig();
    const set = (body: unknown) => send("POST", `/employees/${someone.id}/start-date`, { body });
    const { status, text } = await set({ startDate: "2026-07-06", reason: "Postponed" });
    expect([status, text]).toEqual([200, ""]);
    const found = await person(someone.id, "work.startDate", "internal.lifecycleStatus");
    expect(found).toMatchObject({ work: { startDate: "2026-07-06" }, internal: { lifecycleStatus: "Hired" } });
    expect((await set({ startDate: "2026-02-30" })).status).toBe(400);
    expect((await set({})).status).toBe(400);
  });

  it("is the termination, which takes effect on its day", async () => {
    const { send, person, clock, someone } = peopleRig();
    const body = {
      terminationDate: "2026-06-20",
      terminationReason: "Relocation",
      reasonType: "Voluntary",
      noticePeriod: { unit: "weeks", length: 6 },
      lastDayOfWork: "2026-06-18",
    };
    const { status, text } = await send("POST", `/employees/${someone.id}/terminate`, { body });
    expect([status, text]).toEqual([200, ""]);
    const fields = ["internal.status", "internal.terminationDate", "internal.terminationReason", "internal.terminationType"];
    const read = () => person(someone.id, ...fields, "internal.notice", "employee.lastDayOfWork");
    const told = {
      terminationDate: "2026-06-20",
      terminationReason: "Relocation",
      terminationType: "Voluntary",
      notice: { unit: "weeks", length: 6 },
    };
    expect(await read()).toMatchObject({ internal: { status: "Active", ...told }, employee: { lastDayOfWork: "2026-06-18" } });
    await clock.advance(5 * 86_400_000);
    expect(await read()).toMatchObject({ internal: { status: "Inactive", ...told } });
  });

  it.each([
    ["a reason that is not in its list", { terminationReason: "Boredom" }],
    ["an archived reason", { terminationReason: "Merger" }],
    ["a kind of reason that is not in its list", { reasonType: "Sudden" }],
    ["a notice period in words", { noticePeriod: "a month" }],
    ["a notice period in unknown units", { noticePeriod: { unit: "moons", length: 1 } }],
    ["a day before the start", { terminationDate: "1999-01-01" }],
    ["a day that does not exist", { terminationDate: "2026-02-30" }],
    ["no day", { terminationDate: undefined }],
    ["a last day in another form", { lastDayOfWork: "18/06/2026" }],
  ])("refuses a termination with %s", async (_, wrong) => {
    const { send, events, someone } = peopleRig();
    const { status, data } = await send("POST", `/employees/${someone.id}/terminate`, {
      body: { terminationDate: "2026-06-20", ...wrong },
    });
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect(events).toEqual([]);
  });

  it("is the access: an invitation with a wizard of the company, and its end", async () => {
    const { send, get, value, told, someone } = peopleRig();
    const [{ id: welcomeWizardId }] = (await get("/onboarding/wizards")).data.wizards;
    const invite = (body: unknown) => send("POST", `/employees/${someone.id}/invitations`, { body });
    const uninvited = await send("POST", `/employees/${someone.id}/uninvite`);
    expect([uninvited.status, uninvited.text]).toEqual([200, ""]);
    expect(await value(someone.id, "root.state")).toBe("uninvited");
    const invited = await invite({ welcomeWizardId });
    expect([invited.status, invited.text]).toEqual([200, ""]);
    expect(await value(someone.id, "root.state")).toBe("invited");
    expect((await invite({ welcomeWizardId: 7 })).status).toBe(400);
    expect((await invite({ welcomeWizardId: String(welcomeWizardId) })).status).toBe(400);
    expect((await invite({})).status).toBe(400);
    expect(told("employee.updated").at(-1)).toEqual({ employeeId: someone.id, fieldUpdates: ["root.state"] });
  });

  it.each([
    ["PUT", "/people/{id}/email", { email: "a@lanternfield.example" }],
    ["POST", "/employees/{id}/start-date", { startDate: "2026-07-06" }],
    ["POST", "/employees/{id}/terminate", { terminationDate: "2026-07-06" }],
    ["POST", "/employees/{id}/invitations", { welcomeWizardId: 1 }],
    ["POST", "/employees/{id}/uninvite", undefined],
  ])("is not there for nobody and for people outside the audience: %s %s answers 404", async (method, path, body) => {
    const { send, fake, someone } = peopleRig();
    const ask = async (id: string) => (await send(method, path.replace("{id}", id), { body })).status;
    expect(await ask("3300000000000000000")).toBe(404);
    fake.audience = ({ id }) => id !== someone.id;
    expect(await ask(someone.id)).toBe(404);
  });

  it("needs Edit on the category of what changes: the email, the access", async () => {
    const { send, fake, someone, value } = peopleRig();
    fake.permissions.revoke("root.edit", "userData.edit");
    const email = await send("PUT", `/people/${someone.id}/email`, { body: { email: "a@lanternfield.example" } });
    const invited = await send("POST", `/employees/${someone.id}/invitations`, { body: { welcomeWizardId: 1 } });
    const uninvited = await send("POST", `/employees/${someone.id}/uninvite`);
    expect([email.status, invited.status, uninvited.status]).toEqual([403, 403, 403]);
    expect(await value(someone.id, "root.email")).toBe(someone.email);
  });

  it("needs Edit on Lifecycle where somebody starts or leaves", async () => {
    const { send, fake, someone } = peopleRig();
    fake.permissions.revoke("lifecycle.edit");
    const start = await send("POST", `/employees/${someone.id}/start-date`, { body: { startDate: "2026-07-06" } });
    const end = await send("POST", `/employees/${someone.id}/terminate`, { body: { terminationDate: "2026-07-06" } });
    expect([start.status, end.status]).toEqual([403, 403]);
  });

  it("is understood by the client", async () => {
    const { bob, value, someone } = peopleRig();
    await (await bob.people.setEmail(someone.id, "x@lanternfield.example")).visible();
    await (await bob.people.setStartDate(someone.id, { startDate: "2020-01-06" })).visible();
    const [wizard] = await bob.onboarding.wizards();
    await bob.people.invite(someone.id, { welcomeWizardId: wizard!.id });
    expect(await value(someone.id, "root.state")).toBe("invited");
    await bob.people.uninvite(someone.id);
    expect(await value(someone.id, "root.state")).toBe("uninvited");
    await bob.people.terminate(someone.id, { terminationDate: "2026-06-30", terminationReason: "Relocation" });
    expect(await value(someone.id, "internal.terminationDate")).toBe("2026-06-30");
  });
});

describe("the verbs of people", () => {
  it("change the email, the access and the start date", async () => {
    const { fake, value, someone } = peopleRig();
    expect(fake.changeEmail(someone.id, "y@lanternfield.example").email).toBe("y@lanternfield.example");
    fake.uninvite(someone.id);
    expect(await value(someone.id, "root.state")).toBe("uninvited");
    fake.invite(someone.id);
    expect(await value(someone.id, "root.state")).toBe("invited");
    expect(() => fake.invite(someone.id, 1)).toThrow("must be the id of a welcome wizard");
    expect(fake.setStartDate(someone.id, { date: "2021-03-01" }).startDate).toBe("2021-03-01");
  });

  it("let people go, come back, be away, and vanish", async () => {
    const { fake, value, clock, someone, told } = peopleRig();
    const status = () => value(someone.id, "internal.lifecycleStatus");
    fake.startLeave(someone.id, { kind: "Parental leave" });
    expect(await status()).toBe("Parental leave");
    await clock.advance(86_400_000);
    fake.endLeave(someone.id);
    expect(await status()).toBe("Employed");
    fake.terminate(someone.id);
    expect(await status()).toBe("Terminated");
    await clock.advance(86_400_000);
    fake.rehire(someone.id);
    expect(await status()).toBe("Employed");
    fake.remove(someone.id);
    expect(fake.company.find(someone.id)).toBeUndefined();
    expect(told("employee.deleted")).toEqual([{ employeeId: someone.id }]);
  });

  it("set fields with list items by label, and refuse what does not fit", async () => {
    const { fake, value, someone } = peopleRig();
    const team = "work.custom.field_1748390400502";
    fake.update(someone.id, { [team]: "Beacon", "home.familyStatus": "Married" });
    expect(await value(someone.id, team)).toMatch(/^\d+$/);
    const wrong: [string, unknown][] = [
      [team, "Candle"],
      ["personal.birthDate", "tomorrow"],
      ["category_1748390400112.custom.field_1748390400506", 40],
      ["root.firstName", ""],
    ];
    for (const [field, to] of wrong) expect(() => fake.update(someone.id, { [field]: to }), field).toThrow(/Fake HiBob: /);
  });
});

describe("profiles", () => {
  it("are the public pages of active people, nested and with labels", async () => {
    const { get, people, fake } = peopleRig({ employees: 60 });
    const { status, data } = await get("/profiles");
    expect(status).toBe(200);
    const active = fake.company.employees.filter((person) => person.status === "Active");
    expect(data.employees.map(({ id }: Raw) => id)).toEqual(active.map(({ id }) => id));
    const profile = data.employees[3];
    const [machine] = (await people(["work.manager", "work.reportsTo", "work.startDate", "work.title", "about.hobbies"])).filter(
      ({ id }) => id === profile.id,
    );
    expect(Object.keys(profile)).toEqual(["id", "email", "firstName", "surname", "displayName", "personal", "work", "about"]);
    expect(profile.work).toMatchObject({
      startDate: machine.work.startDate,
      title: machine.work.title,
      isManager: expect.stringMatching(/^(Yes|No)$/),
      manager: machine.work.reportsTo.displayName,
      reportsTo: machine.work.reportsTo,
    });
    expect(profile.about.hobbies).toEqual(machine.about.hobbies);
    expect(profile.personal).toHaveProperty("shortBirthDate");
    expect(profile.personal).not.toHaveProperty("birthDate");
    expect(JSON.stringify(profile)).not.toMatch(/custom|salary|"\//);
  });

  it("leave out what may not be viewed, and who is outside the audience", async () => {
    const { get, fake, bob, someone } = peopleRig();
    fake.permissions.revoke("about.view", "personal.view");
    fake.audience = { ids: [someone.id] };
    const { data } = await get("/profiles");
    expect(data.employees).toHaveLength(1);
    expect(Object.keys(data.employees[0])).toEqual(["id", "email", "firstName", "surname", "displayName", "work"]);
    expect(await bob.people.profiles()).toMatchObject([{ id: someone.id }]);
  });
});
