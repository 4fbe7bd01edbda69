import { describe, expect, it } from "vitest";
import { DAY, type Raw } from "../ask.ts";
import { newPosition, oneOf, planning } from "./rig.ts";

describe("creating positions", () => {
  it("makes the position, its opening and its budget, and tells the ids of the first two", async () => {
    const { create, draft, position, openings, budgets, events } = planning();
    const budget = { salaryPayPeriod: "Annual", currency: "EUR", expectedBaseSalaryCurrencyValue: { value: 60_000, currency: "EUR" } };
    const values = { ...(await draft()), name: "P-77", employmentType: "Permanent", reason: null };
    const { status, data } = await create(values, { expectedStartDate: "2026-09-01", recruitmentStatus: "onHold" }, budget);
    expect(status).toBe(200);
    expect(data).toEqual([{ positionId: expect.any(Number), positionOpeningId: expect.any(Number) }]);
    const [{ positionId, positionOpeningId }] = data;
    const read = await position(
      positionId,
      ...Object.keys(values),
      "status",
      "recruitmentStatus",
      "expectedStartDate",
      "budget",
      "modificationDate",
    );
    expect(read).toEqual({
      id: positionId,
      ...values,
      status: "onHold",
      recruitmentStatus: "onHold",
      expectedStartDate: "2026-09-01",
      budget: expect.any(Number),
      modificationDate: "2026-06-15",
    });
    expect((await openings("positionOpeningName")).at(-1)).toEqual({
      id: positionOpeningId,
      positionId,
      positionOpeningName: `O-${positionOpeningId}`,
    });
    expect((await budgets("expectedBaseSalaryCurrencyValue", "Currency")).at(-1)).toEqual({
      id: read.budget,
      expectedBaseSalaryCurrencyValue: { value: 60_000, currency: "EUR" },
      Currency: "EUR",
    });
    expect(events).toEqual([
      { type: "position.created", data: { positionId } },
      { type: "positionOpening.created", data: { positionId, positionOpeningId } },
      { type: "positionBudget.created", data: { positionId, positionBudgetId: read.budget } },
    ]);
  });

  it("makes all or none, and at most ten", async () => {
    const { send, draft, positions, events } = planning();
    const before = await positions();
    const good = await draft();
    const post = (items: Raw[]) => send("POST", "/workforce-planning/positions", { body: { items } });
    for (const items of [
      [newPosition(good), newPosition({ ...good, fte: 0 })],
      [newPosition({ ...good, name: "P-1" }), newPosition({ ...good, name: "P-1" })],
      Array.from({ length: 11 }, () => newPosition(good)),
      [],
    ]) {
      expect((await post(items)).status).toBe(400);
    }
    expect(await positions()).toEqual(before);
    expect(events).toEqual([]);
    expect((await post(Array.from({ length: 10 }, () => newPosition(good)))).data).toHaveLength(10);
    expect(await positions()).toHaveLength(before.length + 10);
  });

  it.each(["effectiveDate", "fte", "department", "site", "jobProfile"])("is refused without %s", async (id) => {
    const { create, draft } = planning();
    const { [id]: _, ...rest } = await draft();
    const { status, headers } = await create(rest);
    expect(status).toBe(400);
    expect(headers.get("x-fake-explanation")).toContain(`/position/${id} is required`);
  });

  it.each([
    ["no opening", {}, null, undefined, "positionOpening is required"],
    ["an opening without its start", {}, { recruitmentStatus: "open" }, undefined, "/positionOpening/expectedStartDate is required"],
    [
      "a budget without currency",
      {},
      { expectedStartDate: "2026-09-01" },
      { salaryPayPeriod: "Annual" },
      "/positionBudget/currency is required",
    ],
    ["an unknown department", { department: "Alchemy" }, undefined, undefined, "list department"],
    ["an archived site", { site: 2711000 }, undefined, undefined, "list site"],
    ["a job profile that does not exist", { jobProfile: 5 }, undefined, undefined, "active job profile"],
    ["a draft of a job profile", { jobProfile: 9_000_001 }, undefined, undefined, "active job profile"],
    ["a manager's position that does not exist", { managerPositionId: 5 }, undefined, undefined, "a position that is not cancelled"],
    ["a status", { status: "filled" }, undefined, undefined, "Writes take"],
    ["another employment type", { employmentType: "Serf" }, undefined, undefined, "one of Permanent"],
    [
      "a currency that is none",
      {},
      { expectedStartDate: "2026-09-01" },
      { salaryPayPeriod: "Annual", currency: "pounds" },
      "a currency code",
    ],
  ])("is refused for %s", async (_, values, opening, budget, told) => {
    const { send, draft, positions } = planning();
    const before = await positions();
    const items = [newPosition({ ...(await draft()), ...values }, opening === null ? null : opening, budget)];
    const { status, headers } = await send("POST", "/workforce-planning/positions", { body: { items } });
    expect(headers.get("x-fake-explanation")).toContain(told);
    expect(status).toBe(400);
    expect(await positions()).toEqual(before);
  });

  it("needs the box for openings, and the one for budgets when there is a budget", async () => {
    const { create, draft, fake } = planning();
    const values = await draft();
    const budget = { salaryPayPeriod: "Annual", currency: "GBP" };
    fake.permissions.revoke("positions.budgets");
    expect((await create(values)).status).toBe(200);
    expect((await create(values, undefined, budget)).status).toBe(403);
    fake.permissions.revoke("positions.openings");
    expect((await create(values)).status).toBe(403);
  });
});

