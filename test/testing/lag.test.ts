import { createHiBob } from "hibob-kit";
import { describe, expect, it } from "vitest";
import { fakeOf } from "./ask.ts";

const LAG = 20_000;

describe("read-after-write lag", () => {
  it("hides what happened from reads until it is over, and from nothing else", async () => {
    const { fake, clock, people } = fakeOf({ employees: 20, lag: LAG });
    const { id } = fake.hire({ firstName: "Ada", surname: "Byron", title: "Analyst" });
    const seen = async () => (await people(["root.id", "work.title"])).find((person) => person.id === id);
    expect(fake.company.find(id)?.title).toBe("Analyst");
    expect(await seen()).toBeUndefined();
    await clock.advance(LAG - 1);
    expect(await seen()).toBeUndefined();
    await clock.advance(1);
    expect(await seen()).toMatchObject({ id, work: { title: "Analyst" } });
  });

  it("shows changes in the order in which they were made, each in its own time", async () => {
    const { fake, clock, people } = fakeOf({ employees: 5, lag: LAG });
    const { id } = fake.company.employees[0]!;
    const phone = async () => (await people(["home.mobilePhone"])).find((person) => person.id === id).home.mobilePhone;
    const before = await phone();
    fake.update(id, { "home.mobilePhone": "1" });
    await clock.advance(5_000);
    fake.update(id, { "home.mobilePhone": "2" });
    expect(await phone()).toBe(before);
    await clock.advance(15_000);
    expect(await phone()).toBe("1");
    await clock.advance(5_000);
    expect(await phone()).toBe("2");
  });

  it("gives what was made the same ids in the end as without it", async () => {
    const story = async (lag: number) => {
      const { fake, clock, people } = fakeOf({ employees: 30, lag });
      const ada = fake.hire({ firstName: "Ada", surname: "Byron" });
      await clock.advance(1_000);
      fake.changeWork(ada.id, { title: "Lead" });
      fake.hire({ firstName: "Grace", surname: "Murray" });
      await clock.advance(LAG);
      return people(["root.id", "root.email", "work.title", "work.activeEffectiveDate"]);
    };
    expect(await story(LAG)).toEqual(await story(0));
  });

  it("does not show a write that was refused", async () => {
    const { send, clock, people } = fakeOf({ employees: 5, lag: LAG });
    const before = await people(["root.id"]);
    const { status } = await send("POST", "/people", { body: { firstName: "Ada" } });
    await clock.advance(LAG);
    expect([status, await people(["root.id"])]).toEqual([400, before]);
  });

  it("shows a write that was allowed, also when it would not be any more", async () => {
    const { fake, send, clock, people } = fakeOf({ employees: 5, lag: LAG });
    const { id } = fake.company.employees[1]!;
    const title = { effectiveDate: "2026-06-15", title: "Accountant" };
    expect((await send("POST", `/people/${id}/work`, { body: title })).status).toBe(200);
    expect((await send("PUT", `/people/${id}`, { body: { home: { mobilePhone: "1" } } })).status).toBe(200);
    fake.permissions.revoke("work.edit", "home.edit");
    fake.audience = { ids: [fake.company.employees[0]!.id] };
    await clock.advance(LAG);
    fake.audience = "everyone";
    const seen = (await people(["work.title", "home.mobilePhone"])).find((person) => person.id === id);
    expect(seen).toMatchObject({ work: { title: "Accountant" }, home: { mobilePhone: "1" } });
  });

  it("shows new rows under the ids that their writes were answered with, also after one that was refused", async () => {
    const { fake, send, get, clock } = fakeOf({ employees: 5, lag: LAG });
    const { id } = fake.company.employees[1]!;
    const add = (effectiveDate: string) =>
      send("POST", `/people/${id}/entitlement`, {
        body: { effectiveDate, entitlement: "Company Car", amount: { value: 1, currency: "GBP" } },
      });
    await add("2026-07-01");
    expect((await add("2026-07-01")).status).toBe(400);
    const { entryId } = (await add("2026-08-01")).data;
    await clock.advance(LAG);
    const [{ values }] = (await get(`/bulk/people/entitlement?employeeIds=${id}`)).data.results;
    expect(values.at(-1)).toMatchObject({ id: entryId, effectiveDate: "2026-08-01" });
  });

  it("lets links to files be followed as soon as they were read", async () => {
    const { fake, get } = fakeOf({ employees: 5, lag: LAG });
    const { data } = await get(`/docs/people/${fake.company.employees[0]!.id}`);
    expect((await fake.fetch(data.documents[0].downloadLink)).status).toBe(200);
  });

  it("is what visible() of the client waits out", async () => {
    const { fake, clock } = fakeOf({ employees: 5, lag: 4_000 });
    const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
    const { id } = fake.company.employees[0]!;
    const start = clock.now();
    const written = await clock.run(bob.workHistory.append(id, { effectiveDate: "2026-06-10", title: "Chief Executive Officer" }));
    await clock.run(written.visible());
    expect(clock.now() - start).toBeGreaterThanOrEqual(4_000);
    expect((await clock.run(bob.workHistory.list(id))).rows.map(({ effectiveDate }) => effectiveDate)).toContain("2026-06-10");
  });
});
