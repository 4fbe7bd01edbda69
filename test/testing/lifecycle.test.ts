import { describe, expect, it } from "vitest";
import { DAY, type Raw } from "./ask.ts";
import { tablesRig } from "./tables/rig.ts";

const FIELDS = [
  "internal.lifecycleStatus",
  "internal.status",
  "internal.terminationDate",
  "internal.terminationReason",
  "internal.terminationType",
  "internal.currentActiveStatusStartDate",
  "work.startDate",
  "work.originalStartDate",
  "work.daysOfPreviousService",
  "employee.recentLeaveStartDate",
  "employee.recentLeaveEndDate",
];
const stages = (rows: Raw[]) => rows.map(({ effectiveDate, status }) => [effectiveDate, status]);
/** Someone of whom nothing but a day's work is told. */
const worker = ({ company }: ReturnType<typeof tablesRig>) =>
  company.employees.find(
    ({ id, lifecycleRows }) => lifecycleRows.map(({ status }) => status).join() === "Hired,Employed" && company.isActive(id),
  )!;

describe("the lifecycle table", () => {
  it("has Bob's columns, and no way to write", async () => {
    const { rows, post, head } = tablesRig();
    expect(Object.keys((await rows(head.id, "lifecycle"))[0]).sort()).toEqual(
      [
        ...["id", "effectiveDate", "endEffectiveDate", "isCurrent", "canBeDeleted", "customColumns", "change", "creationDate"],
        ...["modificationDate", "workChangeType", "status", "employeeStatus", "reasonType", "leaveReason"],
      ].sort(),
    );
    expect((await rows(head.id, "lifecycle")).some(({ canBeDeleted }) => canBeDeleted)).toBe(false);
    expect((await post(head.id, "lifecycle", { effectiveDate: "2026-06-20" })).status).toBe(404);
  });

  it("says of everyone what their fields say, and tells of leaves, terminations and people who came back", async () => {
    const { rows, fields, company } = tablesRig({ employees: 120 });
    const met = new Set<string>();
    for (const { id } of company.employees) {
      const all = await rows(id, "lifecycle");
      const { internal, work, employee } = await fields(id, ...FIELDS);
      const now = all.find(({ isCurrent }) => isCurrent);
      const last = all.at(-1);
      const isOver = last.status === "Terminated";
      const firsts = all.filter(
        ({ status }, at) => status === "Employed" && [undefined, "Hired", "Terminated"].includes(all[at - 1]?.status),
      );
      const leave = all.findLastIndex(({ status }) => status === "Leave" || status === "Parental leave");
      expect(internal).toMatchObject({
        lifecycleStatus: now.status,
        status: now.employeeStatus,
        currentActiveStatusStartDate: now.effectiveDate,
        terminationDate: isOver ? last.effectiveDate : null,
        terminationReason: isOver ? last.change.reason : null,
        terminationType: isOver ? last.reasonType : null,
      });
      expect(work).toMatchObject({ startDate: firsts.at(-1).effectiveDate, originalStartDate: firsts[0].effectiveDate });
      expect(work.daysOfPreviousService > 0).toBe(firsts.length > 1);
      expect(employee.recentLeaveStartDate).toBe(all[leave]?.effectiveDate ?? null);
      expect(employee.recentLeaveEndDate).toBe(leave < 0 ? null : all[leave + 1].effectiveDate);
      for (const { status } of all) met.add(status);
      if (firsts.length > 1) met.add("came back");
      if (now.status === "Hired") expect(now.effectiveDate <= "2026-06-15").toBe(true);
    }
    expect(met).toEqual(new Set(["Hired", "Employed", "Leave", "Parental leave", "Garden leave", "Terminated", "came back"]));
  });

  it("goes through the client, strictly checked", async () => {
    const { bob, inTime, head } = tablesRig();
    expect((await inTime(bob.lifecycle.list(head.id, { humanReadable: true }))).rows).toHaveLength(2);
    expect((await inTime(bob.lifecycle.all({ pageSize: 5 }).toArray({ limit: 1_000 }))).length).toBeGreaterThan(80);
    expect((await inTime(bob.lifecycle.asOf(head.id, "2020-01-01"))).rows).toMatchObject([
      { status: "Employed", employeeStatus: "Active" },
    ]);
  });
});