describe("changing a position", () => {
  it("changes what is sent, with nothing in the answer, and tells it", async () => {
    const { send, positions, position, fake, events } = planning();
    const [boss] = await positions();
    const { positionId, name } = fake.openPosition({ budget: { baseSalary: 1 } });
    const before = await position(positionId, "department", "name", "budget");
    events.length = 0;
    const body = oneOf("position", { fte: 60, site: "2711003", managerPositionId: boss.id, reason: "Fewer hours", positionType: null });
    const { status, text } = await send("PATCH", `/workforce-planning/positions/${positionId}`, { body });
    expect([status, text]).toEqual([200, ""]);
    expect(await position(positionId, "fte", "site", "managerPositionId", "reason", "name")).toEqual({
      id: positionId,
      fte: 60,
      site: 2711003,
      managerPositionId: boss.id,
      reason: "Fewer hours",
      name,
    });
    expect(await position(positionId, "department", "name", "budget")).toEqual(before);
    expect(events).toEqual([{ type: "position.updated", data: { positionId } }]);
  });

  it("is refused for a name that is taken, a circle of managers, a cancelled position, two items, and answers 404 for an unknown one", async () => {
    const { send, fake } = planning();
    const above = fake.openPosition();
    const below = fake.openPosition({ managerPositionId: above.positionId });
    const patch = (id: number | string, values: Raw) =>
      send("PATCH", `/workforce-planning/positions/${id}`, { body: oneOf("position", values) });
    expect((await patch(above.positionId, { name: below.name })).status).toBe(400);
    expect((await patch(above.positionId, { name: above.name })).status).toBe(200);
    expect((await patch(above.positionId, { managerPositionId: below.positionId })).status).toBe(400);
    expect((await patch(above.positionId, { managerPositionId: above.positionId })).status).toBe(400);
    const two = { items: [...oneOf("position", { fte: 50 }).items, ...oneOf("position", { fte: 50 }).items] };
    expect((await send("PATCH", `/workforce-planning/positions/${above.positionId}`, { body: two })).status).toBe(400);
    fake.cancelPosition(below.positionId);
    expect((await patch(below.positionId, { fte: 50 })).status).toBe(400);
    expect((await patch(77, { fte: 50 })).status).toBe(404);
    expect((await patch("x", { fte: 50 })).status).toBe(404);
  });
});

