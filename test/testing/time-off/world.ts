import type { FakeHiBob } from "hibob-kit/testing";
import { expect } from "vitest";
import type { Events } from "../../../src/testing/company/events.ts";

type Event = Parameters<Parameters<Events["listen"]>[0]>[0];

/** Someone in London since 2019 of whom no time off was invented, below the head of the company. */
export const free = (fake: FakeHiBob) =>
  fake.hire({ firstName: "Noor", surname: "Okonkwo", startDate: "2019-06-03", site: "London", reportsTo: fake.company.employees[0]!.id });

/** What happens in the company from now on. */
export function eventsOf(fake: FakeHiBob): Event[] {
  const events: Event[] = [];
  (fake.company as unknown as { events: Events }).events.listen((event) => events.push(event));
  return events;
}

/** The one and only. */
export function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1);
  return list[0]!;
}
