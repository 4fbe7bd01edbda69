import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearer, createHiBob, serviceUser } from "../../src/index.ts";
import { BASIC, CREDENTIAL, json, page, type Rig, rig, type Seen } from "./stub.ts";

/** Everything that could print an error, on all the ways people print one. */
function shown(error: unknown): string {
  const parts: string[] = [];
  for (let cause = error; cause !== undefined; cause = (cause as Error).cause) {
    parts.push(inspect(cause, { depth: 10, showHidden: true }), JSON.stringify(cause), String(cause), (cause as Error).stack ?? "");
  }
  return parts.join("\n");
}

const EMAIL = "maria.example@acme.example";
// Each has a digit pair that no message and no stack has, so that finding it is always a leak.
const token = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(..."abcXYZ019-_.~!"), maxLength: 40 }).map((text) => `${text}Q8z`),
    fc.base64String({ maxLength: 64 }).map((text) => `Q8z${text}`),
  )
  .filter((text) => text.length > 3);
const id = fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n }).map(String);

type Echo = (seen: Seen) => Response;
const auth = ({ headers }: Seen): string => headers.get("authorization") ?? "";
const plain = (seen: Seen): string => auth(seen).slice(auth(seen).indexOf(" ") + 1);
const decoded = (seen: Seen): string => (auth(seen).startsWith("Basic") ? atob(plain(seen)) : plain(seen));

/** Servers that give back what they were sent, in every place an error is made from. */
const echoes: Record<string, Echo> = {
  "message and key": (seen) =>
    json({ key: plain(seen), error: `No ${auth(seen)} (${decoded(seen)}) at ${seen.url}`, message: seen.text }, 400),
  "a key made of the token": (seen) => json({ key: decoded(seen).split(":").at(-1), error: "x" }, 404),
  columns: (seen) => json({ error: "row", errors: { [decoded(seen)]: seen.url.href, [plain(seen)]: seen.text } }, 422),
  "unauthorized text": (seen) => json({ error: decoded(seen), message: decodeURIComponent(seen.url.pathname) }, 401),
  "forbidden text": (seen) => json({ error: `'${decoded(seen).split(":").join("' '")}'`, message: seen.text }, 403),
  "a page": (seen) => page(500, `<html>${auth(seen)} ${seen.url} ${seen.text}`),
  "broken JSON": (seen) => new Response(`{"employees":[{"email":"${EMAIL}","x":"${auth(seen)}${seen.url}${seen.text}`),
  "headers only": (seen) => json({}, 500, { "x-echo": auth(seen), location: seen.url.href }),
  "a network error": (seen) => {
    throw Object.assign(new TypeError(`fetch failed for ${seen.url} with ${auth(seen)}`), {
      request: seen,
      cause: new Error(decoded(seen)),
    });
  },
};