describe("cancelling positions", () => {
  it("is done now for a vacant one, and refused for one that is held or cancelled", async () => {
    const { send, positions, position, fake, events } = planning();
    const { positionId } = fake.openPosition();
    events.length = 0;
    const cancel = (id: number) => send("PATCH", `/workforce-planning/positions/${id}/cancel`);
    expect((await cancel(positionId)).status).toBe(204);
    expect((await position(positionId, "status")).status).toBe("cancelled");
    expect(events).toEqual([{ type: "position.updated", data: { positionId } }]);
    expect((await cancel(positionId)).status).toBe(400);
    const held = (await positions("status")).filter(({ status }) => ["filled", "starting", "departing"].includes(status));
    for (const { id } of held) expect((await cancel(id)).status).toBe(400);
    expect((await cancel(77)).status).toBe(404);
  });

  it("can wait for its day, and then unassigns whoever holds the position", async () => {
    const { send, positions, position, openings, clock } = planning();
    const [one, two] = (await positions("status")).filter(({ status }) => status === "filled");
    const body = { positionIds: [one.id, two.id], cancellationDate: "2026-06-17" };
    const { status, data } = await send("POST", "/workforce-planning/positions/schedule-cancellation", { body });
    expect([status, data]).toEqual([200, {}]);
    const holders = async () =>
      (await openings("filledBy")).filter(({ positionId }) => positionId === one.id).map(({ filledBy }) => filledBy);
    const state = async () => (await position(one.id, "status")).status;
    expect(await state()).toBe("cancelledSoon");
    expect(await holders()).toEqual([expect.any(String)]);
    await clock.advance(2 * DAY - 9 * 3_600_000 - 1);
    expect(await state()).toBe("cancelledSoon");
    await clock.advance(1);
    expect(await state()).toBe("cancelled");
    expect(await holders()).toEqual([null]);
  });

  it("takes effect now without a day, for all or none", async () => {
    const { send, positions, fake, events } = planning();
    const schedule = (body: object) => send("POST", "/workforce-planning/positions/schedule-cancellation", { body });
    const statuses = async () => (await positions("status")).map(({ status }) => status);
    const before = await statuses();
    const filled = (await positions("status")).find(({ status }) => status === "filled");
    const gone = fake.openPosition().positionId;
    fake.cancelPosition(gone);
    const then = [...before, "cancelled"];
    for (const body of [
      { positionIds: [filled.id, gone] },
      { positionIds: [filled.id, 77] },
      { positionIds: [filled.id], cancellationDate: "2026-06-14" },
      { positionIds: [filled.id], cancellationDate: "2026-02-30" },
      { positionIds: [] },
      { positionIds: [String(filled.id)] },
    ]) {
      expect((await schedule(body)).status).toBe(400);
      expect(await statuses()).toEqual(then);
    }
    events.length = 0;
    expect((await schedule({ positionIds: [filled.id, filled.id] })).status).toBe(200);
    expect(events).toEqual([{ type: "position.updated", data: { positionId: filled.id } }]);
    expect((await positions("status")).find(({ id }) => id === filled.id).status).toBe("cancelled");
  });
});

