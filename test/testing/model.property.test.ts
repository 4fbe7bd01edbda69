import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, fakeOf, type Raw } from "./ask.ts";

/** What a tiny model knows of one person. */
interface Known {
  firstName: string;
  title: string | null;
  active: boolean;
  readonly docs: Map<number, string>;
  readonly trainings: Map<number, string>;
  /** Approved time off by request id: the day. */
  readonly off: Map<number, string>;
}

const who = fc.nat({ max: 30 });
const name = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
const step = fc.oneof(
  fc.record({ does: fc.constant("hire" as const), name }),
  fc.record({ does: fc.constant("leave" as const), who }),
  fc.record({ does: fc.constant("rename" as const), who, name, api: fc.boolean() }),
  fc.record({ does: fc.constant("retitle" as const), who, name, api: fc.boolean() }),
  fc.record({ does: fc.constant("upload" as const), who, name, api: fc.boolean() }),
  fc.record({ does: fc.constant("shred" as const), who, nth: fc.nat() }),
  fc.record({ does: fc.constant("train" as const), who, name, api: fc.boolean() }),
  fc.record({ does: fc.constant("untrain" as const), who, nth: fc.nat() }),
  fc.record({ does: fc.constant("rest" as const), who, day: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ does: fc.constant("return" as const), who, nth: fc.nat() }),
  fc.record({ does: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 3 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A company of few people, with the model beside it. */
async function world(seed: number) {
  const rig = fakeOf({ employees: 12, seed });
  const { fake, people, get } = rig;
  const known = new Map<string, Known>();
  const see = (id: string, first: Raw) =>
    known.set(id, {
      firstName: first.firstName,
      title: first.work.title,
      active: first.internal.status === "Active",
      docs: new Map(),
      trainings: new Map(),
      off: new Map(),
    });
  const read = () => people(["root.id", "root.firstName", "work.title", "internal.status"]);
  for (const person of await read()) {
    const mine = see(person.id, person).get(person.id)!;
    for (const { docId, documentName } of (await get(`/docs/people/${person.id}`)).data.documents) mine.docs.set(docId, documentName);
    for (const { id, name: course } of (await get(`/people/${person.id}/training`)).data.values) mine.trainings.set(id, course);
    for (const { id } of fake.timeOffRequests(person.id)) fake.deleteTimeOff(id);
  }
  return { ...rig, known, see, read };
}
type World = Awaited<ReturnType<typeof world>>;

const nthOf = <T>(items: Iterable<T>, nth: number): T | undefined => {
  const all = [...items];
  return all.length === 0 ? undefined : all[nth % all.length];
};

/** Does one thing to the fake, by a verb or by the API, and to the model. */
async function act({ fake, clock, send, known, see }: World, one: Step): Promise<void> {
  const today = () => new Date(clock.now()).toISOString().slice(0, 10);
  if (one.does === "wait") return clock.advance(one.days * DAY);
  if (one.does === "hire") {
    const { id } = fake.hire({ firstName: one.name, surname: "Byron", title: "Analyst", startDate: today() });
    see(id, { firstName: one.name, work: { title: "Analyst" }, internal: { status: "Active" } });
    return;
  }
  const [id, person] = nthOf(known, one.who)!;
  const api = async (method: string, path: string, body?: unknown) => {
    const answer = await send(method, path, body === undefined ? {} : { body });
    expect([200, 204, 304], `${method} ${path} ${answer.text}`).toContain(answer.status);
    return answer.data;
  };
  switch (one.does) {
    case "leave":
      if (!person.active) return;
      fake.terminate(id);
      person.active = false;
      return;
    case "rename":
      if (one.api) await api("PUT", `/people/${id}`, { firstName: one.name });
      else fake.update(id, { "root.firstName": one.name });
      person.firstName = one.name;
      return;
    case "retitle": {
      if (one.api && fake.company.find(id)!.workRows.some(({ effectiveDate }) => effectiveDate === today())) return;
      if (!one.api) fake.changeWork(id, { title: one.name });
      else {
        await api("POST", "/company/named-lists/title", { name: one.name }).catch(() => undefined); // may be there already
        await api("POST", `/people/${id}/work`, { effectiveDate: today(), title: one.name });
      }
      // Someone who has not started gets the change on the first day, and shows it already.
      person.title = one.name;
      return;
    }
    case "upload": {
      const doc = one.api
        ? await api("POST", `/docs/people/${id}/shared`, { documentName: one.name, documentUrl: "https://files.example/a.pdf", tags: [] })
        : fake.upload(id, { folder: "Shared", name: one.name });
      person.docs.set(doc.id ?? doc.docId, one.name);
      return;
    }
    case "shred": {
      const doc = nthOf(person.docs.keys(), one.nth);
      if (doc === undefined) return;
      fake.removeDocument(id, doc);
      person.docs.delete(doc);
      return;
    }
    case "train": {
      if (one.api) await api("POST", "/company/named-lists/trainingName", { name: one.name }).catch(() => undefined);
      else fake.addListItem("trainingName", one.name);
      await api("POST", `/people/${id}/training`, { name: one.name, startDate: today() });
      const rows: Raw[] = await api("GET", `/people/${id}/training`).then(({ values }) => values);
      const added = rows.filter((row) => !person.trainings.has(row.id));
      expect(added).toHaveLength(1);
      person.trainings.set(added[0].id, added[0].name);
      return;
    }
    case "untrain": {
      const row = nthOf(person.trainings.keys(), one.nth);
      if (row === undefined) return;
      await api("DELETE", `/people/${id}/training/${row}`);
      person.trainings.delete(row);
      return;
    }
    case "rest": {
      const day = new Date(clock.now() + one.day * DAY).toISOString().slice(0, 10);
      if (!person.active || [...person.off.values()].includes(day)) return;
      const request = fake.requestTimeOff(id, { startDate: day, skipManagerApproval: true });
      person.off.set(request.id, day);
      return;
    }
    case "return": {
      const request = nthOf(person.off.keys(), one.nth);
      if (request === undefined) return;
      fake.cancelTimeOff(request);
      person.off.delete(request);
    }
  }
}

/** All that the API shows of what the model knows. */
async function shown({ get, read, known }: World) {
  const from = "2026-06-15";
  const { outs } = (await get(`/timeoff/whosout?from=${from}&to=2027-12-31&includePrivate=true`)).data;
  const found: Record<string, object> = {};
  for (const person of await read()) {
    const docs: Raw[] = (await get(`/docs/people/${person.id}`)).data.documents;
    const rows: Raw[] = (await get(`/people/${person.id}/training`)).data.values;
    found[person.id] = {
      firstName: person.firstName,
      title: person.work.title,
      active: person.internal.status === "Active",
      docs: docs.map(({ docId, documentName }) => [docId, documentName]).sort(),
      trainings: rows.map(({ id, name: course }) => [id, course]).sort(),
      // Those who left do not show up in who's out.
      off: known.get(person.id)?.active
        ? outs
            .filter((out: Raw) => out.employeeId === person.id)
            .map((out: Raw) => [out.requestId, out.startDate])
            .sort()
        : [],
    };
  }
  return found;
}

const expected = ({ known }: World): Record<string, object> =>
  Object.fromEntries(
    [...known].map(([id, { firstName, title, active, docs, trainings, off }]) => [
      id,
      { firstName, title, active, docs: [...docs].sort(), trainings: [...trainings].sort(), off: active ? [...off].sort() : [] },
    ]),
  );

describe("whatever happens, by verbs and through the API in turn", () => {
  it("the API shows what a tiny model of people, titles, documents, trainings and time off says", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.array(step, { maxLength: 30 }), async (seed, steps) => {
        const company = await world(seed);
        for (const one of steps) {
          await act(company, one);
          expect(await shown(company)).toEqual(expected(company));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("the same seed and the same changes give the same answers, byte for byte", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.array(step, { maxLength: 15 }), async (seed, steps) => {
        const story = async () => {
          const company = await world(seed);
          for (const one of steps) await act(company, one);
          const id = company.fake.company.employees.at(-1)!.id;
          const paths = [
            "/bulk/people/work?limit=200",
            "/bulk/people/salaries?limit=200",
            "/bulk/people/lifecycle?limit=200",
            "/timeoff/requests/changes?since=2026-01-01T00:00:00Z",
            "/tasks",
            `/docs/people/${id}`,
            "/company/named-lists",
            "/company/reports",
          ];
          const texts = [(await company.search({ fields: ["root.id", "work.title", "payroll.salary.payment", "home.mobilePhone"] })).text];
          for (const path of paths) texts.push((await company.get(path)).text);
          return texts;
        };
        expect(await story()).toEqual(await story());
      }),
      { numRuns: 10 },
    );
  });
});
