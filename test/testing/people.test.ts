import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { FIELDS } from "../../src/model/fields.ts";
import { fakeOf } from "./ask.ts";

describe("people search", () => {
  it("answers both notations: slash keys for what is not empty, nested categories for all that is permitted", async () => {
    const { search, fake } = fakeOf();
    const [head] = fake.company.employees;
    fake.update(head!.id, { "home.privatePhone": null, "about.hobbies": [] });
    const fields = [
      "root.firstName",
      "work.title",
      "work.reportsTo",
      "home.privatePhone",
      "about.hobbies",
      "employee.hrbp",
      "payroll.salary.payment",
    ];
    const { data } = await search({ fields, filters: [{ fieldPath: "root.id", operator: "equals", values: [head!.id] }] });
    const { employee, payroll, ...rest } = data.employees[0];
    expect(rest).toEqual({
      id: head!.id,
      firstName: head!.firstName,
      "/root/firstName": { value: head!.firstName },
      work: { title: "Chief Executive Officer", reportsTo: null },
      "/work/title": { value: "Chief Executive Officer" },
      home: { privatePhone: null },
      about: { hobbies: [] },
      "/employee/hrbp": { value: employee.hrbp },
      "/payroll/salary/payment": { value: payroll.salary.payment },
    });
    expect(payroll.salary.payment).toEqual({ value: expect.any(Number), currency: "GBP" });
  });

  it("keeps a field inside another one in that one's value, and gives it alone when asked for alone", async () => {
    const { people } = fakeOf({ employees: 10 });
    const [head, report] = await people(["work.reportsTo.email", "work.reportsTo"]);
    expect(report["/work/reportsTo/email"].value).toBe(report.work.reportsTo.email);
    expect(report["/work/reportsTo"].value).toEqual(report.work.reportsTo);
    expect(head.work).toEqual({ reportsTo: null });
    const [, alone] = await people(["work.reportsTo.email"]);
    expect(alone.work).toEqual({ reportsTo: { email: report.work.reportsTo.email } });
  });

  it("takes field ids in slash notation too", async () => {
    const { people } = fakeOf();
    expect(await people(["/root/email", "/work/title"])).toEqual(await people(["root.email", "work.title"]));
  });

  it("leaves out unknown fields, and those of a category that may not be viewed, without a word", async () => {
    const { search, fake } = fakeOf();
    fake.permissions.revoke("home.view", "employment.view");
    const fields = [
      "work.title",
      "home.familyStatus",
      "home.privatePhone",
      "payroll.employment.fte",
      "payroll.taxCode",
      "work",
      "work.nothing",
      "__proto__",
    ];
    const { status, data } = await search({ fields });
    expect(status).toBe(200);
    for (const person of data.employees) {
      expect(Object.keys(person).filter((key) => !key.startsWith("/"))).toEqual(["id", "work", "home", "payroll"]);
      // The prefix of an id says nothing: home.privatePhone is in another category, payroll.employment.fte as well.
      expect(Object.keys(person.home)).toEqual(["privatePhone"]);
      expect(Object.keys(person.payroll)).toEqual(["taxCode"]);
    }
  });

  it("always gives the id, even when nothing may be viewed", async () => {
    const { search, fake } = fakeOf({ permissions: [] });
    const { data } = await search({ fields: ["root.id", "root.email", "work.title"] });
    expect(data.employees[0]).toEqual({ id: fake.company.employees[0]!.id });
  });

  it("gives Basic info, About, Employment and Work when no fields are named", async () => {
    const { search, fake } = fakeOf();
    const [person] = (await search({})).data.employees;
    const categories = ["root", "about", "employment", "work"];
    const expected = Object.entries(FIELDS).filter(([, { category }]) => categories.includes(category));
    const client = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch });
    const { omitted } = await client.people.search({ fields: expected.map(([id]) => id) });
    expect(omitted).toEqual([]);
    const keys = Object.keys(person)
      .filter((key) => key.startsWith("/"))
      .map((key) => key.slice(1).replaceAll("/", "."));
    const ids = new Set(expected.map(([id]) => id));
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("finds inactive people only when asked to", async () => {
    const { search, people } = fakeOf({ employees: 100 });
    const active = (await search({ fields: ["internal.status"] })).data.employees;
    expect(active).toHaveLength(89);
    expect(new Set(active.map((person: { internal: { status: string } }) => person.internal.status))).toEqual(new Set(["Active"]));
    expect(await people(["root.id"])).toHaveLength(100);
  });

  it("filters by ids or by emails, once each, and skips who is not there", async () => {
    const { search, fake } = fakeOf();
    const [first, second] = fake.company.employees;
    const found = async (fieldPath: string, values: string[]) =>
      (await search({ fields: ["root.id"], filters: [{ fieldPath, operator: "equals", values }] })).data.employees.map(
        ({ id }: { id: string }) => id,
      );
    expect(await found("root.id", [second!.id, "123", first!.id, second!.id])).toEqual([first!.id, second!.id]);
    expect(await found("root.email", [second!.email.toUpperCase()])).toEqual([second!.id]);
    expect(await found("root.id", [first!.email])).toEqual([]);
    expect(await found("root.email", [first!.id])).toEqual([]);
  });

  it("adds display texts beside the values with APPEND, in either case", async () => {
    const { search } = fakeOf();
    const fields = [
      "root.id",
      "root.email",
      "work.siteId",
      "work.startDate",
      "work.isManager",
      "work.manager",
      "work.reportsTo",
      "payroll.salary.payment",
      "personal.nationality",
      "temporaryAddress.line1",
    ];
    const { data } = await search({ fields, humanReadable: "append" });
    const [head, report] = data.employees;
    expect(report.humanReadable).toEqual({
      id: report.id,
      email: report.email,
      work: {
        siteId: expect.stringMatching(/^(London|New York|Berlin|Dublin|Toronto)$/),
        startDate: report.work.startDate.split("-").reverse().join("/"),
        isManager: report.work.isManager ? "Yes" : "No",
        manager: report.work.reportsTo.displayName,
        reportsTo: report.work.reportsTo.displayName,
      },
      payroll: { salary: { payment: expect.stringMatching(/^(£|\$|€|CA\$)\d{2,3},\d{3}\.00$/) } },
      personal: { nationality: report.personal.nationality.join(", ") },
      ...(report.temporaryAddress.line1 === null ? {} : { temporaryAddress: { line1: report.temporaryAddress.line1 } }),
    });
    expect(report.work.siteId).toBeTypeOf("number");
    expect(head.humanReadable.work).not.toHaveProperty("reportsTo");
    expect((await search({ fields })).data.employees[0]).not.toHaveProperty("humanReadable");
    expect((await search({ fields, humanReadable: "nonsense" })).data.employees[0]).not.toHaveProperty("humanReadable");
  });

  it("puts display texts in place of the values with REPLACE, in either case", async () => {
    const { search, send } = fakeOf();
    const fields = [
      ...["root.id", "root.email", "work.siteId", "work.startDate", "work.isManager", "work.directReports", "work.manager"],
      ...["work.reportsTo", "payroll.salary.payment", "personal.nationality", "internal.terminationDate"],
    ];
    const { data } = await search({ fields, humanReadable: "replace" });
    const [, plain] = (await search({ fields })).data.employees;
    const [, report] = data.employees;
    const boss = plain.work.reportsTo.displayName;
    const startDate = plain.work.startDate.split("-").reverse().join("/");
    const payment = expect.stringMatching(/^(£|\$|€|CA\$)\d{2,3},\d{3}\.00$/);
    const site = expect.stringMatching(/^(London|New York|Berlin|Dublin|Toronto)$/);
    expect(report).toEqual({
      id: plain.id,
      email: plain.email,
      work: {
        ...{ siteId: site, startDate, isManager: plain.work.isManager ? "Yes" : "No" },
        ...{ directReports: String(plain.work.directReports), manager: boss, reportsTo: boss },
      },
      payroll: { salary: { payment } },
      personal: { nationality: plain.personal.nationality.join(", ") },
      internal: { terminationDate: null },
      "/root/id": { value: plain.id },
      "/root/email": { value: plain.email },
      "/work/siteId": { value: site },
      "/work/startDate": { value: startDate },
      "/work/isManager": { value: plain.work.isManager ? "Yes" : "No" },
      "/work/directReports": { value: String(plain.work.directReports) },
      "/work/manager": { value: boss },
      "/work/reportsTo": { value: boss },
      "/payroll/salary/payment": { value: payment },
      "/personal/nationality": { value: plain.personal.nationality.join(", ") },
    });
    const read = await send("POST", `/people/${plain.id}`, { body: { fields, humanReadable: "REPLACE" } });
    expect(read.data).toEqual(report);
  });

  it.each([
    ["an empty list of filters", { fields: ["root.id"], filters: [] }],
    ["two filters", { fields: ["root.id"], filters: Array(2).fill({ fieldPath: "root.id", operator: "equals", values: ["1"] }) }],
    ["a filter by another field", { fields: ["root.id"], filters: [{ fieldPath: "work.title", operator: "equals", values: ["x"] }] }],
    ["a filter that is not for equal values", { fields: ["root.id"], filters: [{ fieldPath: "root.id", operator: "in", values: [] }] }],
    ["a filter by an id in slashes", { fields: ["root.id"], filters: [{ fieldPath: "/root/id", operator: "equals", values: ["1"] }] }],
    ["no fields in a list of fields", { fields: [] }],
    ["more than 400 fields", { fields: Array.from({ length: 401 }, (_, nth) => `root.x${nth}`) }],
    ["fields that are no texts", { fields: [7] }],
    ["a body that is no object", []],
    ["broken JSON", '{"fields":'],
    ["no body", undefined],
  ])("refuses %s with 400 and Bob's form of an error", async (_, body) => {
    const { search } = fakeOf();
    const { status, data } = await search(body);
    expect(status).toBe(400);
    expect(data).toEqual({ key: expect.any(String), error: expect.any(String) });
  });

  it("lets keys pass that it does not know", async () => {
    const { search } = fakeOf();
    expect((await search({ fields: ["root.id"], sort: "up" })).status).toBe(200);
  });
});

describe("people read", () => {
  it("gives one person bare, by id or by email, inactive ones too", async () => {
    const { send, fake } = fakeOf();
    const left = fake.company.employees.find(({ lifecycleStatus }) => lifecycleStatus === "Terminated")!;
    const read = (identifier: string) =>
      send("POST", `/people/${encodeURIComponent(identifier)}`, { body: { fields: ["root.email", "internal.status"] } });
    const { data } = await read(left.id);
    expect(data).toMatchObject({
      id: left.id,
      email: left.email,
      internal: { status: "Inactive" },
      "/internal/status": { value: "Inactive" },
    });
    expect((await read(left.email)).data).toEqual(data);
  });

  it("answers 404 for someone who does not exist, and for someone outside the audience", async () => {
    const { send, fake } = fakeOf();
    const read = async (id: string) => (await send("POST", `/people/${id}`, { body: { fields: ["root.id"] } })).status;
    const [head] = fake.company.employees;
    expect(await read("3300000000000000000")).toBe(404);
    expect(await read(head!.id)).toBe(200);
    fake.audience = ({ id }) => id !== head!.id;
    expect(await read(head!.id)).toBe(404);
  });
});