describe("openings", () => {
  it("are added, changed and deleted, and each change is told", async () => {
    const { send, openings, fake, events } = planning();
    const { positionId } = fake.openPosition();
    const path = `/workforce-planning/positions/${positionId}/position-openings`;
    events.length = 0;
    const { data } = await send("POST", path, {
      body: oneOf("positionOpening", { expectedStartDate: "2026-10-01", positionOpeningName: "O-1" }),
    });
    const { positionOpeningId } = data;
    expect(data).toEqual({ id: positionId, positionOpeningId: expect.any(Number) });
    const own = async () =>
      (await openings("positionOpeningName", "recruitmentStatus", "expectedStartDate")).find(({ id }) => id === positionOpeningId);
    expect(await own()).toMatchObject({
      positionId,
      positionOpeningName: "O-1",
      recruitmentStatus: "open",
      expectedStartDate: "2026-10-01",
    });
    const changed = await send("PATCH", `${path}/${positionOpeningId}`, {
      body: oneOf("positionOpening", { recruitmentStatus: "onHold" }),
    });
    expect([changed.status, changed.text]).toEqual([200, ""]);
    expect(await own()).toMatchObject({ positionOpeningName: "O-1", recruitmentStatus: "onHold" });
    expect((await send("DELETE", `${path}/${positionOpeningId}`)).status).toBe(204);
    expect(await own()).toBeUndefined();
    expect((await send("DELETE", `${path}/${positionOpeningId}`)).status).toBe(404);
    expect(events).toEqual(
      ["created", "updated", "deleted"].map((what) => ({ type: `positionOpening.${what}`, data: { positionId, positionOpeningId } })),
    );
  });

  it("are refused without their start, by another's name or position, and cannot be deleted while they are held", async () => {
    const { send, openings, fake } = planning();
    const { positionId, openings: own } = fake.openPosition();
    const path = `/workforce-planning/positions/${positionId}/position-openings`;
    const [first] = await openings("positionOpeningName", "status");
    const post = (values: Raw) => send("POST", path, { body: oneOf("positionOpening", values) });
    expect((await post({ recruitmentStatus: "open" })).status).toBe(400);
    expect((await post({ expectedStartDate: "2026-10-01", positionOpeningName: first.positionOpeningName })).status).toBe(400);
    expect((await post({ expectedStartDate: "2026-10-01", filledBy: fake.company.employees[0]!.id })).status).toBe(400);
    const change = oneOf("positionOpening", { recruitmentStatus: "closed" });
    expect((await send("PATCH", `${path}/${first.id}`, { body: change })).status).toBe(404);
    expect(
      (await send("PATCH", `${path}/${own[0]!.positionOpeningId}`, { body: oneOf("positionOpening", { recruitmentStatus: "maybe" }) }))
        .status,
    ).toBe(400);
    expect(first.status).toBe("filled");
    expect((await send("DELETE", `/workforce-planning/positions/${first.positionId}/position-openings/${first.id}`)).status).toBe(400);
  });
});

describe("a budget", () => {
  it("is made once for a position, and changed, and each change is told", async () => {
    const { send, budgets, position, fake, events } = planning();
    const { positionId } = fake.openPosition();
    const path = `/workforce-planning/positions/${positionId}/position-budget`;
    const post = () => send("POST", path, { body: oneOf("positionBudget", { salaryPayPeriod: "Monthly 13", currency: "GBP" }) });
    events.length = 0;
    const { data } = await post();
    expect(data).toEqual({ positionBudgetId: expect.any(Number) });
    expect((await position(positionId, "budget")).budget).toBe(data.positionBudgetId);
    expect((await post()).status).toBe(400);
    const values = { variablePayPeriod: "Quarterly", totalPositionCostCurrencyValue: { value: 9, currency: "GBP" } };
    expect((await send("PATCH", `${path}/${data.positionBudgetId}`, { body: oneOf("positionBudget", values) })).status).toBe(204);
    const read = (await budgets("salaryPayPeriod", ...Object.keys(values))).find(({ id }) => id === data.positionBudgetId);
    expect(read).toEqual({ id: data.positionBudgetId, salaryPayPeriod: "Monthly 13", ...values });
    expect((await send("PATCH", `${path}/77`, { body: oneOf("positionBudget", values) })).status).toBe(404);
    const ids = { positionId, positionBudgetId: data.positionBudgetId };
    expect(events).toEqual(["created", "updated"].map((what) => ({ type: `positionBudget.${what}`, data: ids })));
  });

  it("spells its currency small when it is written, and needs a box of its own", async () => {
    const { send, fake } = planning();
    const { positionId } = fake.openPosition();
    const path = `/workforce-planning/positions/${positionId}/position-budget`;
    const wrong = oneOf("positionBudget", { salaryPayPeriod: "Annual", Currency: "GBP" });
    expect((await send("POST", path, { body: wrong })).status).toBe(400);
    fake.permissions.revoke("positions.budgets");
    expect((await send("POST", path, { body: oneOf("positionBudget", { salaryPayPeriod: "Annual", currency: "GBP" }) })).status).toBe(403);
  });
});

