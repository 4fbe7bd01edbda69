import { describe, expect, it } from "vitest";
import { BADGE, DESK, peopleRig, TEAM } from "./people-rig.ts";

const NINA = { email: "nina.okafor@lanternfield.example", firstName: "Nina", surname: "Okafor" };
const LEAST = { ...NINA, work: { site: "Berlin", startDate: "2026-06-01" } };

describe("creating a person", () => {
  it("takes the five values that Bob insists on, and answers the person with the id", async () => {
    const { send, fake, people } = peopleRig();
    const { status, data } = await send("POST", "/people", { body: LEAST });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      ...NINA,
      id: expect.stringMatching(/^\d{19}$/),
      work: { site: "Berlin", startDate: "2026-06-01", title: null, department: null, reportsTo: null },
      "/root/email": { value: NINA.email },
    });
    expect(fake.company.find(NINA.email)).toMatchObject({ id: data.id, status: "Active", startDate: "2026-06-01" });
    expect((await people(["root.email"])).at(-1)).toMatchObject({ id: data.id, email: NINA.email });
    expect((await send("GET", `/people/${data.id}/work`)).data.values).toMatchObject([
      { site: "Berlin", effectiveDate: "2026-06-01", title: null, isCurrent: true },
    ]);
  });

  it("takes any other field below its category, custom ones too, and lists by id or, for the site, by label", async () => {
    const { send, person, get, someone } = peopleRig();
    const [team] = (await get(`/company/named-lists/${TEAM}`)).data.values;
    const body = {
      ...LEAST,
      secondName: "Ada",
      work: {
        site: 2_711_002,
        startDate: "2026-07-01",
        title: "Accountant",
        department: "Finance",
        reportsTo: { id: someone.id },
        custom: { [DESK.split(".")[2]!]: "2-2", [TEAM.split(".")[2]!]: team.id },
      },
      home: { legalGender: "Female" },
      address: { country: "Germany", city: "Hamburg" },
      category_1748390400112: { custom: { [BADGE.split(".")[2]!]: 9_999 } },
      fullName: "Somebody Else",
      unheard: { of: 1 },
    };
    const { status, data } = await send("POST", "/people", { body });
    expect(status).toBe(200);
    const fields = ["root.fullName", "root.secondName", "work.siteId", "work.title", "work.department", "work.manager", "home.legalGender"];
    const found = await person(data.id, ...fields, "address.country", "address.city", DESK, TEAM, BADGE, "internal.lifecycleStatus");
    expect(found).toMatchObject({
      fullName: "Nina Okafor",
      secondName: "Ada",
      work: { siteId: 2_711_002, title: "Accountant", department: "Finance", manager: someone.id, custom: expect.anything() },
      home: { legalGender: "Female" },
      address: { country: "Germany", city: "Hamburg" },
      internal: { lifecycleStatus: "Hired" },
    });
    expect([found["/work/custom/field_1748390400501"], found["/work/custom/field_1748390400502"]]).toEqual([
      { value: "2-2" },
      { value: team.id },
    ]);
    expect(found.category_1748390400112.custom).toEqual({ field_1748390400503: 9_999 });
  });

  it("makes first rows of what belongs into tables, so that the tables and the fields agree", async () => {
    const { send, get, person } = peopleRig();
    const payroll = {
      salary: { payment: { value: 48_000, currency: "EUR" }, payPeriod: "Annual", payFrequency: "Monthly" },
      employment: { contract: "Fixed term", type: "Full time" },
    };
    const { status, data } = await send("POST", "/people", { body: { ...LEAST, payroll } });
    expect(status).toBe(200);
    const salaries = (await get(`/people/${data.id}/salaries`)).data.values;
    expect(salaries).toMatchObject([
      { base: { value: 48_000, currency: "EUR" }, payPeriod: "Annual", effectiveDate: "2026-06-01", isCurrent: true },
    ]);
    expect((await get(`/people/${data.id}/employment`)).data.values).toMatchObject([
      { contract: "Fixed term", effectiveDate: "2026-06-01" },
    ]);
    expect(await person(data.id, "payroll.salary.yearlyPayment", "payroll.employment.contract")).toMatchObject({
      payroll: { salary: { yearlyPayment: { value: 48_000, currency: "EUR" } }, employment: { contract: "Fixed term" } },
    });
  });

  it.each([
    ["a salary without its period", { ...LEAST, payroll: { salary: { payment: { value: 1, currency: "EUR" } } } }],
    ["no email", { ...LEAST, email: undefined }],
    ["no email address", { ...LEAST, email: "nina" }],
    ["an empty name", { ...LEAST, firstName: " " }],
    ["no surname", { ...LEAST, surname: undefined }],
    ["no site", { ...NINA, work: { startDate: "2026-06-01" } }],
    ["a site that is not in the list", { ...NINA, work: { site: "Atlantis", startDate: "2026-06-01" } }],
    ["an archived site by its id", { ...NINA, work: { site: 2_711_000, startDate: "2026-06-01" } }],
    ["an archived site", { ...NINA, work: { site: "Bristol", startDate: "2026-06-01" } }],
    ["no start date", { ...NINA, work: { site: "Berlin" } }],
    ["a start date in another form", { ...NINA, work: { site: "Berlin", startDate: "01/06/2026" } }],
    ["a title that is not in the list", { ...NINA, work: { site: "Berlin", startDate: "2026-06-01", title: "Wizard" } }],
    ["a manager who does not exist", { ...NINA, work: { site: "Berlin", startDate: "2026-06-01", reportsTo: { id: "1" } } }],
    ["a country by its code", { ...LEAST, address: { country: "DE" } }],
    ["a wrong date elsewhere", { ...LEAST, personal: { birthDate: "soon" } }],
    ["a list", [LEAST]],
  ])("refuses %s with 400, and nobody is there", async (_, body) => {
    const { send, fake, events } = peopleRig();
    const { status, data } = await send("POST", "/people", { body });
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
    expect(fake.company.find(NINA.email)).toBeUndefined();
    expect(fake.company.employees).toHaveLength(30);
    expect(events).toEqual([]);
  });

  it("refuses an email that somebody has, in any case", async () => {
    const { send, someone } = peopleRig();
    const { status, headers } = await send("POST", "/people", { body: { ...LEAST, email: someone.email.toUpperCase() } });
    expect(status).toBe(400);
    expect(headers.get("x-fake-explanation")).toContain("in use");
  });

  it("needs the box for adding people: 403 without it, and nobody is there", async () => {
    const { send, fake } = peopleRig();
    fake.permissions.revoke("people.create");
    expect((await send("POST", "/people", { body: LEAST })).status).toBe(403);
    expect(fake.company.employees).toHaveLength(30);
  });

  it("drops what the service user may not edit, but for what a person cannot be without", async () => {
    const { send, person, fake } = peopleRig();
    fake.permissions.revoke("root.edit", "work.edit", "home.edit", "payroll.edit");
    const body = { ...LEAST, home: { familyStatus: "Widowed" }, payroll: { salary: { payment: { value: 1, currency: "EUR" } } } };
    const { status, data } = await send("POST", "/people", { body });
    expect(status).toBe(200);
    expect((await person(data.id, "home.familyStatus")).home.familyStatus).not.toBe("Widowed");
  });

  it("tells of one new employee, and of no updates", async () => {
    const { send, told } = peopleRig();
    const { data } = await send("POST", "/people", { body: { ...LEAST, secondName: "Ada" } });
    expect(told("employee.created")).toEqual([{ employeeId: data.id }]);
    expect(told("employee.updated")).toEqual([]);
  });

  it("gives the same person the same id in a fake with the same seed", async () => {
    const make = async () => (await peopleRig().send("POST", "/people", { body: LEAST })).data;
    expect(await make()).toEqual(await make());
  });

  it("is understood by the client, and by reads once they have caught up", async () => {
    const { bob, fake, inTime, value } = peopleRig({ lag: 2_000 });
    const { id, visible } = await bob.people.create({
      "root.email": NINA.email,
      "root.firstName": "Nina",
      "root.surname": "Okafor",
      "work.site": "London",
      "work.startDate": "2026-07-01",
      [DESK]: "3-3",
    });
    expect(fake.company.find(id)?.email).toBe(NINA.email);
    expect(await value(id, DESK)).toBeUndefined();
    await inTime(visible());
    expect(await value(id, DESK)).toBe("3-3");
  });
});