describe("no error shows what was sent", () => {
  it.each(Object.keys(echoes))("when the server gives it back as %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(token, id, fc.boolean(), async (secret, employeeId, basic) => {
        const users = basic ? { serviceUser: { id: CREDENTIAL.id, token: secret } } : { auth: bearer(() => secret) };
        const bob = createHiBob({
          ...users,
          retries: 0,
          fetch: async (request: Request) => {
            const { method, headers, signal } = request;
            const seen = { method, headers, signal, url: new URL(request.url), text: await request.text(), at: 0 };
            return echoes[name]!(seen);
          },
        } as never);
        for (const work of [
          () => bob.people.search({ fields: ["root.email"], emails: [EMAIL] }),
          () => bob.people.search({ fields: ["root.email"], ids: [employeeId as never] }),
          () => bob.people.get(EMAIL, { fields: ["root.email"] }),
          () => bob.workHistory.list(employeeId as never),
        ]) {
          const error = await work().then(
            () => undefined,
            (reason: unknown) => reason,
          );
          const text = shown(error);
          expect(error).toBeInstanceOf(Error);
          for (const part of [secret, btoa(`${CREDENTIAL.id}:${secret}`), employeeId, EMAIL, encodeURIComponent(EMAIL)]) {
            expect(text).not.toContain(part);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("no error shows what was answered", () => {
  const SALARY = "61803";
  const value = {
    id: 3141592653589793,
    employees: [{ id: 3141592653589793, email: [EMAIL], payroll: SALARY }, "Ms Example"],
    values: EMAIL,
    results: [SALARY],
  };

  it("when an answer of another shape is refused", async () => {
    const { bob, failure } = rig(json(value), { validate: "strict" });
    for (const work of [
      () => bob.people.search({ fields: ["root.email"] }),
      () => bob.people.get(EMAIL, { fields: ["root.email"] }),
      () => bob.workHistory.list("3332883884017713938" as never),
      () => bob.workHistory.all().toArray({ limit: 5 }),
      () => bob.metadata.fields(),
    ]) {
      const text = shown(await failure(work()));
      expect(text).toContain("another shape");
      for (const part of [SALARY, EMAIL, "3141592653589793", "Ms Example", CREDENTIAL.token, BASIC]) expect(text).not.toContain(part);
    }
  });

  it("when its JSON is broken", async () => {
    const { bob, failure } = rig(new Response(`{"employees":[{"email":"${EMAIL}","pay":${SALARY}`), { retries: 0 });
    const text = shown(await failure(bob.people.search({ fields: ["root.email"] })));
    expect(text).toContain("broken JSON");
    for (const part of [SALARY, EMAIL]) expect(text).not.toContain(part);
  });

  it("when its refusal repeats what a write sent, over several lines and with a date", async () => {
    const text = "Employee Zoe Brackenbury\nalready exists,\r\n born 1990-02-03";
    const { bob, failure } = rig(json({ key: "exception.duplicate", error: text }, 400));
    const body = { firstName: "Zoe Brackenbury", work: { sites: ["Brackenbury Hall"] } };
    const { message } = await failure(bob.request({ method: "POST", path: "/people", body }));
    expect(message).toBe("POST /people answered 400: Employee <hidden> already exists, born <date>");
  });

  it("when its refusal quotes mail addresses and numbers of people", async () => {
    const { bob, failure } = rig(
      json({ error: `Employee ${EMAIL} (3332883884017713938) earns ${SALARY}, field_1698036945383 is wrong` }, 400),
    );
    const text = shown(await failure(bob.metadata.fields()));
    expect(text).toContain("Employee <email> (<number>) earns <number>, field_1698036945383 is wrong");
  });
});

describe("no inspection shows a credential", () => {
  const look = (thing: unknown): string => inspect(thing, { depth: 10, showHidden: true, getters: true }) + JSON.stringify(thing);
  const hidden = (rigged: Rig): void => {
    const text = look(rigged.bob) + look(rigged.bob.client);
    for (const part of [CREDENTIAL.token, BASIC, CREDENTIAL.id]) expect(text).not.toContain(part);
  };

  it("of the client, its modules and its auth, before and after a call", async () => {
    const fresh = rig(json([]));
    hidden(fresh);
    await fresh.run(fresh.bob.metadata.fields());
    hidden(fresh);
    const basic = serviceUser(CREDENTIAL);
    const access = bearer(() => CREDENTIAL.token);
    await access();
    for (const made of [basic, access]) expect(look(made)).not.toMatch(new RegExp(`${CREDENTIAL.token}|${CREDENTIAL.id}`));
  });

  it("in what the hooks are told", async () => {
    const told: unknown[] = [];
    const tell = (event: unknown) => void told.push(event);
    const hooks = { onRequest: tell, onResponse: tell, onRetry: tell, onWait: tell, onDrift: tell };
    const { bob, run } = rig([json({ error: EMAIL }, 500), json({ values: EMAIL })], { hooks });
    await run(bob.request({ method: "GET", path: "/people/{id}/work", params: { id: EMAIL } }));
    await run(bob.metadata.fields().catch(() => undefined));
    expect(told.length).toBeGreaterThan(5);
    const text = look(told);
    for (const part of [CREDENTIAL.token, BASIC, EMAIL]) expect(text).not.toContain(part);
  });
});