describe("verbs about positions", () => {
  it("open, fill and leave a position", async () => {
    const { fake, positions, position, clock } = planning();
    const held = (await positions("status", "filledBy", "actualStartDate")).find(({ status }) => status === "filled");
    const made = fake.openPosition({ department: "Sales", site: "Berlin", job: "Account Executive", expectedStartDate: "2026-07-01" });
    expect(made).toMatchObject({ status: "vacant", positionBudgetId: null, openings: [{ status: "vacant", filledBy: null }] });
    expect(fake.fillPosition(made.positionId, held.filledBy, "2026-07-01")).toMatchObject({ status: "starting" });
    expect(await position(held.id, "status", "filledBy", "actualStartDate")).toMatchObject({ status: "vacant", filledBy: null });
    expect(await position(made.positionId, "filledBy", "actualStartDate", "recruitmentStatus")).toMatchObject({
      filledBy: held.filledBy,
      actualStartDate: "2026-07-01",
      recruitmentStatus: "closed",
    });
    await clock.advance(20 * DAY);
    expect((await position(made.positionId, "status")).status).toBe("filled");
  });

  it("set a budget, and change one", async () => {
    const { fake, budgets } = planning();
    const { positionId } = fake.openPosition();
    const { positionBudgetId } = fake.setBudget(positionId, { baseSalary: 50_000 });
    fake.setBudget(positionId, { variablePay: 1_000 });
    const read = (await budgets("totalPositionCostCurrencyValue", "salaryPayPeriod")).find(({ id }) => id === positionBudgetId);
    expect(read).toMatchObject({ totalPositionCostCurrencyValue: { value: 51_000, currency: "GBP" }, salaryPayPeriod: "Annual" });
  });

  it("say in one line what is wrong", () => {
    const { fake } = planning();
    const [first] = fake.company.employees;
    const { positionId } = fake.openPosition();
    expect(() => fake.openPosition({ job: "Alchemist" })).toThrow(
      "Fake HiBob: openPosition needs a job: the title of an active job profile",
    );
    expect(() => fake.openPosition({ department: "Alchemy", job: "Accountant" })).toThrow("Fake HiBob: ");
    expect(() => fake.openPosition({ fte: 0 })).toThrow("Fake HiBob: fte takes a number from 1 to 100");
    expect(() => fake.fillPosition(positionId, "1")).toThrow("Fake HiBob: no employee has this id");
    expect(() => fake.fillPosition(77, first!.id)).toThrow("Fake HiBob: no position has this id");
    expect(() => fake.fillPosition(positionId, first!.id, "2026-02-30")).toThrow("Fake HiBob: a date");
    expect(() => fake.cancelPosition(positionId, "2020-01-01")).toThrow("Fake HiBob: the day of a cancellation is in the past");
    fake.fillPosition(positionId, first!.id);
    expect(() => fake.fillPosition(positionId, fake.company.employees[1]!.id)).toThrow(
      "Fake HiBob: the position has no opening that is free",
    );
    expect(() => fake.setBudget(positionId, { currency: "pounds" })).toThrow("Fake HiBob: currency takes a currency code");
  });
});

describe("what happens by itself", () => {
  it("is told as of its midnight, in whatever order things are read: a cancellation that was scheduled", async () => {
    const { clock, fake, send, events } = planning();
    const { positionId } = fake.openPosition();
    await send("POST", "/workforce-planning/positions/schedule-cancellation", {
      body: { positionIds: [positionId], cancellationDate: "2026-06-18" },
    });
    const told: number[] = [];
    (fake.company as Raw).events.listen(({ type, data, at }: Raw) => {
      if (type === "workforcePlanning.position.updated" && data.positionId === positionId) told.push(at);
    });
    const before = events.length;
    await clock.advance(2 * DAY);
    fake.webhooks.tick();
    expect(told).toEqual([]);
    await clock.advance(3 * DAY);
    fake.webhooks.tick();
    fake.webhooks.tick();
    expect(told).toEqual([Date.parse("2026-06-18T00:00:00Z")]);
    expect(events.length).toBeGreaterThan(before);
  });
});

describe("names of openings", () => {
  it("are unique within one request too", async () => {
    const { draft, send, positions } = planning();
    const values = await draft();
    const before = await positions();
    const opening = { expectedStartDate: "2026-09-01", positionOpeningName: "O-1" };
    const items = [newPosition({ ...values, name: "P-1" }, opening), newPosition({ ...values, name: "P-2" }, opening)];
    expect((await send("POST", "/workforce-planning/positions", { body: { items } })).status).toBe(400);
    expect(await positions()).toEqual(before);
  });
});
