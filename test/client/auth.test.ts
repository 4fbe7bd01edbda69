import { describe, expect, it } from "vitest";
import { bearer, createClient, createHiBob, serviceUser } from "../../src/index.ts";
import { CREDENTIAL, json, rig } from "./stub.ts";

const caught = (work: () => unknown): Error => {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("expected a failure");
};

describe("a service user", () => {
  it("is sent as HTTP Basic with the id as the user name", async () => {
    expect(await serviceUser({ id: "Aladdin", token: "open-sesame" })()).toBe("Basic QWxhZGRpbjpvcGVuLXNlc2FtZQ==");
    const { bob, seen, run } = rig(json([]));
    await run(bob.metadata.fields());
    expect(seen[0]!.headers.get("authorization")).toBe(`Basic ${btoa(`${CREDENTIAL.id}:${CREDENTIAL.token}`)}`);
  });

  it.each([
    ["empty", "", "is empty"],
    ["a space", "se cret", "contains a space"],
    ["a line break", "secret\n", "contains a space, a line break"],
    ["no ASCII", "sécret", "outside ASCII"],
    ["undefined", undefined, "not undefined"],
    ["a number", 4711, "not number"],
    ["null", null, "not null"],
  ])("is refused at once when a part is %s, in one line that does not show it", (_, bad, says) => {
    for (const user of [{ id: bad, token: "good" } as never, { id: "good", token: bad } as never]) {
      for (const make of [() => serviceUser(user), () => createHiBob({ serviceUser: user })]) {
        const error = caught(make);
        expect(error).toMatchObject({ name: "InvalidInputError", code: "invalid_input" });
        expect(error.message).toContain(says);
        expect(error.message).not.toMatch(/\n|se cret|sécret|4711/);
      }
    }
  });

  it("is refused when the id contains a colon, which Basic could not tell from the separator", () => {
    const error = caught(() => serviceUser({ id: "SERVICE:secret", token: "good" }));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).not.toContain("secret");
    expect(() => serviceUser({ id: "SERVICE", token: "with:colon" })).not.toThrow();
  });

  it("is missed by name when no credential is given", () => {
    const error = caught(() => createClient({} as never));
    expect(error).toMatchObject({ name: "InvalidInputError" });
    expect(error.message).toContain("serviceUser: { id, token }");
  });
});

describe("a bearer token", () => {
  it("is asked for once by calls that need it at the same time, and again by later ones", async () => {
    let asked = 0;
    const { bob, seen, run } = rig(json([]), { auth: bearer(async () => `access-${++asked}`) });
    await run(Promise.all([1, 2, 3].map(() => bob.metadata.fields())));
    expect(asked).toBe(1);
    await run(bob.metadata.fields());
    expect(asked).toBe(2);
    expect(seen.map(({ headers }) => headers.get("authorization"))).toEqual([...Array(3).fill("Bearer access-1"), "Bearer access-2"]);
  });

  it("that cannot be sent is refused without being shown, and the next call asks anew", async () => {
    const tokens = ["bad\ntoken", "fine"];
    const { bob, seen, failure, run } = rig(json([]), { auth: bearer(() => tokens.shift()!) });
    const error = await failure(bob.metadata.fields());
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).not.toMatch(/\n|bad/);
    expect(seen).toHaveLength(0);
    await run(bob.metadata.fields());
    expect(seen).toHaveLength(1);
  });

  it("passes on what getToken throws, and does not send the call again", async () => {
    let asked = 0;
    const refused = new Error("refresh token expired");
    const { bob, seen, failure } = rig(json([]), {
      auth: bearer(() => {
        asked++;
        throw refused;
      }),
    });
    expect(await failure(bob.metadata.fields())).toBe(refused);
    expect([asked, seen.length]).toEqual([1, 0]);
  });
});
