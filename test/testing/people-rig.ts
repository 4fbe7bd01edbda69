import { createHiBob } from "hibob-kit";
import type { FakeOptions } from "hibob-kit/testing";
import type { CompanyState } from "../../src/testing/company/company.ts";
import type { CompanyEvent } from "../../src/testing/company/events.ts";
import { fakeOf, type Raw } from "./ask.ts";

/** Ids of the custom fields that every fake has. */
export const DESK = "work.custom.field_1748390400501";
export const TEAM = "work.custom.field_1748390400502";
export const BADGE = "category_1748390400112.custom.field_1748390400503";
export const CLUBS = "category_1748390400112.custom.field_1748390400504";
export const FIRST_LANTERN = "about.custom.field_1748390400505";
export const BUDGET = "category_1748390400112.custom.field_1748390400506";
export const MENTOR = "work.custom.field_1748390400507";
export const CONSENT = "personal.custom.field_1748390400508";
export const COST_CENTRE = "employment.custom.field_1748390400509";

export const valueAt = (person: Raw, id: string): Raw =>
  id
    .replace(/^root\./, "")
    .split(".")
    .reduce((at, key) => at?.[key], person);

/** A fake of few people that tells what happens in it, with a client that lets no answer pass that is not as declared. */
export function peopleRig(options: FakeOptions = {}) {
  const rig = fakeOf({ employees: 30, ...options });
  const { fake, clock, send } = rig;
  const events: CompanyEvent[] = [];
  (fake.company as unknown as CompanyState).events.listen((event) => events.push(event));
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
  const told = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
  /** Values of one person, nested. */
  const person = async (id: string, ...fields: string[]): Promise<Raw> => (await send("POST", `/people/${id}`, { body: { fields } })).data;
  const value = async (id: string, field: string): Promise<Raw> => valueAt(await person(id, field), field);
  const put = (id: string, body: unknown) => send("PUT", `/people/${id}`, { body });
  const someone = fake.company.employees[5]!;
  /** Lets the clock run until a call that waits for it is done. */
  const inTime = async <T>(call: Promise<T>): Promise<T> => {
    let done = false;
    const settled = call.finally(() => (done = true));
    while (!done) await Promise.race([clock.advance(1_000), settled]);
    return settled;
  };
  return { ...rig, bob, inTime, events, told, person, value, put, someone };
}
