import { describe, expect, it } from "vitest";
import { fakeOf, type Raw } from "./ask.ts";

const KINDS = {
  candidate: "/hiring/candidates/search",
  application: "/hiring/applications/search",
  jobOpening: "/hiring/job-openings/search",
  applicationFormAnswer: "/hiring/application-form-answers/search",
  interview: "/hiring/interviews/search",
  offer: "/hiring/offers/search",
} as const;
type Kind = keyof typeof KINDS;

const rig = (options = {}) => {
  const made = fakeOf({ employees: 30, ...options });
  const { send } = made;
  /** Records as plain values by short id. */
  const list = async (kind: Kind, ids: readonly string[], filters: readonly object[] = []): Promise<Raw[]> => {
    const body = { fields: ["id", ...ids].map((id) => `/${kind}/${id}`), filters, limit: 200 };
    const { data } = await send("POST", KINDS[kind], { body });
    return data.items.map((one: Raw) => Object.fromEntries(Object.entries(one).map(([id, value]) => [id.slice(kind.length + 2), value])));
  };
  const one = async (kind: Kind, id: number, ...ids: string[]): Promise<Raw> =>
    (await list(kind, ids, [{ fieldId: `/${kind}/id`, operator: "equals", values: [String(id)] }]))[0];
  const ads = (body: object = {}, language?: string) =>
    send("POST", `/hiring/job-ads/search${language ? `?preferredLanguage=${language}` : ""}`, {
      body: { fields: ["/jobAd/id", "/jobAd/title", "/jobAd/languageCode"], filters: [], ...body },
    });
  return { ...made, list, one, ads };
};

const ada = { firstName: "Ada", lastName: "Sample", email: "ada@post.example" };

describe("job ads", () => {
  it("come as a bare list of wrapped values, for open jobs only, and need no permission and no module", async () => {
    const { ads } = rig({ withoutModules: ["hiring"], permissions: [] });
    const { status, data } = await ads();
    expect(status).toBe(200);
    expect(data.length).toBeGreaterThan(0);
    for (const ad of data)
      expect(ad["/jobAd/id"]).toEqual({
        value: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      });
    const whole = rig();
    const open = (await whole.list("jobOpening", ["status", "title"])).filter((job) => job.status === "open");
    expect(data).toHaveLength(open.length);
  });

  it("give one with all its fields, and 404 for an unknown one", async () => {
    const { ads, get, fake } = rig();
    const id = (await ads()).data[0]["/jobAd/id"].value;
    const { data } = await get(`/hiring/job-ads/${id}`);
    expect(Object.keys(data)).toHaveLength(15);
    expect(data["/jobAd/applyUrl"].value).toContain(id);
    expect(data["/jobAd/description"].value).toContain("<p>");
    expect(fake.company.employees.map(({ department }) => department)).toContain(data["/jobAd/department"].value);
    expect((await get("/hiring/job-ads/6f1c0b9e-5d2a-4c57-9a43-0e8f5b7d1c22")).status).toBe(404);
  });

  it("come in the preferred language where there is one, and in their own otherwise", async () => {
    const { fake, ads, get } = rig();
    const job = fake.openJob({ title: "Keeper" });
    const ad = fake.addJobAd(job.id, { language: "de", title: "Wärter" });
    const seen = async (language?: string) => {
      const found = (await ads({}, language)).data.find((one: Raw) => one["/jobAd/id"].value === ad.id);
      return [found["/jobAd/title"].value, found["/jobAd/languageCode"].value];
    };
    expect(await seen()).toEqual(["Wärter", "de"]);
    expect(await seen("en")).toEqual(["Wärter", "de"]);
    const languages = async (language: string) =>
      new Set((await ads({}, language)).data.map((one: Raw) => one["/jobAd/languageCode"].value));
    const both: string[] = [];
    for (const seed of [1, 2, 3]) {
      for (const one of (await rig({ seed }).ads({}, "de")).data) both.push(one["/jobAd/languageCode"].value);
    }
    expect(new Set(both)).toEqual(new Set(["de", "en"]));
    expect(await languages("constructor")).toEqual(await languages("xx"));
    expect((await get(`/hiring/job-ads/${ad.id}?preferredLanguage=en`)).data["/jobAd/title"].value).toBe("Wärter");
  });

  it("can be filtered as Bob says, and are gone when the job is closed", async () => {
    const { fake, ads } = rig();
    const job = fake.openJob({ title: "Keeper", department: "Sales", site: "Berlin" });
    const ad = fake.addJobAd(job.id, {});
    const by = (id: string, value: string) => ads({ filters: [{ fieldId: `/jobAd/${id}`, operator: "equals", values: [value] }] });
    for (const [id, value] of [
      ["id", ad.id],
      ["title", "Keeper"],
      ["departmentId", "Sales"],
      ["employmentTypeId", "Full time"],
      ["siteId", "2711003"],
      ["languageCode", "en"],
    ] as const) {
      expect((await by(id, value)).data.map((one: Raw) => one["/jobAd/id"].value)).toContain(ad.id);
    }
    expect((await by("country", "Germany")).status).toBe(400);
    fake.closeJob(job.id);
    expect((await by("id", ad.id)).data).toEqual([]);
  });
});