describe("what happens to people", () => {
  it("shows as a termination from its day on, told when it is entered and when it takes effect", async () => {
    const rig = tablesRig();
    const { fake, company, rows, told, clock } = rig;
    const { id } = worker(rig);
    fake.terminate(id, { date: "2026-06-17", reason: "Relocation", reasonType: "Voluntary" });
    const terminated = { effectiveDate: "2026-06-17", status: "Terminated", employeeStatus: "Inactive", reasonType: "Voluntary" };
    expect((await rows(id, "lifecycle")).at(-1)).toMatchObject({ ...terminated, isCurrent: false, change: { reason: "Relocation" } });
    expect(told()).toEqual([
      { type: "table.entry.created", employeeId: id, tableId: "lifecycle", effectiveDate: "2026-06-17" },
      {
        type: "employee.updated",
        employeeId: id,
        fieldUpdates: [
          "internal.terminationDate",
          "internal.terminationReason",
          "internal.terminationType",
          "employee.lastDayOfWork",
          "employee.eligibleForRehire",
          "employee.regrettableTermination",
        ],
      },
    ]);
    company.passTime();
    expect(told()).toEqual([]);
    await clock.advance(2 * DAY);
    company.passTime();
    expect(told()).toEqual([
      { type: "employee.left", employeeId: id },
      { type: "employee.inactivated", employeeId: id },
    ]);
    company.passTime();
    expect(told()).toEqual([]);
    expect((await rows(id, "lifecycle")).at(-1)).toMatchObject({ ...terminated, isCurrent: true });
  });

  it("is told as of the midnight on which it took effect, in order of the days", async () => {
    const rig = tablesRig();
    const { fake, company, events, clock } = rig;
    const [one, other] = [worker(rig), rig.second];
    fake.startLeave(other.id, { kind: "Leave", from: "2026-06-20", to: "2026-06-25" });
    fake.terminate(one.id, { date: "2026-06-22" });
    events.splice(0);
    await clock.advance(30 * DAY);
    company.passTime();
    const own = events.filter(({ data }) => [one.id, other.id].includes(data.employeeId as typeof one.id));
    expect(own.map(({ type, at, data }) => [type, new Date(at).toISOString(), data.employeeId])).toEqual([
      ["employee.inactivated", "2026-06-20T00:00:00.000Z", other.id],
      ["employee.left", "2026-06-22T00:00:00.000Z", one.id],
      ["employee.inactivated", "2026-06-22T00:00:00.000Z", one.id],
      ["employee.activated", "2026-06-25T00:00:00.000Z", other.id],
    ]);
  });

  it("is told at once when its day is today, and once", async () => {
    const rig = tablesRig();
    const { fake, company, told } = rig;
    const { id } = worker(rig);
    fake.terminate(id);
    const types = () => told().map(({ type }) => type);
    expect(types()).toEqual(["table.entry.created", "employee.updated", "employee.left", "employee.inactivated"]);
    company.passTime();
    expect(types()).toEqual([]);
  });

  it("lets leavers come back: further rows, a new start date, and work carried forward", async () => {
    const rig = tablesRig();
    const { fake, company, rows, fields, told, clock } = rig;
    const person = worker(rig);
    const { id, startDate, department } = person;
    fake.terminate(id, { date: "2026-06-10", lastDayOfWork: "2026-06-08" });
    expect((await fields(id, "employee.lastDayOfWork")).employee.lastDayOfWork).toBe("2026-06-08");
    const before = await rows(id, "lifecycle");
    expect(() => fake.rehire(rig.second.id)).toThrow("only someone who was terminated");
    expect(() => fake.rehire(id, { date: "2026-06-10" })).toThrow("after the termination date");
    told();
    fake.rehire(id, { date: "2026-07-01", title: "Accountant" });
    expect(stages(await rows(id, "lifecycle"))).toEqual([...stages(before), ["2026-06-15", "Hired"], ["2026-07-01", "Employed"]]);
    expect((await fields(id, "employee.lastDayOfWork")).employee.lastDayOfWork).toBeNull();
    expect(await fields(id, ...FIELDS)).toMatchObject({
      internal: { lifecycleStatus: "Hired", status: "Inactive", terminationDate: null, terminationReason: null },
      work: { startDate: "2026-07-01", originalStartDate: startDate },
    });
    expect((await rows(id, "work")).at(-1)).toMatchObject({
      effectiveDate: "2026-07-01",
      title: "Accountant",
      department,
      workChangeType: "New hire",
    });
    expect(told()).toEqual(
      expect.arrayContaining([
        { type: "table.entry.created", employeeId: id, tableId: "lifecycle", effectiveDate: "2026-07-01" },
        { type: "table.entry.created", employeeId: id, tableId: "work", effectiveDate: "2026-07-01" },
        { type: "employee.updated", employeeId: id, fieldUpdates: expect.arrayContaining(["work.startDate", "internal.lifecycleStatus"]) },
      ]),
    );
    await clock.advance(20 * DAY);
    company.passTime();
    expect(
      told()
        .filter(({ employeeId }: Raw) => employeeId === id)
        .map(({ type }) => type),
    ).toEqual(["employee.joined", "employee.activated"]);
    const { work } = await fields(id, ...FIELDS);
    expect(work.daysOfPreviousService).toBe((Date.parse("2026-06-10") - Date.parse(startDate)) / DAY);
    expect(person).toMatchObject({ lifecycleStatus: "Employed", status: "Active", startDate: "2026-07-01", title: "Accountant" });
  });

  it("sends people on leave and back", async () => {
    const rig = tablesRig();
    const { fake, rows, clock, told } = rig;
    const person = worker(rig);
    fake.startLeave(person.id, { kind: "Parental leave", from: "2026-06-16", to: "2026-09-01", reason: "Adoption" });
    expect(told().map(({ effectiveDate }: Raw) => effectiveDate)).toEqual(["2026-06-16", "2026-09-01", undefined]);
    expect((await rows(person.id, "lifecycle")).slice(-2)).toMatchObject([
      { status: "Parental leave", employeeStatus: "Active", leaveReason: "Adoption", endEffectiveDate: "2026-09-01" },
      { status: "Employed", endEffectiveDate: null },
    ]);
    await clock.advance(DAY);
    expect([person.lifecycleStatus, person.status]).toEqual(["Parental leave", "Active"]);
    expect(() => fake.startLeave(person.id, { from: "2026-06-20" })).toThrow("not at work");
    fake.endLeave(person.id, { date: "2026-07-01" });
    expect(stages(await rows(person.id, "lifecycle")).slice(-2)).toEqual([
      ["2026-06-16", "Parental leave"],
      ["2026-07-01", "Employed"],
    ]);
    fake.startLeave(person.id, { from: "2026-08-01", keepsAccess: true });
    expect((await rows(person.id, "lifecycle")).at(-1)).toMatchObject({ status: "Leave", employeeStatus: "Active" });
    fake.endLeave(person.id, { date: "2026-07-15" }); // called off
    expect((await rows(person.id, "lifecycle")).at(-1)).toMatchObject({ status: "Employed", effectiveDate: "2026-07-01" });
    expect(() => fake.endLeave(person.id, { date: "2026-07-15" })).toThrow("no leave");
  });

  it("counts garden leave as having left", async () => {
    const rig = tablesRig();
    const { fake, told, company, clock } = rig;
    const person = worker(rig);
    fake.terminate(person.id, { date: "2026-06-20" });
    told();
    fake.startLeave(person.id, { kind: "Garden leave" });
    const types = () => told().map(({ type }) => type);
    expect(types()).toEqual(["table.entry.created", "employee.updated", "employee.left", "employee.inactivated"]);
    expect([person.lifecycleStatus, person.status]).toEqual(["Garden leave", "Inactive"]);
    await clock.advance(5 * DAY);
    company.passTime();
    expect(types()).toEqual([]);
    expect(person.lifecycleStatus).toBe("Terminated");
  });

  it.each([
    ["a kind that there is not", { kind: "Coffee break" }, "one of Leave"],
    ["a day that does not exist", { from: "2026-02-30" }, "YYYY-MM-DD"],
    ["an end before its beginning", { from: "2026-07-01", to: "2026-07-01" }, "must be after from"],
  ])("refuses a leave with %s", (_, leave, message) => {
    const rig = tablesRig();
    expect(() => rig.fake.startLeave(worker(rig).id, leave as Raw)).toThrow(message);
    expect(rig.told()).toEqual([]);
  });

  it("moves a start date with the first rows of work, employment and salaries", async () => {
    const rig = tablesRig();
    const { fake, rows, fields, told } = rig;
    const { id } = worker(rig);
    const title = (await rows(id, "work"))[0].title;
    fake.setStartDate(id, { date: "2011-01-03", reason: "Typing error" });
    for (const table of ["work", "employment", "salaries"]) expect((await rows(id, table))[0].effectiveDate).toBe("2011-01-03");
    expect((await rows(id, "work"))[0]).toMatchObject({ id: 1_000_020_110_103, title });
    expect(stages(await rows(id, "lifecycle"))).toEqual([["2011-01-03", "Employed"]]);
    expect((await fields(id, ...FIELDS)).work).toMatchObject({ startDate: "2011-01-03", originalStartDate: "2011-01-03" });
    expect(told()).toContainEqual({ type: "table.entry.updated", employeeId: id, tableId: "lifecycle", effectiveDate: "2011-01-03" });
    fake.setStartDate(id, { date: "2026-07-06" });
    expect(stages(await rows(id, "lifecycle"))).toEqual([
      ["2026-06-15", "Hired"],
      ["2026-07-06", "Employed"],
    ]);
    for (const table of ["work", "employment", "salaries"])
      expect((await rows(id, table)).map(({ effectiveDate }) => effectiveDate)).toEqual(["2026-07-06"]);
    expect(told().map(({ type }) => type)).toEqual(expect.arrayContaining(["employee.left", "employee.inactivated"]));
  });

  it("leaves all that was invented about a person as it was", async () => {
    const rig = tablesRig();
    const { fake, fields, rows } = rig;
    const { id } = worker(rig);
    const ids = ["personal.birthDate", "home.numberOfKids", "payroll.taxCode", "payroll.variable.Bonus.amount", "employee.buddy"];
    const all = async () => [await fields(id, ...ids), (await rows(id, "equities")).length, (await rows(id, "bank-accounts")).length];
    const before = await all();
    fake.terminate(id, { date: "2026-06-01" });
    fake.rehire(id, { date: "2026-06-10" });
    expect(await all()).toEqual(before);
  });

  it("takes a deleted person out of everything, and leaves everyone else's values alone", async () => {
    const rig = tablesRig();
    const { fake, people, search, get, bulkRows, told, company } = rig;
    const gone = rig.second;
    const ids = ["root.email", "employee.buddy", "employee.hrbp", "home.city", "payroll.salary.payment"];
    const before = await people(ids);
    fake.remove(gone.id);
    expect(told()).toEqual([{ type: "employee.deleted", employeeId: gone.id }]);
    expect(company.find(gone.id)).toBeUndefined();
    expect(company.find(gone.email)).toBeUndefined();
    const shown = (all: Raw[]) =>
      all
        .filter(({ id }) => id !== gone.id)
        .map((person) =>
          JSON.stringify(person)
            .replaceAll(new RegExp(`"/employee/\\w+":\\{"value":"${gone.id}"\\},?`, "g"), "")
            .replaceAll(`"${gone.id}"`, "null"),
        );
    expect(shown(await people(ids))).toEqual(shown(before));
    expect(
      (await search({ fields: ["root.id"], filters: [{ fieldPath: "root.id", operator: "equals", values: [gone.id] }] })).data.employees,
    ).toEqual([]);
    expect((await get(`/people/${gone.id}/work`)).status).toBe(403);
    expect((await bulkRows("work")).has(gone.id)).toBe(false);
    const report = company.employees.find(({ reportsTo }) => reportsTo === gone.id)!;
    expect((await get(`/people/${report.id}/work`)).data.values.at(-1).reportsTo).toBeNull();
    const hired = fake.hire({ firstName: "Ida", surname: "Brandt" });
    expect(before.map(({ id }) => id)).not.toContain(hired.id);
    expect(told().map(({ type }) => type)).toEqual(["employee.created", "employee.joined", "employee.activated"]);
  });

  it("is told of someone who starts later when the day has come", async () => {
    const { fake, told, company, clock } = tablesRig();
    const { id } = fake.hire({ firstName: "Ida", surname: "Brandt", startDate: "2026-06-16" });
    expect(told()).toEqual([{ type: "employee.created", employeeId: id }]);
    await clock.advance(DAY);
    company.passTime();
    expect(told()).toEqual([
      { type: "employee.joined", employeeId: id },
      { type: "employee.activated", employeeId: id },
    ]);
  });
});
