import { createHiBob, employeeId } from "hibob-kit";
import type { FakeWebhookEvent } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { DAY, fakeOf } from "../ask.ts";

/** A fake with a webhook that notes the events it gets. */
async function watched(options: Parameters<typeof fakeOf>[0] = {}) {
  const { clock, fake, ...ask } = fakeOf({ employees: 5, ...options });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const events: FakeWebhookEvent[] = [];
  const titles: unknown[] = [];
  const webhook = await fake.webhooks.subscribe({
    async deliver(request) {
      const text = await request.text();
      if (text === "Ping test") return;
      const event: FakeWebhookEvent = JSON.parse(text);
      events.push(event);
      const id = employeeId(String(event.data.employeeId));
      const { employees } = await bob.people.search({ fields: ["work.title"], ids: [id], showInactive: true });
      titles.push(employees[0]?.work.title);
    },
  });
  return { clock, fake, bob, events, titles, webhook, ...ask };
}

describe("the webhooks of a fake", () => {
  it("tell what HR does and what the API writes, and a receiver that asks at once sees it", async () => {
    const { fake, events, titles, send } = await watched();
    const { id } = fake.hire({ firstName: "Ada", surname: "Byron", title: "Analyst" });
    await fake.webhooks.settled();
    await send("PUT", `/people/${id}`, { body: { work: { workPhone: "+44 1" } } });
    await fake.webhooks.settled();
    const told = events.map(({ companyId, type, data }) => [companyId, type, data.employeeId]);
    expect(told).toContainEqual([fake.company.id, "employee.created", id]);
    expect(events.at(-1)).toMatchObject({ type: "employee.updated", data: { employeeId: id, fieldUpdates: ["work.workPhone"] } });
    expect(new Set(titles)).toEqual(new Set(["Analyst"]));
  });

  it("tell at their midnight what took effect meanwhile, when asked whether all is settled", async () => {
    const { clock, fake, events } = await watched();
    const { id } = fake.hire({ firstName: "Ada", surname: "Byron", startDate: "2026-06-17" });
    await fake.webhooks.settled();
    events.length = 0;
    await clock.advance(3 * DAY);
    await fake.webhooks.settled();
    expect(events.filter(({ type }) => type === "employee.joined")).toMatchObject([
      { data: { employeeId: id }, triggeredAt: expect.stringContaining("2026-06-17T00:00:00.000") },
    ]);
  });

  it("tell what took effect at several midnights in the order of these, whatever part of the company it is", async () => {
    const { clock, fake, events } = await watched();
    const { positionId } = fake.openPosition();
    fake.cancelPosition(positionId, "2026-06-17");
    fake.hire({ firstName: "Ada", surname: "Byron", startDate: "2026-06-18" });
    await fake.webhooks.settled();
    events.length = 0;
    await clock.advance(5 * DAY);
    await fake.webhooks.settled();
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(["workforcePlanning.position.updated", "employee.joined"]));
    const times = events.map(({ triggeredAt }) => triggeredAt);
    expect(times).toEqual([...times].sort());
  });

  it("tell each event once, and long before slow reads show it", async () => {
    const { clock, fake, events, titles } = await watched({ lag: 20_000 });
    fake.hire({ firstName: "Ada", surname: "Byron", title: "Analyst" });
    await fake.webhooks.settled();
    expect(events.filter(({ type }) => type === "employee.created")).toHaveLength(1);
    expect(titles).not.toContain("Analyst");
    const before = events.length;
    await clock.advance(20_000);
    await fake.webhooks.settled();
    expect(events).toHaveLength(before);
  });

  it("end when the fake starts again", async () => {
    const { fake, events, webhook } = await watched();
    fake.reset();
    fake.hire({ firstName: "Ada", surname: "Byron" });
    await fake.webhooks.settled();
    expect([events, webhook.state, fake.webhooks.subscriptions()]).toEqual([[], "ended", []]);
  });
});