describe("what lies behind the ads", () => {
  it("fits together: applications, candidates, jobs, interviews, offers and answers", async () => {
    const { list } = rig();
    const ids = async (kind: Kind) => new Set((await list(kind, [])).map(({ id }) => id));
    const [candidates, jobs, applications] = [await ids("candidate"), await ids("jobOpening"), await ids("application")];
    const offers = await list("offer", ["applicationId"]);
    for (const one of await list("application", [
      "candidateId",
      "jobOpeningId",
      "hasOffer",
      "dateApplied",
      "createdAt",
      "modificationDate",
      "lastActivityTimestamp",
    ])) {
      expect(candidates).toContain(one.candidateId);
      expect(jobs).toContain(one.jobOpeningId);
      expect(one.hasOffer).toBe(offers.some(({ applicationId }) => applicationId === one.id));
      expect(one.createdAt).toMatch(new RegExp(`^${one.dateApplied}T\\d\\d:\\d\\d:\\d\\d\\.\\d{6}$`));
      expect(one.modificationDate >= one.createdAt).toBe(true);
      expect(one.lastActivityTimestamp >= one.modificationDate).toBe(true);
      expect(one.modificationDate < "2026-06-15").toBe(true);
    }
    for (const kind of ["interview", "offer", "applicationFormAnswer"] as const) {
      const rows = await list(kind, ["applicationId"]);
      expect(rows.length).toBeGreaterThan(0);
      for (const { applicationId } of rows) expect(applications).toContain(applicationId);
    }
  });

  it("tells how the latest people came", async () => {
    const { list, fake } = rig();
    const hired = (await list("candidate", ["employeeId", "firstName", "lastName"])).filter(({ employeeId }) => employeeId !== null);
    expect(hired.length).toBeGreaterThan(0);
    const offers = await list("offer", ["candidateId", "status", "startDate"]);
    for (const { id, employeeId, firstName, lastName } of hired) {
      const person = fake.company.find(employeeId)!;
      expect([person.firstName, person.surname]).toEqual([firstName, lastName]);
      expect(offers.find(({ candidateId }) => candidateId === id)).toMatchObject({ status: "accepted", startDate: person.startDate });
    }
  });

  it("has bare values, and interviews that are over once their time is", async () => {
    const { fake, one, list, clock } = rig();
    const job = fake.openJob({ title: "Keeper" });
    const { id, candidateId } = fake.apply(ada, job.id);
    const boss = fake.company.employees[0]!;
    const interview = fake.scheduleInterview(id, { start: "2026-06-15T11:00", minutes: 30, interviewerIds: [boss.id] });
    expect(
      await one("interview", interview.id, "applicationId", "candidateId", "status", "startTime", "endTime", "interviewerIds"),
    ).toEqual({
      id: interview.id,
      applicationId: id,
      candidateId,
      status: "scheduled",
      startTime: "2026-06-15T11:00:00.000000",
      endTime: "2026-06-15T11:30:00.000000",
      interviewerIds: [boss.id],
    });
    await clock.advance(2.5 * 3_600_000);
    expect((await one("interview", interview.id, "status")).status).toBe("completed");
    expect((await list("candidate", ["address"])).at(-1)).toEqual({
      id: candidateId,
      address: { city: null, region: null, country: null },
    });
  });

  it("takes a filter on the modification date, which moves with a change", async () => {
    const { fake, list, clock } = rig();
    const job = fake.openJob({ title: "Keeper" });
    const first = fake.apply(ada, job.id);
    await clock.advance(60_000);
    fake.apply({ ...ada, email: "grace@post.example" }, job.id);
    const since = (value: string) =>
      list("application", [], [{ fieldId: "/application/modificationDate", operator: "from", values: [value] }]);
    expect(await since("2026-06-15T09:01:00.000000")).toHaveLength(1);
    expect(await since("2026-06-15")).toHaveLength(2);
    fake.moveApplication(first.id, "Screening");
    expect(await since("2026-06-15T09:01:00.000000")).toHaveLength(2);
  });
});

