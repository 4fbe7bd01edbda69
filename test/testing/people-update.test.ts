import { describe, expect, it } from "vitest";
import { BADGE, BUDGET, CLUBS, CONSENT, DESK, MENTOR, peopleRig, TEAM } from "./people-rig.ts";

/** The last part of a custom field's id, which is its key in an update. */
const key = (id: string): string => id.split(".")[2]!;

describe("an update of a person", () => {
  it("changes what is sent, leaves the rest, and answers 200 with an empty body", async () => {
    const { put, person, someone } = peopleRig();
    const before = await person(someone.id, "root.surname", "home.mobilePhone");
    const { status, text } = await put(someone.id, {
      firstName: "Wilhelmina",
      displayName: "Billie",
      home: { privatePhone: "+44 7700 900123", spouse: { firstName: "Kit" } },
      about: { hobbies: ["Chess", "Choir"] },
      emergency: { country: "Ireland" },
    });
    expect([status, text]).toEqual([200, ""]);
    const after = await person(
      someone.id,
      ...["root.firstName", "root.surname", "root.fullName", "root.displayName", "home.privatePhone", "home.mobilePhone"],
      ...["home.spouse.firstName", "about.hobbies", "emergency.country"],
    );
    expect(after).toMatchObject({
      firstName: "Wilhelmina",
      surname: before.surname,
      fullName: `Wilhelmina ${before.surname}`,
      displayName: "Billie",
      home: { privatePhone: "+44 7700 900123", mobilePhone: before.home.mobilePhone, spouse: { firstName: "Kit" } },
      about: { hobbies: ["Chess", "Choir"] },
      emergency: { country: "Ireland" },
    });
  });

  it("answers 304 when nothing is new, and tells nobody", async () => {
    const { put, events, value, someone } = peopleRig();
    const email = await value(someone.id, "home.privateEmail");
    const { status, text } = await put(someone.id, { home: { privateEmail: email } });
    expect([status, text]).toEqual([304, ""]);
    expect(events).toEqual([]);
  });

  it.each([
    ["a column of a table", { work: { title: "VP Sales", department: "Sales" } }],
    ["a calculated value", { work: { isManager: false }, fullName: "X", personal: { age: 7, shortBirthDate: "01-01" } }],
    ["an address", { address: { line1: "1 Lane", fullAddress: "x" } }],
    ["a field of the job", { employee: { jobFamilyId: 1 } }],
    ["a lifecycle field", { internal: { status: "Inactive", probationEndDate: "2027-01-01" } }],
    ["the email, which has an endpoint of its own", { email: "new@lanternfield.example" }],
    ["a field that does not exist", { home: { treehouse: "oak" }, nothing: 1, root: { firstName: "X" }, __proto__: { a: 1 } }],
    ["a category that is no object", { home: "x" }],
    ["nothing", {}],
  ])("drops %s without a word: 304 when that was all, 200 when there was more", async (_, body) => {
    const { put, person, someone } = peopleRig();
    const fields = [
      "work.title",
      "root.fullName",
      "root.email",
      "address.line1",
      "internal.status",
      "employee.jobFamilyId",
      "root.firstName",
    ];
    const before = await person(someone.id, ...fields);
    expect((await put(someone.id, body)).status).toBe(304);
    expect((await put(someone.id, { ...body, secondName: "Quill" })).status).toBe(200);
    expect(await person(someone.id, ...fields)).toEqual(before);
  });

  it("drops fields that the service user may not edit, by category or by field", async () => {
    const { put, value, fake, someone } = peopleRig();
    const body = { home: { privatePhone: "+44 1", familyStatus: "Widowed" } };
    fake.permissions.revoke("personalContact.edit", "home.edit");
    expect((await put(someone.id, body)).status).toBe(304);
    fake.permissions.grant("home.edit");
    expect((await put(someone.id, body)).status).toBe(200);
    expect(await value(someone.id, "home.familyStatus")).toBe("Widowed");
    expect(await value(someone.id, "home.privatePhone")).not.toBe("+44 1");
    fake.permissions.model = "field";
    fake.permissions.grant("field:home.privatePhone.edit");
    fake.permissions.revoke("field:home.familyStatus.edit");
    expect((await put(someone.id, { home: { privatePhone: "+44 1", familyStatus: "Single" } })).status).toBe(200);
    expect(await value(someone.id, "home.privatePhone")).toBe("+44 1");
    expect(await value(someone.id, "home.familyStatus")).toBe("Widowed");
  });

  it.each([
    ["an item that the list does not have", { home: { familyStatus: "Entangled" } }],
    ["an archived item", { home: { familyStatus: "Other" } }],
    ["a wrong item among right ones", { about: { hobbies: ["Chess", "Napping"] } }],
    ["several items as one text", { about: { hobbies: "Chess" } }],
    ["a date in another form", { personal: { birthDate: "24/12/1980" } }],
    ["a date that does not exist", { personal: { birthDate: "1981-02-29" } }],
    ["a number in words", { home: { numberOfKids: "two" } }],
    ["a flag in words", { personal: { custom: { [key(CONSENT)]: "yes" } } }],
    ["an object for a text", { home: { privatePhone: { number: 1 } } }],
    ["a name that is empty", { firstName: null }],
  ])("refuses %s with 400, and changes nothing at all", async (_, body) => {
    const { put, value, events, someone } = peopleRig();
    const second = await value(someone.id, "root.secondName");
    const { status, data, headers } = await put(someone.id, { secondName: "Quill", ...body });
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect(headers.get("x-fake-explanation")).toBeTruthy();
    expect(await value(someone.id, "root.secondName")).toBe(second);
    expect(events).toEqual([]);
  });

  it("writes custom fields below custom of their category, in the types of their values", async () => {
    const { put, value, get, someone } = peopleRig();
    const items = async (id: string) => (await get(`/company/named-lists/${id}`)).data.values;
    const [team] = await items(TEAM);
    const [club, other] = await items(CLUBS);
    const { status } = await put(someone.id, {
      work: { custom: { [key(DESK)]: "4-7", [key(TEAM)]: team.id, [key(MENTOR)]: "3300000000000000001" } },
      category_1748390400112: {
        custom: { [key(BADGE)]: 17, [key(CLUBS)]: [other.id, club.id], [key(BUDGET)]: { value: 12.5, currency: "EUR" } },
      },
    });
    expect(status).toBe(200);
    expect(await value(someone.id, DESK)).toBe("4-7");
    expect(await value(someone.id, TEAM)).toBe(team.id);
    expect(await value(someone.id, MENTOR)).toBe("3300000000000000001"); // Bob does not look for the person
    expect(await value(someone.id, BADGE)).toBe(17);
    expect(await value(someone.id, CLUBS)).toEqual([other.id, club.id]);
    expect(await value(someone.id, BUDGET)).toEqual({ value: 12.5, currency: "EUR" });
    // A list of digits as ids takes ids alone.
    expect((await put(someone.id, { work: { custom: { [key(TEAM)]: "Beacon" } } })).status).toBe(400);
  });

  it("takes an amount that it cannot read for empty, without a word", async () => {
    const { put, value, someone } = peopleRig();
    const write = (amount: unknown) => put(someone.id, { category_1748390400112: { custom: { [key(BUDGET)]: amount } } });
    await write({ value: 12.5, currency: "EUR" });
    expect((await write(40)).status).toBe(200);
    expect(await value(someone.id, BUDGET)).toBeNull();
    await write({ value: 12.5, currency: "EUR" });
    expect((await write({ value: 1, currency: "ZZZ" })).status).toBe(200);
    expect(await value(someone.id, BUDGET)).toBeNull();
  });

  it("empties a field with null", async () => {
    const { put, person, someone } = peopleRig();
    await put(someone.id, { secondName: "Quill", about: { hobbies: ["Chess"] } });
    await put(someone.id, { secondName: null, about: { hobbies: [] } });
    const found = await person(someone.id, "root.secondName", "about.hobbies");
    expect(found).toEqual({ id: someone.id, secondName: null, about: { hobbies: [] } });
  });

  it("makes the display name of the others again when it is emptied", async () => {
    const { put, value, someone } = peopleRig();
    await put(someone.id, { displayName: "Billie" });
    expect((await put(someone.id, { displayName: null })).status).toBe(200);
    expect(await value(someone.id, "root.displayName")).toBe(`${someone.firstName} ${someone.surname}`);
    expect((await put(someone.id, { displayName: null })).status).toBe(304);
  });

  it("shows a number of the company's own where the person is somebody's manager", async () => {
    const { put, fake, value } = peopleRig();
    const report = fake.company.employees.find(({ reportsTo }) => reportsTo !== null)!;
    expect((await put(report.reportsTo!, { work: { employeeIdInCompany: 4_711 } })).status).toBe(200);
    expect(await value(report.id, "work.reportsToIdInCompany")).toBe(4_711);
  });

  it("tells which fields are new, by API and by verb, and only those", async () => {
    const { put, told, fake, value, someone } = peopleRig();
    const email = await value(someone.id, "home.privateEmail");
    await put(someone.id, { secondName: "Quill", home: { privatePhone: "+44 1", privateEmail: email } });
    fake.update(someone.id, { [DESK]: "9-9", "home.privatePhone": "+44 1", "personal.birthDate": "1980-12-24" });
    expect(told("employee.updated")).toEqual([
      { employeeId: someone.id, fieldUpdates: ["root.secondName", "home.privatePhone"] },
      { employeeId: someone.id, fieldUpdates: [DESK, "personal.birthDate"] },
    ]);
  });

  it("answers 404 for nobody, for an email, and for someone outside the audience", async () => {
    const { put, fake, someone } = peopleRig();
    const status = async (id: string) => (await put(id, { secondName: "Quill" })).status;
    expect(await status("3300000000000000000")).toBe(404);
    expect(await status(encodeURIComponent(someone.email))).toBe(404);
    fake.audience = ({ id }) => id !== someone.id;
    expect(await status(someone.id)).toBe(404);
  });

  it("is understood by the client: applied, unchanged, and what was dropped", async () => {
    const { bob, fake, inTime, someone } = peopleRig();
    const { outcome, visible } = await bob.people.update(someone.id, { "home.privatePhone": "+44 9", [DESK]: "1-1" });
    await visible();
    expect(outcome).toBe("applied");
    expect((await bob.people.update(someone.id, { "home.privatePhone": "+44 9" })).outcome).toBe("unchanged");
    fake.permissions.revoke("work.edit");
    const mixed = inTime(bob.people.update(someone.id, { "root.secondName": "Quill", [DESK]: "2-2" }, { verify: true }));
    expect(await mixed).toMatchObject({ outcome: "applied", dropped: [DESK] });
  });
});