describe("from an application to an employee", () => {
  it("goes by verbs, and everything shows it", async () => {
    const { fake, one, ads, people, clock } = rig();
    const job = fake.openJob({ title: "Senior Engineer", department: "Engineering", site: "Dublin" });
    const ad = fake.addJobAd(job.id);
    const application = fake.apply(ada, job.id);
    const stages: number[] = [];
    const step = async () => stages.push((await one("application", application.id, "stageId")).stageId);
    await step();
    fake.moveApplication(application.id, "Screening");
    await step();
    fake.scheduleInterview(application.id, { start: "2026-06-16T10:00" });
    await step();
    const offer = fake.makeOffer(application.id, { startDate: "2026-07-06", salary: 70_000 });
    await step();
    expect(await one("offer", offer.id, "status", "salary")).toEqual({
      id: offer.id,
      status: "sent",
      salary: { value: 70_000, currency: "EUR" },
    });
    await clock.advance(1_000);
    const employee = fake.hireCandidate(application.id, { reportsTo: fake.company.employees[0]!.id });
    await step();
    expect(new Set(stages).size).toBe(5);
    expect(await one("application", application.id, "status", "hasOffer", "jobAdId", "modificationDate")).toEqual({
      id: application.id,
      status: "hired",
      hasOffer: true,
      jobAdId: ad.id,
      modificationDate: "2026-06-15T09:00:01.000000",
    });
    expect((await one("candidate", application.candidateId, "employeeId")).employeeId).toBe(employee.id);
    expect((await one("offer", offer.id, "status")).status).toBe("accepted");
    expect((await one("jobOpening", job.id, "status", "closedAt")).status).toBe("closed");
    expect((await ads()).data.map((found: Raw) => found["/jobAd/id"].value)).not.toContain(ad.id);
    const found = (await people(["root.firstName", "work.title", "work.startDate", "work.site"])).find(({ id }) => id === employee.id);
    expect(found.work).toMatchObject({ title: "Senior Engineer", startDate: "2026-07-06", site: "Dublin" });
  });

  it("knows a candidate by the email, who applies once for each job", async () => {
    const { fake } = rig();
    const [first, second] = [fake.openJob({ title: "Keeper" }), fake.openJob({ title: "Lamplighter" })];
    const one = fake.apply(ada, first.id);
    expect(fake.apply(ada, second.id).candidateId).toBe(one.candidateId);
    expect(() => fake.apply(ada, first.id)).toThrow("Fake HiBob: this candidate has applied for the job already");
  });

  it("says in one line what is wrong", () => {
    const { fake } = rig();
    const job = fake.openJob({ title: "Keeper" });
    const { id } = fake.apply(ada, job.id);
    expect(() => fake.openJob({ title: "Keeper", department: "Alchemy" })).toThrow(
      "Fake HiBob: the list department has no item of this name",
    );
    expect(() => fake.openJob({ title: "" })).toThrow("Fake HiBob: openJob needs a title");
    expect(() => fake.apply({ ...ada, email: "" }, job.id)).toThrow("Fake HiBob: a candidate has");
    expect(() => fake.apply(ada, 77)).toThrow("Fake HiBob: no job opening has this id");
    expect(() => fake.moveApplication(id, "Hired" as never)).toThrow("Fake HiBob: an application can be moved to");
    expect(() => fake.scheduleInterview(id, { start: "tomorrow" })).toThrow("Fake HiBob: an interview starts at a time");
    expect(() => fake.scheduleInterview(id, { start: "2026-06-16T10:00", interviewerIds: ["1"] })).toThrow("Fake HiBob: no employee");
    expect(() => fake.makeOffer(id, { startDate: "2026-02-30" })).toThrow("Fake HiBob: startDate");
    fake.rejectApplication(id);
    expect(() => fake.makeOffer(id)).toThrow("Fake HiBob: the application is rejected");
    fake.closeJob(job.id);
    expect(() => fake.apply({ ...ada, email: "x@post.example" }, job.id)).toThrow("Fake HiBob: the job opening is closed");
  });
});

describe("who may read hiring", () => {
  it.each(Object.values(KINDS))("needs the box and the module for %s", async (path) => {
    const { send, fake } = rig();
    const body = { fields: ["/x/id"], filters: [] };
    expect((await send("POST", path, { body })).data).toEqual({
      items: expect.any(Array),
      response_metadata: { next_cursor: expect.toSatisfy((next) => next === null || typeof next === "string") },
    });
    fake.permissions.revoke("hiring.jobOpenings");
    expect((await send("POST", path, { body })).status).toBe(403);
    expect((await rig({ withoutModules: ["hiring"] }).send("POST", path, { body })).status).toBe(404);
  });
});

it("tells the same story for the same seed, whatever happened before somebody looked", async () => {
  const story = async (made: ReturnType<typeof rig>) =>
    JSON.stringify([
      await made.list("candidate", ["firstName", "email", "modificationDate", "employeeId"]),
      await made.list("interview", ["startTime", "interviewerIds"]),
      (await made.ads()).data,
    ]);
  const [one, other, third] = [rig({ seed: 3 }), rig({ seed: 3 }), rig({ seed: 4 })];
  const last = other.fake.company.employees.at(-1)!;
  other.fake.update(last.id, { "root.firstName": "Renamed" });
  expect(await story(other)).toBe(await story(one));
  expect(await story(third)).not.toBe(await story(one));
});

it("works in a company without people", async () => {
  const { list } = rig({ employees: 0 });
  expect((await list("jobOpening", ["hiringManagerId"])).every(({ hiringManagerId }) => hiringManagerId === null)).toBe(true);
});

describe("people who were deleted", () => {
  it("are named by nothing in hiring", async () => {
    const { fake, list } = rig();
    const [{ employeeId }] = (await list("candidate", ["employeeId"])).filter((one) => one.employeeId !== null);
    const [{ hiringManagerId }] = (await list("jobOpening", ["hiringManagerId"])).filter((one) => one.hiringManagerId !== null);
    for (const id of new Set<string>([employeeId, hiringManagerId])) fake.remove(id);
    const named = [...(await list("candidate", ["employeeId"])), ...(await list("jobOpening", ["hiringManagerId"]))];
    for (const one of named) expect([employeeId, hiringManagerId]).not.toContain(one.employeeId ?? one.hiringManagerId ?? "nobody");
    for (const { interviewerIds } of await list("interview", ["interviewerIds"])) expect(interviewerIds).not.toContain(hiringManagerId);
  });
});
